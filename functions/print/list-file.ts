import { once } from 'node:events'
import { PassThrough } from 'node:stream'
import { record } from '../audit/record.ts'
import type { AuditAction } from '../contract/audit.ts'
import type { Language } from '../contract/fields.ts'
import type { ListFormat } from '../contract/lists.ts'
import type { Deps } from '../deps.ts'
import type { StaffActor } from '../platform/actor.ts'
import { csvOf } from '../platform/csv.ts'
import { dayIn } from '../platform/jakarta.ts'
import { type Cell, fill } from './workbook.ts'

/** One column of a list: its head in both languages, and what of a row stands in it. */
export type Column<Row> = { head: Record<Language, string>; of: (row: Row) => Cell }
export const column = <Row>(id: string, en: string, of: (row: Row) => Cell): Column<Row> => ({
  head: { id, en },
  of,
})

type ListKind = AuditAction extends infer A ? (A extends `${infer Kind}.exported` ? Kind : never) : never
type Pages<Row> = AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>
type Asked<Row> = {
  programme: string
  /** What is listed, as the audit log groups it; the file's name in Indonesian. */
  kind: ListKind
  filename: string
  columns: readonly Column<Row>[]
  pages: Pages<Row>
  query: { format: ListFormat; language: Language } & Record<string, unknown>
  actor: StaffActor
}

/** The most rows of one file, and the longest that reading them may take, in milliseconds. */
export const mostRows = 100_000
const longestMs = 40_000

const cut = {
  id: 'Daftar ini belum lengkap: persempit saringannya.',
  en: 'This list is not complete: narrow the filter.',
}
const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** Every page of a list, one after the other. */
export async function* pagesOf<Row>(
  read: (after: string | undefined) => Promise<{ items: readonly Row[]; next: string | undefined }>,
): AsyncGenerator<readonly Row[]> {
  let after: string | undefined
  do {
    const { items, next } = await read(after)
    yield items
    after = next
  } while (after)
}

/**
 * Lists as files: read page by page, written as they come, each on record with who took it out. One that is cut off says
 * so in its name and its last row.
 */
export function createListFile({ db, now, newId }: Pick<Deps, 'db' | 'now' | 'newId'>) {
  return async <Row>({ programme, kind, filename, columns, pages, query, actor }: Asked<Row>) => {
    const { format, language, ...filter } = query
    const done = { rows: 0, whole: true }
    const lines = linesOf(columns, pages, language, done)
    const heads = columns.map(({ head }) => head[language])
    const file = format === 'csv' ? await csv(heads, lines) : await xlsx(filename, heads, lines)
    await db.transact([
      record(db.tables, actor, now(), newId(), {
        programme,
        what: `${kind}.exported`,
        subject: { kind: 'programme', id: programme },
        after: { list: filename, format, ...done, ...given(filter) },
      }),
    ])
    const name = `${filename}-${dayIn(now())}${done.whole ? '' : '-sebagian'}.${format}`
    return new Response(file, {
      headers: { 'content-type': types[format], 'content-disposition': `attachment; filename="${name}"` },
    })
  }
}

const given = (filter: object) => Object.fromEntries(Object.entries(filter).filter(([, value]) => value))

async function* linesOf<Row>(
  columns: readonly Column<Row>[],
  pages: Pages<Row>,
  language: Language,
  done: { rows: number; whole: boolean },
): AsyncGenerator<Cell[]> {
  const began = Date.now()
  for await (const page of pages) {
    if (done.rows >= mostRows || Date.now() - began > longestMs) {
      done.whole = false
      yield [cut[language]]
      return
    }
    for (const row of page) {
      done.rows += 1
      yield columns.map(({ of }) => of(row))
    }
  }
}

const plain = (value: Cell) =>
  value instanceof Date ? value.toISOString().slice(0, 10) : value === undefined ? '' : String(value)

async function csv(heads: string[], lines: AsyncIterable<Cell[]>) {
  const parts = [csvOf([heads])]
  for await (const line of lines) parts.push(csvOf([line.map(plain)], { mark: false }))
  return new TextEncoder().encode(parts.join(''))
}

async function xlsx(title: string, heads: string[], lines: AsyncIterable<Cell[]>) {
  // A megabyte that only a download needs.
  const { default: exceljs } = await import('exceljs')
  const stream = new PassThrough()
  const chunks: Buffer[] = []
  stream.on('data', (chunk: Buffer) => chunks.push(chunk))
  const book = new exceljs.stream.xlsx.WorkbookWriter({ stream, useStyles: true })
  const sheet = book.addWorksheet(title, {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  })
  sheet.columns = heads.map((head) => ({ width: Math.max(14, Math.min(40, head.length + 6)) }))
  const first = sheet.addRow([])
  first.font = { bold: true }
  heads.forEach((head, at) => fill(first.getCell(at + 1), head))
  first.commit()
  for await (const line of lines) {
    const row = sheet.addRow([])
    line.forEach((value, at) => fill(row.getCell(at + 1), value))
    row.commit()
  }
  sheet.commit()
  const ended = once(stream, 'end')
  await book.commit()
  await ended
  return Uint8Array.from(Buffer.concat(chunks))
}
