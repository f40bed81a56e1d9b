import type { SesEvent } from './events.ts'
import type { Tags } from './ses.ts'

/**
 * The events that SES would tell of a mail, by its address as SES's simulator does: `bounce@…` or `…+bounce@…`
 * comes back, `complaint@…` or `…+complaint@…` arrives and is complained of, all others arrive.
 */
export function simulatedEvents(to: string, messageId: string, tags: Tags): SesEvent[] {
  const mail = {
    messageId,
    tags: { programme: [tags.programme], notice: [tags.notice], turn: [tags.turn] },
  }
  const event = (eventType: string, more: object = {}): SesEvent => ({
    detail: { eventType, mail, ...more },
  })
  const answer = /(?:^|\+)(bounce|complaint)@/i.exec(to)?.[1]?.toLowerCase()
  if (answer === 'bounce') return [event('Bounce', { bounce: { bounceType: 'Permanent' } })]
  return answer === 'complaint' ? [event('Delivery'), event('Complaint')] : [event('Delivery')]
}
