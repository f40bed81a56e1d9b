import type { Plan, Wave } from '../../../../functions/contract/wave.ts'
import { Table } from '../../ui/table.tsx'
import { change, day, decimal, number, text } from '../language.ts'
import { useDesk } from '../session.ts'
import { byCompany, byReason, byWave, type Pair, type Reason } from './arrange.ts'

type Props = { plan: Plan; trial: Plan; dates: Record<string, string>; waves: readonly Wave[] }
type Row = Pair & { label: string; fraction?: boolean }

/** A trial beside the plan at hand: sums, reasons, waves, companies. */
export function Compare({ plan, trial, dates, waves }: Props) {
  const { scheme } = useDesk()
  const t = text.value.plan
  const average = ({ objective: { placed, waitingDays } }: Plan) => (placed > 0 ? waitingDays / placed : 0)
  const order = new Map(waves.toSorted((a, b) => a.date.localeCompare(b.date)).map(({ id }, at) => [id, at]))
  const waveName = (id: string) => {
    const wave = waves.find((one) => one.id === id)
    if (!wave) return id
    const moved = dates[id]
    return `${day(wave.date)}${moved ? ` → ${day(moved)}` : ''}, ${scheme(wave.scheme)}`
  }
  const sums: Row[] = [
    { key: 'placed', label: t.placed, before: plan.objective.placed, after: trial.objective.placed },
    { key: 'left', label: t.unplaced, before: plan.unplaced.length, after: trial.unplaced.length },
    ...byReason(plan, trial).map((pair) => ({ ...pair, label: `– ${t.reasons[pair.key as Reason]}` })),
    {
      key: 'unfairness',
      label: t.unfairness,
      before: plan.objective.unfairness,
      after: trial.objective.unfairness,
      fraction: true,
    },
    { key: 'wait', label: t.waitingDays, before: average(plan), after: average(trial), fraction: true },
  ]
  return (
    <>
      <h3>{t.compare}</h3>
      <Pairs caption={t.compare} captionHidden head="" rows={sums} />
      <Pairs
        caption={t.wavesChanged}
        head={text.value.nav.waves}
        rows={byWave(plan, trial)
          // Of many waves only what becomes of them is of interest.
          .filter(({ key, before, after }) => before !== after || dates[key])
          .sort((a, b) => (order.get(a.key) ?? 0) - (order.get(b.key) ?? 0))
          .map((pair) => ({ ...pair, label: waveName(pair.key) }))}
      />
      <Pairs
        caption={t.companiesChanged}
        head={t.company}
        rows={byCompany(plan, trial)
          .slice(0, 100)
          .map((pair) => ({
            ...pair,
            label: trial.companies[pair.key] ?? plan.companies[pair.key] ?? pair.key,
          }))}
      />
    </>
  )
}

type PairsProps = { caption: string; captionHidden?: boolean; head: string; rows: Row[] }

function Pairs({ caption, captionHidden = false, head, rows }: PairsProps) {
  const t = text.value.plan
  const format = (row: Row, n: number) => (row.fraction ? decimal(n) : number(n))
  return (
    <Table
      caption={caption}
      captionHidden={captionHidden}
      rows={rows}
      keyOf={({ key }) => key}
      empty={`${caption}: ${text.value.common.none.toLowerCase()}`}
      columns={[
        {
          key: 'label',
          head: head || <span class="visually-hidden">{t.compare}</span>,
          cell: ({ label }) => label,
        },
        { key: 'before', head: t.present, number: true, cell: (row) => format(row, row.before) },
        { key: 'after', head: t.trial, number: true, cell: (row) => format(row, row.after) },
        { key: 'change', head: t.change, number: true, cell: ({ before, after }) => change(after - before) },
      ]}
    />
  )
}
