import type { AuditEntry } from '../contract/audit.ts'
import type { Language } from '../contract/fields.ts'
import { auditFile } from '../contract/lists.ts'
import { auditEn } from '../contract/text/audit-en.ts'
import { auditId } from '../contract/text/audit-id.ts'
import { auditSubjects } from '../contract/text/audit-subject.ts'
import type { Deps } from '../deps.ts'
import { type Door, door } from '../platform/door.ts'
import { column, createListFile, pagesOf } from '../print/list-file.ts'
import { programmeRepository } from '../programmes/repository.ts'
import { auditRepository } from './repository.ts'

/** The longest that one page of a file is looked for, in milliseconds. */
const longestMs = 20_000

const sentences: Record<Language, Record<string, string>> = { id: auditId, en: auditEn }
const json = (value: unknown) => (value === undefined ? '' : JSON.stringify(value))
const columns = (language: Language) => [
  column<AuditEntry>('Waktu (UTC)', 'Time (UTC)', ({ at }) => at),
  column<AuditEntry>('Oleh', 'By', ({ by }) => by),
  column<AuditEntry>('Nama', 'Name', ({ name }) => name),
  column<AuditEntry>('Lewat', 'Through', ({ source }) => source),
  column<AuditEntry>('Dari', 'From', ({ from }) => from),
  column<AuditEntry>('Tindakan', 'What', ({ what }) => sentences[language][what] ?? what),
  column<AuditEntry>('Kode', 'Code', ({ what }) => what),
  column<AuditEntry>('Jenis', 'Kind', ({ subject: { kind } }) => auditSubjects[language][kind] ?? kind),
  column<AuditEntry>('Subjek', 'Subject', ({ subject: { id, ids = [] } }) =>
    [...(id ? [id] : []), ...ids].join(' '),
  ),
  column<AuditEntry>('Sebelum', 'Before', ({ before }) => json(before)),
  column<AuditEntry>('Sesudah', 'After', ({ after }) => json(after)),
  column<AuditEntry>('Alasan', 'Reason', ({ reason }) => reason),
  column<AuditEntry>('Nomor permintaan', 'Request', ({ requestId }) => requestId),
]

/** The log as a file. */
export function auditPapers(deps: Deps): Door[] {
  const log = auditRepository(deps)
  const programmes = programmeRepository(deps)
  const listFile = createListFile(deps)
  return [
    door(auditFile, async ({ params: { programme }, query, actor }) => {
      await programmes.get(programme)
      const { format: _, language: __, ...question } = query
      return listFile({
        programme,
        query,
        actor,
        kind: 'audit',
        filename: 'catatan-audit',
        columns: columns(query.language),
        pages: pagesOf((after) => log.list(programme, question, { after, size: 1000, ms: longestMs })),
      })
    }),
  ]
}
