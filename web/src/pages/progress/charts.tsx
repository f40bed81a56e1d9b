import type { Progress } from '../../../../functions/contract/progress.ts'
import { progressSteps } from '../../../../functions/contract/progress-steps.ts'
import { dayInWords } from '../../format.ts'
import type { Language } from '../../routes.ts'
import type { ProgressText } from '../../text/progress/id.ts'
import { Table } from '../../ui/table.tsx'
import { People } from './people.tsx'

type Words = ProgressText['progress']
type Props = { picture: Progress; t: Words; language: Language; format: (n: number) => string }

/** A part of a whole as a bar; a picture of the number beside it. */
export const Bar = ({ n, of }: { n: number; of: number }) => (
  <svg class="share" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
    <rect class="track" width="100" height="6" />
    <rect class="bar" width={of > 0 ? Math.min(100, (100 * n) / of) : 0} height="6" />
  </svg>
)

/** The steps as bars; the chart is its own table. */
export function Funnel({ picture: { workers }, t, format }: Props) {
  const most = workers.nominated ?? 0
  return (
    <table class="funnel">
      <caption class="visually-hidden">{t.funnel}</caption>
      <thead class="visually-hidden">
        <tr>
          <th scope="col">{t.stage}</th>
          <th scope="col">{t.people}</th>
        </tr>
      </thead>
      <tbody>
        {progressSteps.map((step) => (
          <tr key={step}>
            <th scope="row">
              {t.steps[step]}
              <Bar n={workers[step] ?? 0} of={most} />
            </th>
            <td class="number">
              <People n={workers[step]} format={format} t={t} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const tall = 90
const series = ['nominated', 'verified', 'certified'] as const

/** What was new in each week as columns, and the same as a table. */
export function Weeks({ picture: { weeks }, t, language, format }: Props) {
  const most = Math.max(1, ...weeks.flatMap((week) => series.map((step) => week[step] ?? 0)))
  const width = 100 / Math.max(1, weeks.length)
  return (
    <figure class="chart">
      <ul class="legend" aria-hidden="true">
        {series.map((step) => (
          <li key={step} class={step}>
            {t.steps[step]}
          </li>
        ))}
      </ul>
      <svg class="weeks" viewBox={`0 0 100 ${tall}`} preserveAspectRatio="none" aria-hidden="true">
        {weeks.map((week, at) =>
          series.map((step, one) => {
            const height = ((week[step] ?? 0) / most) * (tall - 2)
            return (
              <rect
                key={`${week.from} ${step}`}
                class={step}
                x={at * width + (one * width * 0.8) / 3 + width * 0.1}
                y={tall - height}
                width={(width * 0.8) / 3}
                height={height}
              />
            )
          }),
        )}
      </svg>
      <details>
        <summary>{t.weekTable}</summary>
        <Table
          caption={t.weeks}
          captionHidden
          rows={weeks}
          keyOf={({ from }) => from}
          columns={[
            { key: 'from', head: t.week, cell: ({ from }) => dayInWords(from, language) },
            ...series.map((step) => ({
              key: step,
              head: t.steps[step],
              number: true,
              cell: (week: Progress['weeks'][number]) => <People n={week[step]} format={format} t={t} />,
            })),
          ]}
        />
      </details>
    </figure>
  )
}
