import { useRoute } from 'preact-iso'
import { useRef, useState } from 'preact/hooks'
import type { Graduate } from '../../../../functions/contract/certificate.ts'
import { call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Progress } from '../../ui/progress.tsx'
import { announce } from '../announce.tsx'
import { number, text, today, weekday } from '../language.ts'
import { useLoad, useWork } from '../load.ts'
import { Page } from '../parts/page.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { useDesk } from '../session.ts'
import { GraduateTable } from './graduate-table.tsx'
import { Print } from './print.tsx'
import { useNumbers } from './use-numbers.ts'
import { words } from './words.ts'
import './certificates.css'

type Skipped = { id: string; code: string; text: string }

/** Who of a wave passed: their numbers, and issuing to one or to all. */
export function GraduatesPage() {
  const { params } = useRoute()
  return <Graduates key={params.wave} wave={params.wave ?? ''} />
}

function Graduates({ wave }: { wave: string }) {
  const { programme, to, scheme } = useDesk()
  const w = words()
  const loaded = useLoad(wave, async (signal) => {
    const params = { programme: programme.id, wave }
    const [people, waves] = await Promise.all([
      call('GET /programmes/:programme/certificates/waves/:wave', { params, signal }),
      call('GET /programmes/:programme/waves', { params, signal }),
    ])
    return { people, wave: waves.find(({ id }) => id === wave) }
  })
  const of = loaded.data?.wave
  return (
    <Page
      title={of ? w.graduates(`${weekday(of.date)}, ${scheme(of.scheme)}`) : w.title}
      up={{ href: to('sertifikat'), words: w.title }}
    >
      <Waiting of={loaded}>
        {({ people }) =>
          people.length === 0 ? (
            <p class="muted">{w.noGraduates}</p>
          ) : (
            <Issue wave={wave} people={people} reload={loaded.reload} />
          )
        }
      </Waiting>
    </Page>
  )
}

function Issue({ wave, people, reload }: { wave: string; people: Graduate[]; reload: () => void }) {
  const { programme, can } = useDesk()
  const w = words()
  const work = useWork()
  const stopped = useRef(false)
  const [issuedOn, setIssuedOn] = useState(today)
  const [done, setDone] = useState<number>()
  const [skipped, setSkipped] = useState<Skipped[]>([])
  const numbers = useNumbers(people)
  const params = { programme: programme.id, wave }
  const waiting = people.filter(({ state }) => state === 'competent')
  const ready = waiting.filter(({ certificateNo }) => certificateNo)
  const unsaved = numbers.changed.length > 0
  const editable = can('certificate.issue')

  const save = () =>
    work.run(async () => {
      let set = 0
      const left: Skipped[] = []
      for (let at = 0; at < numbers.changed.length; at += 100) {
        const answer = await call('PUT /programmes/:programme/certificates/waves/:wave/numbers', {
          params,
          body: { rows: numbers.changed.slice(at, at + 100) },
        })
        set += answer.set
        left.push(...answer.skipped)
      }
      setSkipped(left)
      announce(w.numbersSaved(number(set)))
      numbers.forget(left.map(({ id }) => id))
      reload()
    })

  const issue = (nomination?: string) =>
    work.run(async () => {
      stopped.current = false
      const left: Skipped[] = []
      let issued = 0
      if (!nomination) setDone(0)
      try {
        for (;;) {
          const answer = await call('POST /programmes/:programme/certificates/waves/:wave/issue', {
            params,
            body: { issuedOn, nomination },
          })
          issued += answer.issued
          left.push(...answer.skipped)
          if (!nomination) setDone(issued)
          // Nobody more is reached by going on when a round issued none.
          if (answer.left === 0 || answer.issued === 0 || stopped.current) break
        }
        announce(w.issued(number(issued)))
      } finally {
        setDone(undefined)
        // Who has no number yet was not meant.
        setSkipped(
          nomination
            ? left
            : [...new Map(left.map((one) => [one.id, one])).values()].filter(
                ({ code }) => code !== 'certificate.no_number',
              ),
        )
        reload()
      }
    })

  return (
    <>
      <p>{w.counts(number(people.length - waiting.length), number(people.length))}</p>
      <Trouble problem={work.problem} />
      <NotDone skipped={skipped} people={people} />
      {editable && waiting.length > 0 && (
        <>
          <p class="muted">{w.graduatesLead}</p>
          <div class="bar issue">
            <TextField
              id="issued-on"
              type="date"
              label={w.issuedOn}
              value={issuedOn}
              min={firstOf(waiting)}
              max={today()}
              onInput={(event) => setIssuedOn(event.currentTarget.value)}
            />
            <Button kind={unsaved ? 'first' : 'second'} busy={work.busy} disabled={!unsaved} onClick={save}>
              {w.saveNumbers}
            </Button>
            <Button
              kind={unsaved ? 'second' : 'first'}
              busy={work.busy}
              disabled={unsaved || ready.length === 0}
              onClick={() => issue()}
            >
              {done === undefined ? w.issueAll(number(ready.length)) : w.issuing}
            </Button>
            {done !== undefined && (
              <Button kind="plain" onClick={() => (stopped.current = true)}>
                {text.value.common.stop}
              </Button>
            )}
          </div>
          {done === undefined ? (
            <p class="muted">{unsaved ? w.unsaved : w.issueAllHint}</p>
          ) : (
            <Progress label={w.progress(number(done), number(ready.length))} done={done} all={ready.length} />
          )}
        </>
      )}
      {waiting.length < people.length && <Print wave={wave} issued={people.length - waiting.length} />}
      <GraduateTable
        people={people}
        numbers={numbers}
        editable={editable}
        busy={work.busy || unsaved}
        onIssue={issue}
      />
    </>
  )
}

/** The first day that a certificate of any of them may bear. */
const firstOf = (waiting: readonly Graduate[]) => waiting.map(({ earliest }) => earliest).toSorted()[0]

function NotDone({ skipped, people }: { skipped: readonly Skipped[]; people: readonly Graduate[] }) {
  if (skipped.length === 0) return null
  const nameOf = (id: string) => people.find(({ nomination }) => nomination === id)?.name ?? id
  return (
    <Notice tone="warn" live="alert" title={words().skipped(number(skipped.length))}>
      <ul>
        {skipped.slice(0, 50).map((one) => (
          <li key={one.id}>
            {nameOf(one.id)}: {one.text}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
