import { useRoute } from 'preact-iso'
import { useEffect, useMemo, useState } from 'preact/hooks'
import type { Roll } from '../../../../functions/contract/exam.ts'
import { ApiProblem } from '../../api.ts'
import { keepForOffline } from '../../keep-offline.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Tag, type Tone } from '../../ui/tag.tsx'
import { Turnout } from '../exams/turnout.tsx'
import { words } from '../exams/words.ts'
import { clock, number, text, today, weekday } from '../language.ts'
import { Page } from '../parts/page.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { offline, session, useDesk } from '../session.ts'
import './check-in.css'
import { type CheckInDesk, openDesk, type Told } from './desk.ts'
import { dropOld } from './kept.ts'
import { qrReader } from './qr-reader.ts'
import { Scanner } from './scanner.tsx'

type Person = Roll['people'][number]

/** Checks the people of one wave in, on a phone, with network or without. */
export function CheckInPage() {
  const { params } = useRoute()
  return <CheckIn key={params.wave} wave={params.wave ?? ''} />
}

/** What the page needs once it is offline: itself, what opens it, the list of waves, and what reads QR codes. */
async function keepPage() {
  await Promise.all([qrReader(), import('../exams/exams.tsx'), import('./kept.ts')])
  await keepForOffline('/admin', '/admin')
}

function CheckIn({ wave }: { wave: string }) {
  const { programme, to, scheme } = useDesk()
  const current = session.value
  const signedIn = current && current !== 'out' && !(current instanceof ApiProblem) ? current : undefined
  const desk = useMemo(() => openDesk(programme.id, wave, signedIn!), [])
  const [ready, setReady] = useState(false)
  const [offlineToo, setOfflineToo] = useState(false)
  const [told, setTold] = useState<Told>()
  const [scanning, setScanning] = useState(false)
  const [chosen, setChosen] = useState<Person>()
  const [typed, setTyped] = useState('')
  const t = words().checkIn

  useEffect(() => {
    void desk.ready.then(() => setReady(true))
    void dropOld(today())
    keepPage().then(
      () => setOfflineToo(true),
      () => undefined,
    )
    return desk.stop
  }, [])

  const roll = desk.roll.value
  const unsent = desk.marks.value.filter(({ refused }) => !refused)
  const people = roll?.people ?? []
  const here = people.filter(({ nomination }) => desk.seenAt(nomination)).length
  const tell = (next: Told) => {
    setTold(next)
    navigator.vibrate?.(next.is === 'marked' ? 80 : [80, 60, 80])
  }
  const mark = async (person: Person, how: 'name' | 'code') => {
    setChosen(undefined)
    setTyped('')
    tell(await desk.markPerson(person, how))
  }
  const byCode = desk.withCode(typed)
  const wanted = typed.trim().toLowerCase()
  const shown = byCode
    ? [byCode]
    : people
        .filter(({ name, companyName }) => `${name} ${companyName}`.toLowerCase().includes(wanted))
        .sort((a, b) => Number(!!desk.seenAt(a.nomination)) - Number(!!desk.seenAt(b.nomination)))

  return (
    <Page
      title={t.title}
      up={{ href: to('ujian'), words: words().title }}
      actions={<Connection connected={desk.connected.value} unsent={unsent.length} />}
    >
      <div aria-busy={!ready} data-offline={offlineToo ? '' : undefined}>
        <Trouble problem={desk.problem.value} retry={() => void desk.sync()} />
        {roll ? (
          <>
            <p class="check-in-where">
              {weekday(roll.wave.date)}, {roll.wave.startsAt}–{roll.wave.endsAt}. {scheme(roll.wave.scheme)},{' '}
              {roll.wave.venueName}
            </p>
            {roll.wave.date !== today() && <Notice tone="warn">{t.otherDay(weekday(roll.wave.date))}</Notice>}
            <Turnout here={here} all={people.length} />
            <Result told={told} here={here} all={people.length} />
            {scanning && <Scanner onRead={async (scanned) => tell(await desk.markScanned(scanned))} />}
            <Button
              kind={scanning ? 'second' : 'first'}
              aria-pressed={scanning}
              onClick={() => setScanning(!scanning)}
            >
              {scanning ? t.stopScan : t.scan}
            </Button>
            <Refused desk={desk} />
            <form
              class="check-in-search"
              role="search"
              aria-label={t.search}
              onSubmit={(event) => {
                event.preventDefault()
                if (byCode) void mark(byCode, 'code')
                else if (wanted && shown.length === 1) setChosen(shown[0])
              }}
            >
              <label for="who">{t.search}</label>
              <input
                id="who"
                type="search"
                autocomplete="off"
                autocapitalize="characters"
                value={typed}
                onInput={(event) => setTyped(event.currentTarget.value)}
              />
            </form>
            <ul class="check-in-list">
              {shown.map((person) => {
                const at = desk.seenAt(person.nomination)
                return (
                  <li key={person.nomination}>
                    <button
                      type="button"
                      onClick={() => (at ? tell({ is: 'already', person, at }) : setChosen(person))}
                    >
                      <span>
                        <strong>{person.name}</strong>
                        <span class="muted">{person.companyName}</span>
                      </span>
                      {at ? (
                        <Tag tone="good">{t.hereAt(clock(at))}</Tag>
                      ) : (
                        <span class="muted">{t.awaited}</span>
                      )}
                    </button>
                  </li>
                )
              })}
            </ul>
            {shown.length === 0 && <p>{t.nobody}</p>}
            <Device desk={desk} unsent={unsent.length} kept={offlineToo || offline.value} />
          </>
        ) : (
          ready && !desk.problem.value && <Notice tone="warn" title={t.notKept} />
        )}
      </div>
      {chosen && (
        <Dialog title={chosen.name} onClose={() => setChosen(undefined)}>
          <p>
            {chosen.companyName}
            <br />
            {t.code} <span class="mono">{chosen.code}</span>
          </p>
          <div class="actions check-in-acts">
            <Button onClick={() => void mark(chosen, 'name')}>{t.mark}</Button>
            <Button kind="plain" onClick={() => setChosen(undefined)}>
              {text.value.common.cancel}
            </Button>
          </div>
        </Dialog>
      )}
    </Page>
  )
}

function Connection({ connected, unsent }: { connected: boolean; unsent: number }) {
  const t = words().checkIn
  return (
    <p class="tags" role="status">
      <Tag tone={connected ? 'good' : 'warn'}>{connected ? t.online : t.offline}</Tag>
      {unsent > 0 && <Tag tone="warn">{t.unsent(number(unsent))}</Tag>}
    </p>
  )
}

/** What came of the last look, large. */
function Result({ told, here, all }: { told: Told | undefined; here: number; all: number }) {
  const t = words().checkIn
  const [tone, title, more]: [Tone, string, string] = !told
    ? ['plain', '', '']
    : told.is === 'marked'
      ? [
          'good',
          t.marked(told.person.name),
          `${told.person.companyName}. ${t.count(number(here), number(all))}`,
        ]
      : told.is === 'already'
        ? ['accent', t.already(told.person.name), t.alreadyAt(clock(told.at))]
        : told.is === 'unlisted'
          ? ['bad', t.unlisted, t.unlistedHint]
          : ['bad', t.unreadable, t.unreadableHint]
  return (
    <div class="check-in-result" role="alert">
      {title && (
        <div class={`notice ${tone}`}>
          <h2>{title}</h2>
          <p>{more}</p>
        </div>
      )}
    </div>
  )
}

/** Looks that counted for nobody: an officer has to help. */
function Refused({ desk }: { desk: CheckInDesk }) {
  const t = words().checkIn
  const refused = desk.marks.value.filter((mark) => mark.refused)
  if (refused.length === 0) return null
  return (
    <Notice tone="bad" title={t.refused(number(refused.length))}>
      <ul class="check-in-refused">
        {refused.map((mark) => (
          <li key={mark.id}>
            <span>
              <strong>{mark.name || t.stranger}</strong> ({clock(mark.at)}): {mark.refused?.text}
            </span>
            <Button kind="second" small onClick={() => void desk.dismiss(mark.id)}>
              {t.seen}
            </Button>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function Device({ desk, unsent, kept }: { desk: CheckInDesk; unsent: number; kept: boolean }) {
  const t = words().checkIn
  const { to } = useDesk()
  return (
    <section class="inset">
      <h2>{t.device}</h2>
      <p>{kept ? t.deviceKept : t.deviceNotYet}</p>
      <Button
        kind="second"
        small
        disabled={unsent > 0}
        onClick={() => void desk.forget().then(() => location.assign(to('ujian')))}
      >
        {t.forget}
      </Button>
      {unsent > 0 && <p class="muted">{t.forgetFirst}</p>}
    </section>
  )
}
