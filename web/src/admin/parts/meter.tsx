export type Part = { n: number; tone?: 'accent' | 'good' | 'soft' | 'warn' | 'bad' }

/** Parts of a whole as one bar; a picture of numbers that stand beside it. */
export function Meter({ parts, of, wide }: { parts: readonly Part[]; of: number; wide?: boolean }) {
  const sum = parts.reduce((all, { n }) => all + n, 0)
  const whole = Math.max(of, sum, 1)
  return (
    <span class={wide ? 'meter wide' : 'meter'} aria-hidden="true">
      {parts.map(({ n, tone = 'accent' }, at) =>
        n > 0 ? <span key={at} class={tone} style={{ width: `${(100 * n) / whole}%` }} /> : null,
      )}
    </span>
  )
}
