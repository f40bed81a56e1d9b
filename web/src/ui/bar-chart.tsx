import { Table } from './table.tsx'

export type Bar = {
  key: string
  label: string
  value: number
  /** The whole that the value is a part of; drawn as its track. */
  of?: number
}

type Props = {
  caption: string
  bars: readonly Bar[]
  heads: { label: string; value: string; of?: string }
  /** Words of the control that opens the table. */
  tableLabel: string
  format: (value: number) => string
}

const row = 22
const gap = 26

/** Horizontal bars with their numbers beside them, and the same as a table. */
export function BarChart({ caption, bars, heads, tableLabel, format }: Props) {
  const most = Math.max(1, ...bars.map((bar) => Math.max(bar.value, bar.of ?? 0)))
  const width = (value: number) => (600 * value) / most
  const height = bars.length * (row + gap)
  return (
    <figure class="chart">
      <figcaption>{caption}</figcaption>
      <svg class="bar-chart" viewBox={`0 0 600 ${height}`} aria-hidden="true">
        {bars.map((bar, at) => {
          const top = at * (row + gap)
          return (
            <g key={bar.key}>
              <text x={0} y={top + 16} fill="currentColor" font-size={16}>
                {bar.label}
              </text>
              <text x={600} y={top + 16} fill="currentColor" font-size={16} text-anchor="end">
                {bar.of === undefined ? format(bar.value) : `${format(bar.value)} / ${format(bar.of)}`}
              </text>
              <rect class="track" x={0} y={top + gap - 3} width={width(bar.of ?? most)} height={row - 8} />
              <rect class="bar" x={0} y={top + gap - 3} width={width(bar.value)} height={row - 8} />
            </g>
          )
        })}
      </svg>
      <details>
        <summary>{tableLabel}</summary>
        <Table
          caption={caption}
          captionHidden
          rows={bars}
          keyOf={(bar) => bar.key}
          columns={[
            { key: 'label', head: heads.label, cell: (bar) => bar.label },
            { key: 'value', head: heads.value, number: true, cell: (bar) => format(bar.value) },
            ...(heads.of
              ? [
                  {
                    key: 'of',
                    head: heads.of,
                    number: true,
                    cell: (bar: Bar) => (bar.of === undefined ? '–' : format(bar.of)),
                  },
                ]
              : []),
          ]}
        />
      </details>
    </figure>
  )
}
