import type { StoredNotice } from './notice.ts'
import type { Owed } from './owe.ts'

/**
 * The mail that is owed when the state changed between composing a mail and its being taken: the change's
 * own mail may have left first, and the last word must be true. It says whatever holds when it is sent.
 */
export function followUp(notice: StoredNotice, at: Date): Owed {
  const { programme, company, to, language, requestId, facts } = notice
  return {
    id: `${notice.id}:after:${notice.turn}`,
    kind: 'nomination' in facts ? 'wave_change_worker' : 'wave_change_company',
    programme,
    company,
    to,
    language,
    requestId,
    facts,
    owedAt: at.toISOString(),
  } as Owed
}
