import { useState } from 'preact/hooks'
import type { Plan } from '../../../../functions/contract/wave.ts'
import { number, text } from '../language.ts'
import { Meter } from '../parts/meter.tsx'
import { useDesk } from '../session.ts'
import { type LeftOut as Person, leftBy } from './arrange.ts'
import { Movable } from './hand.tsx'

/** Who has no seat, by reason in plain words, with what would help. */
export function LeftOut({ plan }: { plan: Plan }) {
  const t = text.value.plan
  const reasons = leftBy(plan)
  return (
    <section>
      <h2>{t.left}</h2>
      {reasons.length === 0 && <p>{t.leftNone}</p>}
      {reasons.map(({ reason, n, companies }) => (
        <section key={reason} class="reason">
          <h3>
            {t.reasons[reason]} <strong class="n">{text.value.common.people(number(n))}</strong>
          </h3>
          <Meter wide parts={[{ n, tone: 'warn' }]} of={plan.unplaced.length} />
          <p class="muted">{t.remedies[reason]}</p>
          <ul class="groups">
            {companies.map(({ company, people }) => (
              <li key={company}>
                <Names name={plan.companies[company] ?? company} company={company} people={people} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  )
}

function Names({ name, company, people }: { name: string; company: string; people: Person[] }) {
  const { scheme, can, to } = useDesk()
  const [shown, setShown] = useState(false)
  return (
    <details open={shown} onToggle={(event) => setShown(event.currentTarget.open)}>
      <summary>
        {name} <strong class="n">{number(people.length)}</strong>
      </summary>
      {shown && (
        <ol>
          {people.map(({ nomination, name, scheme: of }) => (
            <li key={nomination}>
              <Movable held={{ what: name, people: [nomination], scheme: of }}>
                {(handle) => (
                  <>
                    {can('nomination.read') ? (
                      <a href={to('nominasi', { state: 'verified', buka: `${company}.${nomination}` })}>
                        {name}
                      </a>
                    ) : (
                      name
                    )}{' '}
                    <span class="muted">{scheme(of)}</span> {handle}
                  </>
                )}
              </Movable>
            </li>
          ))}
        </ol>
      )}
    </details>
  )
}
