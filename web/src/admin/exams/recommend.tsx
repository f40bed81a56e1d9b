import { useRoute } from 'preact-iso'
import { useState } from 'preact/hooks'
import type { ExamDay, Examinee } from '../../../../functions/contract/exam.ts'
import type { Recommendation, Verdict } from '../../../../functions/contract/exam-facts.ts'
import { call } from '../../api.ts'
import { number, weekday } from '../language.ts'
import { Page } from '../parts/page.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { useDesk } from '../session.ts'
import { type Filled, Grid } from './grid.tsx'
import { Save } from './save.tsx'
import { useDay } from './use-day.ts'
import { words } from './words.ts'

/** What an assessor found of own candidates of one wave. */
export function RecommendPage() {
  const { params } = useRoute()
  const { to } = useDesk()
  const t = words()
  const wave = params.wave ?? ''
  const { loaded, changed } = useDay(wave)
  const day = loaded.data
  return (
    <Page
      title={t.recommend.title}
      up={{ href: to(`ujian/${wave}`), words: day ? weekday(day.wave.date) : t.title }}
    >
      <p>{t.recommend.lead}</p>
      <Waiting of={loaded}>
        {(day) => (
          <Candidates wave={wave} people={mine(day)} before={(one) => one.recommendation} onSaved={changed} />
        )}
      </Waiting>
    </Page>
  )
}

const mine = ({ people, assessors }: ExamDay) => {
  const own = new Set(assessors.filter((one) => one.mine).map(({ id }) => id))
  return people.filter(
    (one) =>
      !one.left && own.has(one.assessor ?? '') && (one.state === 'attended' || one.state === 'recommended'),
  )
}

/** The grid of both parts; saves who is filled in whole and differs from what was saved. */
export function Candidates({
  wave,
  people,
  before,
  onSaved,
}: {
  wave: string
  people: readonly Examinee[]
  before: (one: Examinee) => Recommendation | undefined
  onSaved: (people: Examinee[]) => void
}) {
  const { programme } = useDesk()
  const t = words()
  const [edits, setEdits] = useState<Record<string, Filled>>({})
  const [faults, setFaults] = useState<Record<string, string>>({})
  if (people.length === 0) return <p class="muted">{t.recommend.none}</p>

  const saved = (one: Examinee): Filled => {
    const found = before(one)
    return {
      values: found ? { technical: found.technical, managerial: found.managerial } : {},
      note: found?.notes ?? '',
    }
  }
  const filled = Object.fromEntries(
    people.map((one) => [one.nomination, edits[one.nomination] ?? saved(one)]),
  )
  const ready = people.flatMap((one) => {
    const { technical, managerial } = filled[one.nomination]!.values as Partial<Record<string, Verdict>>
    if (!edits[one.nomination] || !technical || !managerial) return []
    const notes = filled[one.nomination]!.note.trim()
    return [
      { nomination: one.nomination, company: one.company, technical, managerial, ...(notes && { notes }) },
    ]
  })
  const whole = people.filter(({ nomination }) => Object.keys(filled[nomination]!.values).length === 2)

  return (
    <>
      <p class="muted no-print">{t.grid.keys}</p>
      <p role="status">{t.grid.filled(number(whole.length), number(people.length))}</p>
      <Grid
        caption={t.recommend.title}
        rows={people.map((one) => ({
          id: one.nomination,
          name: one.name,
          about: one.companyName,
          fault: faults[one.nomination],
        }))}
        columns={[
          ['technical', t.technical],
          ['managerial', t.managerial],
        ]}
        filled={filled}
        onFill={(row, next) => setEdits((old) => ({ ...old, [row]: next }))}
      />
      <Save
        ready={ready}
        send={async (part) => {
          const reply = await call('POST /programmes/:programme/exams/:wave/recommendations', {
            params: { programme: programme.id, wave },
            body: { recommendations: [...part] },
          })
          const left = new Set(reply.skipped.map(({ nomination }) => nomination))
          setFaults((old) => ({
            ...old,
            ...Object.fromEntries(part.map(({ nomination }) => [nomination, ''])),
            ...Object.fromEntries(reply.skipped.map(({ nomination, text }) => [nomination, text])),
          }))
          setEdits((old) =>
            Object.fromEntries(
              Object.entries(old).filter(
                ([id]) => left.has(id) || !part.some(({ nomination }) => nomination === id),
              ),
            ),
          )
          onSaved(reply.people)
          return reply.skipped
        }}
      />
    </>
  )
}
