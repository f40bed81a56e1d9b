import type { NoticeKind } from '../contract/notice.ts'
import type { StoredNotice } from './notice.ts'
import type { Owed } from './owe.ts'

const cancelled = { company: 'wave_cancelled_company', worker: 'wave_cancelled_worker' } as const
const changed = { company: 'wave_change_company', worker: 'wave_change_worker' } as const
const assigned = { company: 'wave_assignment_company', worker: 'wave_assignment_worker' } as const

/**
 * The mail that is owed when the state changed between composing a mail and its being taken: the change's
 * own mail may have left first, and the last word must be true.
 */
export function followUp(notice: StoredNotice, holds: boolean, at: Date): Owed {
  const reader = notice.kind.endsWith('_company') ? 'company' : 'worker'
  const tookAway = notice.kind === cancelled[reader]
  const kind: NoticeKind = tookAway
    ? (holds ? cancelled : assigned)[reader]
    : (holds ? changed : cancelled)[reader]
  const { programme, company, to, language, requestId } = notice
  return {
    id: `${notice.id}:after:${notice.turn}`,
    kind,
    programme,
    company,
    to,
    language,
    requestId,
    facts: { reason: '', ...notice.facts },
    owedAt: at.toISOString(),
  } as Owed
}
