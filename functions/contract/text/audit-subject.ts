import type { Language } from '../fields.ts'

const id = {
  assessor: 'Asesor',
  certificate: 'Sertifikat',
  codes: 'Kode BNSP',
  company: 'Perusahaan',
  key: 'Kunci loket izin',
  mail: 'Surel',
  nomination: 'Nominasi',
  permit: 'Pemeriksaan izin',
  plan: 'Rencana',
  programme: 'Program',
  quota: 'Kuota',
  venue: 'Tempat uji',
  wave: 'Gelombang',
}
/** To what something is done; what has no word here cannot be recorded. */
export type AuditSubject = keyof typeof id
const en: Record<AuditSubject, string> = {
  assessor: 'Assessor',
  certificate: 'Certificate',
  codes: 'BNSP codes',
  company: 'Company',
  key: 'Key of the permit desk',
  mail: 'Mail',
  nomination: 'Nomination',
  permit: 'Permit check',
  plan: 'Plan',
  programme: 'Programme',
  quota: 'Quota',
  venue: 'Exam venue',
  wave: 'Wave',
}
export const auditSubjects: Record<Language, Record<string, string>> = { id, en }
