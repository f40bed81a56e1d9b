import { useLocation } from 'preact-iso'
import { call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Table } from '../../ui/table.tsx'
import { announce } from '../announce.tsx'
import { moment, number, text } from '../language.ts'
import { useLoad, useWork } from '../load.ts'
import { Page } from '../parts/page.tsx'
import { StateTag } from '../parts/state-tag.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { useDesk } from '../session.ts'

/** The plans that were made, and the button that makes one. */
export function PlansPage() {
  const { programme, can, to } = useDesk()
  const { route } = useLocation()
  const params = { programme: programme.id }
  const plans = useLoad(programme.id, (signal) =>
    call('GET /programmes/:programme/plans', { params, signal }),
  )
  const making = useWork()
  const t = text.value.plan
  const make = () =>
    making.run(async () => {
      const plan = await call('POST /programmes/:programme/plans', { params })
      announce(t.made(number(plan.objective.placed), number(plan.unplaced.length)))
      route(to(`rencana/${plan.id}`))
    })
  return (
    <Page title={t.title}>
      <Trouble problem={making.problem} />
      {can('plan.edit') && (
        <div class="bar">
          <Button busy={making.busy} onClick={make}>
            {making.busy ? t.asking : t.ask}
          </Button>
        </div>
      )}
      <p class="muted prose">{t.askHint}</p>
      <Waiting of={plans}>
        {(list) => (
          <Table
            caption={t.title}
            captionHidden
            rows={list}
            keyOf={({ id }) => id}
            empty={t.empty}
            columns={[
              {
                key: 'at',
                head: t.madeAt,
                cell: ({ id, madeAt }) => (
                  <a href={to(`rencana/${id}`)} aria-label={t.open(moment(madeAt))}>
                    {moment(madeAt)}
                  </a>
                ),
              },
              { key: 'by', head: text.value.common.by, cell: ({ madeBy }) => madeBy },
              {
                key: 'state',
                head: text.value.common.state,
                cell: ({ state }) => <StateTag of="planState" is={state} />,
              },
              { key: 'placed', head: t.placed, number: true, cell: ({ placed }) => number(placed) },
              { key: 'unplaced', head: t.unplaced, number: true, cell: ({ unplaced }) => number(unplaced) },
              {
                key: 'done',
                head: t.progress,
                number: true,
                cell: ({ done, total }) => `${number(done)} / ${number(total)}`,
              },
            ]}
          />
        )}
      </Waiting>
    </Page>
  )
}
