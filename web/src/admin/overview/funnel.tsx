import { number, percent, text } from '../language.ts'
import { Tag } from '../../ui/tag.tsx'
import { Meter } from '../parts/meter.tsx'
import { stallOf, type Step } from './steps.ts'

/** The steps of a way as bars, which are a table too. */
export function Funnel({ caption, steps }: { caption: string; steps: readonly Step[] }) {
  const t = text.value.overview
  const stall = stallOf(steps)
  const most = Math.max(1, ...steps.map(({ reached }) => reached))
  return (
    <div class="table funnel" tabIndex={0} role="region" aria-label={caption}>
      <table>
        <caption>
          <h2>{caption}</h2>
        </caption>
        <thead class="visually-hidden">
          <tr>
            <th scope="col">{t.step}</th>
            <th scope="col">{t.reached}</th>
          </tr>
        </thead>
        <tbody>
          {steps.map(({ key, label, reached, here }) => (
            <tr key={key} class={key === stall ? 'stall' : undefined}>
              <th scope="row">
                {label} {key === stall && <Tag tone="warn">{t.stall}</Tag>}
                <Meter wide parts={[{ n: reached }]} of={most} />
              </th>
              <td class="number">
                <strong>{number(reached)}</strong> <span class="muted">{percent(reached / most)}</span>
                {here && (
                  <span class="under">
                    {here.href ? (
                      <a href={here.href}>{t.here(number(here.n), here.state)}</a>
                    ) : (
                      t.here(number(here.n), here.state)
                    )}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
