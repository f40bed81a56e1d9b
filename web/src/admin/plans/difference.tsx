import type { Plan } from '../../../../functions/contract/wave.ts'
import { Table } from '../../ui/table.tsx'
import { change, number, text, weekday } from '../language.ts'
import { Meter } from '../parts/meter.tsx'
import { useDesk } from '../session.ts'
import type { Column } from './arrange.ts'

/** What carrying out the plan changes, wave by wave. */
export function Difference({ plan, columns }: { plan: Plan; columns: readonly Column[] }) {
  const { scheme, to } = useDesk()
  const t = text.value.plan
  const changed = columns.filter(({ fresh }) => fresh > 0)
  if (plan.state === 'committed') return null
  return (
    <section>
      <h2>{t.diff}</h2>
      <Table
        caption={t.diff}
        captionHidden
        rows={changed}
        keyOf={({ wave }) => wave.id}
        empty={t.diffNone}
        columns={[
          {
            key: 'wave',
            head: text.value.nav.waves,
            cell: ({ wave }) => <a href={to(`gelombang/${wave.id}`)}>{weekday(wave.date)}</a>,
          },
          { key: 'scheme', head: text.value.common.scheme, cell: ({ wave }) => scheme(wave.scheme) },
          {
            key: 'bar',
            head: text.value.common.seats,
            cell: ({ wave, placed, fresh }) => (
              <Meter wide parts={[{ n: placed - fresh, tone: 'soft' }, { n: fresh }]} of={wave.seats} />
            ),
          },
          {
            key: 'before',
            head: t.before,
            number: true,
            cell: ({ placed, fresh }) => number(placed - fresh),
          },
          { key: 'after', head: t.after, number: true, cell: ({ placed }) => number(placed) },
          { key: 'change', head: t.change, number: true, cell: ({ fresh }) => change(fresh) },
          {
            key: 'companies',
            head: t.company,
            number: true,
            cell: ({ groups }) => number(groups.filter(({ fresh }) => fresh > 0).length),
          },
        ]}
      />
    </section>
  )
}
