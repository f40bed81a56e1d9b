import { useState } from 'preact/hooks'
import type { Plan, Wave } from '../../../../functions/contract/wave.ts'
import { number, text, weekday } from '../language.ts'
import { useDesk } from '../session.ts'
import type { Column, Group } from './arrange.ts'
import { Movable } from './hand.tsx'

type Props = {
  column: Column
  plan: Plan
  classOf: (company: string) => string
  /** With all names, for paper. */
  whole?: boolean
}

/** One wave of a plan: its companies with their numbers, and the people of each on demand. */
export function WavePanel({ column: { wave, placed, groups }, plan, classOf, whole }: Props) {
  const { scheme } = useDesk()
  const t = text.value.plan
  const free = wave.seats - placed
  return (
    <section class="wave-panel">
      <h3>
        {weekday(wave.date)}, {scheme(wave.scheme)}
      </h3>
      <p class="muted">
        {text.value.common.seatsTaken(number(placed), number(wave.seats))}
        {free > 0 ? `, ${t.free(number(free))}` : `, ${t.full}`}
      </p>
      <ul class="groups">
        {groups.map((group) => (
          <li key={group.company}>
            <People
              wave={wave}
              group={group}
              name={plan.companies[group.company] ?? group.company}
              mark={classOf(group.company)}
              open={whole ?? false}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

function People({
  wave,
  group: { people, fresh },
  name,
  mark,
  open,
}: {
  wave: Wave
  group: Group
  name: string
  mark: string
  open: boolean
}) {
  const [shown, setShown] = useState(open)
  const t = text.value.plan
  const of = { scheme: wave.scheme, from: wave.id }
  // Who was told already moves only when picked alone, or when there is nobody else.
  const share = people.filter(({ kept }) => !kept || fresh === 0).map(({ nomination }) => nomination)
  return (
    <Movable held={{ ...of, what: t.handful(name, number(share.length)), people: share }}>
      {(handle) => (
        <>
          {handle}
          <details open={shown} onToggle={(event) => setShown(event.currentTarget.open)}>
            <summary>
              <span class={`key ${mark}`} /> {name} <strong class="n">{number(people.length)}</strong>{' '}
              {fresh < people.length && (
                <span class="muted">
                  {number(people.length - fresh)} {t.kept}, {number(fresh)} {t.new}
                </span>
              )}
            </summary>
            {shown && (
              <ol>
                {people.map(({ nomination, name, kept }) => (
                  <li key={nomination}>
                    <Movable held={{ ...of, what: name, people: [nomination] }}>
                      {(handle) => (
                        <>
                          {name} {kept && <span class="muted">({t.kept})</span>} {handle}
                        </>
                      )}
                    </Movable>
                  </li>
                ))}
              </ol>
            )}
          </details>
        </>
      )}
    </Movable>
  )
}
