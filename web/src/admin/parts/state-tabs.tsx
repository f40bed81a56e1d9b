import { number } from '../language.ts'

type Props<State extends string> = {
  label: string
  words: Record<State, string>
  counts: Record<string, number> | undefined
  /** Shown even when nothing is in that state. */
  always: readonly State[]
  /** Marked as trouble when anything is in them. */
  warn?: readonly State[]
  current: State
  href: (state: State) => string
}

/** A list's states with their numbers, each a link to its list. */
export function StateTabs<State extends string>({
  label,
  words,
  counts,
  always,
  warn = [],
  current,
  href,
}: Props<State>) {
  const states = (Object.keys(words) as State[]).filter(
    (state) => state === current || always.includes(state) || (counts?.[state] ?? 0) > 0,
  )
  return (
    <nav class="states" aria-label={label}>
      <ul>
        {states.map((state) => (
          <li key={state}>
            <a href={href(state)} aria-current={state === current ? 'page' : undefined}>
              {words[state]}{' '}
              {counts && (
                <span class={warn.includes(state) ? 'count bad' : 'count'}>{number(counts[state] ?? 0)}</span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
