import { useMemo, useState } from 'preact/hooks'
import type { Plan } from '../../../../functions/contract/wave.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { number, text } from '../language.ts'
import { Meter } from '../parts/meter.tsx'
import { useDesk } from '../session.ts'
import { type LeftOut as Person, leftBy } from './arrange.ts'
import { Movable } from './hand.tsx'

const step = 60

/** Who has no seat, by reason in plain words, with what would help; one of many is found by name. */
export function LeftOut({ plan }: { plan: Plan }) {
  const [sought, setSought] = useState('')
  const t = text.value.plan
  const reasons = useMemo(() => leftBy(plan), [plan])
  const nameOf = (company: string) => plan.companies[company] ?? company
  const wanted = sought.trim().toLowerCase()
  const fits = (name: string) => name.toLowerCase().includes(wanted)
  const found = reasons.map((reason) => ({
    ...reason,
    companies: wanted
      ? reason.companies.flatMap(({ company, people }) => {
          const those = fits(nameOf(company)) ? people : people.filter(({ name }) => fits(name))
          return those.length > 0 ? [{ company, people: those }] : []
        })
      : reason.companies,
  }))
  return (
    <section>
      <h2>{t.left}</h2>
      {reasons.length === 0 && <p>{t.leftNone}</p>}
      {reasons.some(({ companies }) => companies.length > step) && (
        <div class="left-find screen-only">
          <TextField
            id="left-out-name"
            type="search"
            label={t.leftFind}
            value={sought}
            onInput={(event) => setSought(event.currentTarget.value)}
          />
        </div>
      )}
      {found.map(({ reason, n, companies }) => (
        <section key={reason} class="reason">
          <h3>
            {t.reasons[reason]} <strong class="n">{text.value.common.people(number(n))}</strong>
          </h3>
          <Meter wide parts={[{ n, tone: 'warn' }]} of={plan.unplaced.length} />
          <p class="muted">{t.remedies[reason]}</p>
          <Companies key={wanted} companies={companies} nameOf={nameOf} open={wanted !== ''} />
        </section>
      ))}
    </section>
  )
}

type Company = { company: string; people: Person[] }

function Companies({
  companies,
  nameOf,
  open,
}: {
  companies: Company[]
  nameOf: (company: string) => string
  /** Those that were sought show their people. */
  open: boolean
}) {
  const [shown, setShown] = useState(step)
  return (
    <>
      <ul class="groups">
        {companies.map(({ company, people }, at) => (
          <li key={company} class={at < shown ? undefined : 'print-only'}>
            <Names
              name={nameOf(company)}
              company={company}
              people={people}
              open={open && companies.length <= 3}
            />
          </li>
        ))}
      </ul>
      {companies.length === 0 && <p class="muted">{text.value.common.none}</p>}
      {companies.length > shown && (
        <p class="screen-only">
          <Button kind="second" small onClick={() => setShown(shown + step)}>
            {text.value.common.more(Math.min(step, companies.length - shown))}
          </Button>
        </p>
      )}
    </>
  )
}

function Names({ name, company, people, open }: Company & { name: string; open: boolean }) {
  const { scheme, can, to } = useDesk()
  const [shown, setShown] = useState(open)
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
