import { useRoute } from 'preact-iso'
import { useState } from 'preact/hooks'
import type { ExamDay, Examinee } from '../../../../functions/contract/exam.ts'
import type { Verdict } from '../../../../functions/contract/exam-facts.ts'
import { call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { number, weekday } from '../language.ts'
import { Page } from '../parts/page.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { useDesk } from '../session.ts'
import { type Filled, Grid } from './grid.tsx'
import { Save } from './save.tsx'
import { useDay } from './use-day.ts'
import { words } from './words.ts'

/** What the committee decides on one wave. */
export function DecidePage() {
  const { params } = useRoute()
  const { to } = useDesk()
  const t = words()
  const wave = params.wave ?? ''
  const { loaded, changed } = useDay(wave)
  const day = loaded.data
  return (
    <Page
      title={t.decide.title}
      up={{ href: to(`ujian/${wave}`), words: day ? weekday(day.wave.date) : t.title }}
    >
      <p>{t.decide.lead}</p>
      <Waiting of={loaded}>{(day) => <Decisions day={day} onSaved={changed} />}</Waiting>
    </Page>
  )
}

/** What the decision rests on: of an appeal, what the other assessor found. */
const foundOf = (one: Examinee) =>
  one.state === 'appealed'
    ? one.appeal?.recommendation
    : one.state === 'recommended'
      ? one.recommendation
      : undefined

function Decisions({ day, onSaved }: { day: ExamDay; onSaved: (people: Examinee[], state: string) => void }) {
  const { programme, me } = useDesk()
  const t = words()
  const [edits, setEdits] = useState<Record<string, Filled>>({})
  const [faults, setFaults] = useState<Record<string, string>>({})
  const waiting = day.people.filter((one) => !one.left && foundOf(one))
  const notFound = day.people.filter(({ state }) => state === 'attended').length
  const isOwn = (one: Examinee) =>
    [foundOf(one), one.appeal?.before.recommendation].some(
      (found) => found && (found.by === me.id || found.email.toLowerCase() === me.email.toLowerCase()),
    )
  const open = waiting.filter((one) => !isOwn(one))
  const ready = open.flatMap(({ nomination, company }) => {
    const edit = edits[nomination]
    const verdict = edit?.values.decision
    const note = edit?.note.trim()
    return verdict ? [{ nomination, company, verdict, ...(note && { note }) }] : []
  })
  const follow = () =>
    setEdits((old) => ({
      ...Object.fromEntries(
        open.map((one) => [
          one.nomination,
          { values: { decision: foundOf(one)!.verdict }, note: old[one.nomination]?.note ?? '' },
        ]),
      ),
      ...Object.fromEntries(Object.entries(old).filter(([, { values }]) => values.decision)),
    }))

  const left = notFound > 0 && <Notice tone="warn">{t.decide.waiting(number(notFound))}</Notice>
  if (waiting.length === 0)
    return (
      <>
        {left}
        <p role="status">{day.wave.state === 'decided' ? t.decide.done : t.decide.none}</p>
      </>
    )
  return (
    <>
      {left}
      <p class="muted no-print">
        {t.grid.keys} {t.grid.keysFollow}
      </p>
      <div class="bar">
        <Button kind="second" small onClick={follow}>
          {t.decide.follow}
        </Button>
        <span role="status">{t.grid.filled(number(ready.length), number(open.length))}</span>
      </div>
      <Grid
        caption={t.decide.title}
        rows={waiting.map((one) => {
          const found = foundOf(one)!
          return {
            id: one.nomination,
            name: one.name,
            about: (
              <>
                {one.companyName}. {one.state === 'appealed' && `${t.decide.onAppeal}. `}
                {t.found}: <strong>{found.verdict}</strong> ({t.technical} {found.technical}, {t.managerial}{' '}
                {found.managerial}){found.notes && `. ${found.notes}`}
              </>
            ),
            proposed: found.verdict,
            ...(isOwn(one) && { closed: t.decide.own }),
            fault: faults[one.nomination],
          }
        })}
        columns={[['decision', t.decided]]}
        filled={edits}
        onFill={(row, next) => setEdits((old) => ({ ...old, [row]: next }))}
      />
      <Save<{ nomination: string; company: string; verdict: Verdict; note?: string }>
        ready={ready}
        send={async (part) => {
          const reply = await call('POST /programmes/:programme/exams/:wave/decisions', {
            params: { programme: programme.id, wave: day.wave.id },
            body: { decisions: [...part] },
          })
          setFaults((old) => ({
            ...old,
            ...Object.fromEntries(part.map(({ nomination }) => [nomination, ''])),
            ...Object.fromEntries(reply.skipped.map(({ nomination, text }) => [nomination, text])),
          }))
          const kept = new Set(reply.skipped.map(({ nomination }) => nomination))
          setEdits((old) =>
            Object.fromEntries(
              Object.entries(old).filter(
                ([id]) => kept.has(id) || !part.some(({ nomination }) => nomination === id),
              ),
            ),
          )
          onSaved(reply.people, reply.state)
          return reply.skipped
        }}
      />
    </>
  )
}
