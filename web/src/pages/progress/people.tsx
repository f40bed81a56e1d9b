import type { ProgressText } from '../../text/progress/id.ts'

/** A number of people, or the mark of one that is withheld. */
export const People = ({
  n,
  format,
  t,
}: {
  n: number | null
  format: (n: number) => string
  t: ProgressText['progress']
}) =>
  n === null ? (
    <span>
      <span aria-hidden="true">∗</span>
      <span class="visually-hidden">{t.withheld}</span>
    </span>
  ) : (
    <>{format(n)}</>
  )
