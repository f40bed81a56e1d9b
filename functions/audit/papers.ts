import { type AuditEntry, exportAudit, mostExported } from '../contract/audit.ts'
import type { Language } from '../contract/fields.ts'
import type { Deps } from '../deps.ts'
import { csvOf } from '../platform/csv.ts'
import { type Door, door } from '../platform/door.ts'
import { dayIn } from '../platform/jakarta.ts'
import { programmeRepository } from '../programmes/repository.ts'
import { record } from './record.ts'
import { auditRepository } from './repository.ts'

const heads: Record<Language, string[]> = {
  id: 'Waktu (UTC),Oleh,Nama,Lewat,Dari,Tindakan,Jenis,Subjek,Sebelum,Sesudah,Alasan,Nomor permintaan'.split(
    ',',
  ),
  en: 'Time (UTC),By,Name,Through,From,What,Kind,Subject,Before,After,Reason,Request'.split(','),
}
/** An export may take so long. */
const longestMs = 40_000

/** The log as a file; that it was taken out is an entry itself. */
export function auditPapers(deps: Deps): Door[] {
  const { db, now, newId } = deps
  const log = auditRepository(deps)
  const programmes = programmeRepository(deps)

  return [
    door(exportAudit, async ({ params: { programme }, query, actor, language }) => {
      await programmes.get(programme)
      const began = Date.now()
      const found: AuditEntry[] = []
      let after: string | undefined
      do {
        const size = Math.min(1000, mostExported - found.length)
        const page = await log.list(programme, query, { after, size, ms: longestMs })
        found.push(...page.items)
        after = page.next
      } while (after && found.length < mostExported && Date.now() - began < longestMs)
      const asked = Object.fromEntries(Object.entries(query).filter(([, value]) => value))
      await db.transact([
        record(db.tables, actor, now(), newId(), {
          programme,
          what: 'audit.exported',
          subject: { kind: 'programme', id: programme },
          after: { rows: found.length, whole: !after, ...asked },
        }),
      ])
      return new Response(csvOf([heads[language], ...found.map(rowOf)]), {
        headers: {
          'content-type': `${exportAudit.file}; charset=utf-8`,
          'content-disposition': `attachment; filename="catatan-audit-${dayIn(now())}${after ? '-sebagian' : ''}.csv"`,
        },
      })
    }),
  ]
}

const json = (value: unknown) => (value === undefined ? '' : JSON.stringify(value))
const rowOf = (one: AuditEntry) => [
  one.at,
  one.by,
  one.name ?? '',
  one.source,
  one.from ?? '',
  one.what,
  one.subject.kind,
  [...(one.subject.id ? [one.subject.id] : []), ...(one.subject.ids ?? [])].join(' '),
  json(one.before),
  json(one.after),
  one.reason ?? '',
  one.requestId,
]
