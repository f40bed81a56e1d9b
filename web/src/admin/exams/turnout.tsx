import { number } from '../language.ts'
import { Meter } from '../parts/meter.tsx'
import { words } from './words.ts'

/** Who came, out of those expected, as words and as a bar. */
export function Turnout({ here, absent = 0, all }: { here: number; absent?: number; all: number }) {
  const t = words()
  return (
    <div class="turnout">
      <p>
        <strong>{t.here(number(here), number(all))}</strong>
        {absent > 0 && <span> {t.absent(number(absent))}</span>}
        {all - here - absent > 0 && <span class="muted"> {t.notYet(number(all - here - absent))}</span>}
      </p>
      <Meter
        parts={[
          { n: here, tone: 'good' },
          { n: absent, tone: 'warn' },
        ]}
        of={all}
        wide
      />
    </div>
  )
}
