import { useState } from 'preact/hooks'
import type { ReplyOf } from '../../../../functions/contract/endpoint.ts'
import type { listAppeals } from '../../../../functions/contract/exam.ts'
import type { Assessor } from '../../../../functions/contract/wave.ts'
import { call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { announce } from '../announce.tsx'
import { day, text } from '../language.ts'
import { useLoad, useWork } from '../load.ts'
import { Page } from '../parts/page.tsx'
import { Pairs } from '../parts/pairs.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { useDesk } from '../session.ts'
import { Candidates } from './recommend.tsx'
import { words } from './words.ts'

type Appealed = ReplyOf<typeof listAppeals>[number]

/** Open appeals: handed to another assessor, examined anew, decided by the committee. */
export function AppealsPage() {
  const { programme, can, to } = useDesk()
  const t = words().appealsPage
  const params = { programme: programme.id }
  const loaded = useLoad(programme.id, async (signal) => {
    const [appeals, assessors] = await Promise.all([
      call('GET /programmes/:programme/appeals', { params, signal }),
      can('exam.run') ? call('GET /programmes/:programme/assessors', { params, signal }) : [],
    ])
    return { appeals, assessors }
  })
  return (
    <Page title={t.title} up={{ href: to('ujian'), words: words().title }}>
      <p>{t.lead}</p>
      <Waiting of={loaded}>
        {({ appeals, assessors }) => (
          <>
            {appeals.length === 0 && <p class="muted">{t.none}</p>}
            {appeals.map((one) => (
              <section key={one.nomination} class="card">
                <h2>{one.name}</h2>
                <Facts one={one} assessors={assessors} />
                {can('exam.run') && <HandOver one={one} assessors={assessors} onDone={loaded.reload} />}
                {can('exam.decide') && one.appeal?.recommendation && (
                  <p>
                    <a class="button second small" href={to(`ujian/${one.wave}/keputusan`)}>
                      {t.toDecide}
                    </a>
                  </p>
                )}
                {can('exam.recommend') && !can('exam.run') && one.appeal?.assessor && (
                  <Candidates
                    wave={one.wave}
                    people={[one]}
                    before={({ appeal }) => appeal?.recommendation}
                    onSaved={loaded.reload}
                  />
                )}
              </section>
            ))}
          </>
        )}
      </Waiting>
    </Page>
  )
}

function Facts({ one, assessors }: { one: Appealed; assessors: readonly Assessor[] }) {
  const t = words()
  const { appeal } = one
  if (!appeal) return null
  const by = assessors.find(({ id }) => id === appeal.assessor)?.name
  return (
    <Pairs
      pairs={[
        [text.value.common.company, one.companyName],
        [text.value.common.date, one.examDate && day(one.examDate)],
        [t.appealsPage.reason, appeal.reason],
        [
          t.appealsPage.before,
          `${t.found} ${appeal.before.recommendation.verdict}, ${t.decided} ${appeal.before.decision.verdict}`,
        ],
        [
          t.found,
          appeal.recommendation?.verdict ??
            (appeal.assessor ? `${t.appealsPage.waits}${by ? `: ${by}` : ''}` : t.appealsPage.notGiven),
        ],
      ]}
    />
  )
}

function HandOver({
  one,
  assessors,
  onDone,
}: {
  one: Appealed
  assessors: readonly Assessor[]
  onDone: () => void
}) {
  const { programme } = useDesk()
  const t = words().appealsPage
  const { busy, problem, run } = useWork()
  const [chosen, setChosen] = useState(one.appeal?.assessor ?? '')
  const first = one.appeal?.before.recommendation.assessor
  return (
    <>
      <Trouble problem={problem} />
      <p class="bar">
        <select
          class="middle"
          aria-label={t.choose}
          onChange={(event) => setChosen(event.currentTarget.value)}
        >
          <option value="">{t.choose}</option>
          {assessors
            .filter(({ id, company }) => id !== first && company !== one.company)
            .map(({ id, name }) => (
              <option key={id} value={id} selected={id === chosen}>
                {name}
              </option>
            ))}
        </select>
        <Button
          kind="second"
          small
          busy={busy}
          disabled={!chosen}
          onClick={() =>
            run(async () => {
              await call(
                'POST /programmes/:programme/companies/:company/nominations/:nomination/appeal/assessor',
                {
                  params: { programme: programme.id, company: one.company, nomination: one.nomination },
                  body: { assessor: chosen },
                },
              )
              announce(t.given(one.name))
              onDone()
            })
          }
        >
          {t.give}
        </Button>
      </p>
    </>
  )
}
