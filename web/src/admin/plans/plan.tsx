import { useRoute } from 'preact-iso'
import type { Plan, Wave } from '../../../../functions/contract/wave.ts'
import { call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { decimal, moment, number, text } from '../language.ts'
import { useLoad } from '../load.ts'
import { Page } from '../parts/page.tsx'
import { StateTag } from '../parts/state-tag.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { useDesk } from '../session.ts'
import { columnsOf } from './arrange.ts'
import { Board } from './board.tsx'
import { Commit } from './commit.tsx'
import { Difference } from './difference.tsx'
import { Faults } from './faults.tsx'
import { LeftOut } from './left-out.tsx'
import { Shares } from './shares.tsx'
import { WhatIf } from './what-if.tsx'

/** One plan: who goes where, who is left out and why, how even it is, what if, and carrying it out. */
export function PlanPage() {
  const { params } = useRoute()
  return <PlanDetail key={params.plan} id={params.plan ?? ''} />
}

function PlanDetail({ id }: { id: string }) {
  const { programme, to } = useDesk()
  const t = text.value
  const loaded = useLoad(id, async (signal) => {
    const params = { programme: programme.id }
    const [plan, waves] = await Promise.all([
      call('GET /programmes/:programme/plans/:plan', { params: { ...params, plan: id }, signal }),
      call('GET /programmes/:programme/waves', { params, signal }),
    ])
    return { plan, waves }
  })
  return (
    <Page
      title={loaded.data ? t.plan.heading(moment(loaded.data.plan.madeAt)) : t.plan.title}
      up={{ href: to('rencana'), words: t.plan.title }}
      actions={
        <>
          <Button kind="second" small onClick={() => print()}>
            {t.common.print}
          </Button>
        </>
      }
    >
      <Waiting of={loaded}>
        {({ plan, waves }) => (
          <Body plan={plan} waves={waves} changed={(plan) => loaded.set({ plan, waves })} />
        )}
      </Waiting>
    </Page>
  )
}

function Body({ plan, waves, changed }: { plan: Plan; waves: Wave[]; changed: (plan: Plan) => void }) {
  const t = text.value.plan
  const columns = columnsOf(plan, waves)
  return (
    <>
      <p class="tags">
        <StateTag of="planState" is={plan.state} /> <span class="muted">{plan.madeBy}</span>
      </p>
      {plan.state === 'stale' && <Notice tone="warn">{t.staleHint}</Notice>}
      <Sums plan={plan} />
      <Commit plan={plan} changed={changed} />
      <Faults plan={plan} waves={waves} />
      <Board plan={plan} columns={columns} />
      <LeftOut plan={plan} />
      <Difference plan={plan} columns={columns} />
      <Shares plan={plan} />
      <WhatIf plan={plan} waves={waves} />
    </>
  )
}

function Sums({ plan: { objective, assignments, unplaced } }: { plan: Plan }) {
  const t = text.value.plan
  const kept = assignments.filter((one) => one.kept).length
  return (
    <dl class="sums">
      <div>
        <dt>{t.placed}</dt>
        <dd>{number(objective.placed)}</dd>
      </div>
      <div>
        <dt>{t.newSeats}</dt>
        <dd>{number(assignments.length - kept)}</dd>
      </div>
      <div>
        <dt title={t.keptHint}>{t.keptSeats}</dt>
        <dd>{number(kept)}</dd>
      </div>
      <div>
        <dt>{t.unplaced}</dt>
        <dd>{number(unplaced.length)}</dd>
      </div>
      <div>
        <dt title={t.unfairnessHint}>{t.unfairness}</dt>
        <dd>{decimal(objective.unfairness)}</dd>
      </div>
      <div>
        <dt>{t.waitingDays}</dt>
        <dd>{t.days(decimal(objective.placed > 0 ? objective.waitingDays / objective.placed : 0))}</dd>
      </div>
    </dl>
  )
}
