import type { Action } from '../../../functions/contract/access.ts'
import type { Desk } from './session.ts'
import type { Shell } from './text/id.ts'

/** The menu in its order: address of a page below the programme's, its name, who may see it. */
export const menu: [page: string, name: keyof Shell['nav'], action: Action][] = [
  ['', 'overview', 'overview.read'],
  ['perusahaan', 'companies', 'company.read'],
  ['nominasi', 'nominations', 'nomination.read'],
  ['kuota', 'quota', 'quota.read'],
  ['gelombang', 'waves', 'wave.read'],
  ['rencana', 'plans', 'plan.read'],
  ['ujian', 'exams', 'exam.read'],
  ['laporan', 'bnsp', 'bnsp.read'],
  ['sertifikat', 'certificates', 'certificate.read'],
  ['penempatan', 'placement', 'placement.read'],
  ['permintaan', 'dataRequests', 'data.read'],
  ['surel', 'mail', 'mail.read'],
  ['status', 'standing', 'standing.read'],
  ['loket', 'permit', 'permit.check'],
  ['program', 'programme', 'programme.read'],
  ['audit', 'audit', 'audit.read'],
]

/**
 * The page on which an officer begins: exam days for who examines or decides, else the first of the menu that the
 * role may see.
 */
export function homeOf({ can }: Pick<Desk, 'can'>): string {
  if (can('exam.read') && !can('company.read')) return 'ujian'
  return menu.find(([, , action]) => can(action))?.[0] ?? ''
}
