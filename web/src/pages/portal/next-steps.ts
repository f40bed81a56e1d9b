import { lastDayToNominate } from '../../../../functions/contract/late.ts'
import type { Portal } from '../../portal/gate.tsx'
import type { PortalText } from '../../text/portal/id.ts'

export type NextStep = { what: string; who: 'you' | 'officer' | 'lsp' }

/** What comes next and who acts, the most pressing first. */
export function nextSteps({ company, programme, today }: Portal, words: PortalText['steps']): NextStep[] {
  if (company.state === 'refused') return [{ what: company.refusal ?? words.refused, who: 'officer' }]
  if (company.state === 'invited' || company.state === 'registered')
    return [{ what: words.unconfirmed, who: 'you' }]
  const count = (state: string) => company.counts[state] ?? 0
  const open = today <= lastDayToNominate(company, programme)
  const steps: (NextStep | false)[] = [
    count('returned') > 0 && { what: words.returned(count('returned')), who: 'you' },
    open && nominated(company.counts) === 0 && { what: words.nominate, who: 'you' },
    count('assigned') > 0 && { what: words.assigned(count('assigned')), who: 'you' },
    count('submitted') > 0 && { what: words.checking(count('submitted')), who: 'lsp' },
    count('verified') > 0 && { what: words.waiting(count('verified')), who: 'lsp' },
    company.state === 'confirmed' && !company.invited && { what: words.toVerify, who: 'officer' },
  ]
  const found = steps.filter((step) => step !== false)
  if (found.length > 0) return found
  return [open ? { what: words.nominate, who: 'you' } : { what: words.closed, who: 'lsp' }]
}

/** How many workers take part or have taken part. */
export const nominated = (counts: Readonly<Record<string, number>>) =>
  Object.entries(counts).reduce(
    (sum, [state, n]) => (['withdrawn', 'replaced', 'refused'].includes(state) ? sum : sum + n),
    0,
  )
