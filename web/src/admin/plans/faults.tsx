import type { Plan, Wave } from '../../../../functions/contract/wave.ts'
import { Notice } from '../../ui/notice.tsx'
import { day, text } from '../language.ts'
import { useDesk } from '../session.ts'

/** Limits that those already seated exceed. */
export function Faults({ plan, waves }: { plan: Plan; waves: readonly Wave[] }) {
  const { scheme: nameOf } = useDesk()
  const t = text.value.plan
  if (plan.faults.length === 0) return null
  const where = ({ wave, scheme, company }: Plan['faults'][number]) => {
    const date = waves.find(({ id }) => id === wave)?.date
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
          <li key={`${fault.kind} ${where(fault)}`}>{t.fault[fault.kind](where(fault))}</li>
        ))}
      </ul>
    </Notice>
  )
}
