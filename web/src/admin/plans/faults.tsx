import type { Plan, Wave } from '../../../../functions/contract/wave.ts'
import { Notice } from '../../ui/notice.tsx'
import { day, number, text } from '../language.ts'
import { useDesk } from '../session.ts'

/** Limits that those already seated exceed, and days on which too many of a company are away. */
export function Faults({ plan, waves }: { plan: Plan; waves: readonly Wave[] }) {
  const { scheme: nameOf } = useDesk()
  const t = text.value.plan
  if (plan.faults.length === 0) return null
  const where = ({ wave, scheme, company, date: on }: Plan['faults'][number]) => {
    const date = on ?? waves.find(({ id }) => id === wave)?.date
    return [
      company && (plan.companies[company] ?? company),
      date ? day(date) : wave,
      scheme && nameOf(scheme),
    ]
      .filter(Boolean)
      .join(', ')
  }
  return (
    <Notice tone="warn" title={t.faults}>
      <ul>
        {plan.faults.map((fault) => (
          <li key={`${fault.kind} ${where(fault)}`}>
            {t.fault[fault.kind](where(fault), number(fault.placed ?? 0), number(fault.cap ?? 0))}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
