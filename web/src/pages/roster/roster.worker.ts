import type { JudgedRow } from '../../../../functions/contract/roster/judge.ts'
import { judgeRow } from '../../../../functions/contract/roster/judge.ts'
import { rosterMessage } from '../../../../functions/contract/roster/message.ts'
import { RosterError } from '../../../../functions/contract/roster/roster-error.ts'
import type { Settled } from '../../../../functions/contract/roster/roster.ts'
import { readPastedRoster, readRoster, settle } from '../../../../functions/contract/roster/roster.ts'
import type { TypedRow } from '../../../../functions/contract/roster/typed-row.ts'
import { mend } from '../../../../functions/contract/roster/typed-row.ts'
import type { Mended } from '../../../../functions/contract/roster/workbook.ts'
import type { Jobs, Request, ShownRow, Understood, WorkbookWords } from './messages.ts'
import { markedWorkbook, templateWorkbook } from './workbook.ts'

// The roster that is open. It stays here: the page holds only what it shows.
let typed: TypedRow[] = []
let judged: JudgedRow[] = []
let settled: Settled[] = []
let language: 'id' | 'en' = 'id'
let today = ''
let original: Uint8Array | undefined
let mended: Mended[] = []

function shown(at: number): ShownRow {
  const { sheet, row, verdict, findings, notes } = settled[at] as Settled
  const told = (all: Settled['findings']) =>
    all.map((finding) => ({ field: finding.field, text: rosterMessage(finding, language) }))
  const cells = Object.entries(typed[at]?.cells ?? {}).map(([field, cell]) => [field, cell.text])
  return {
    at,
    sheet,
    row,
    verdict,
    cells: Object.fromEntries(cells) as ShownRow['cells'],
    faults: told(findings),
    notes: told(notes),
  }
}

async function read({ source, mapping, ...given }: Jobs['read']['given']): Promise<Understood> {
  ;({ language, today } = given)
  original = 'bytes' in source ? source.bytes : new TextEncoder().encode(source.text)
  mended = []
  const options = { today, ...(mapping && { mapping }) }
  const roster =
    'bytes' in source ? readRoster(source.bytes, options) : readPastedRoster(source.text, options)
  ;({ typed, judged } = roster)
  settled = settle(typed, judged)
  const { tables, sheets } = roster
  return {
    tables,
    sheets,
    rows: settled.map((_, at) => shown(at)),
    hidden: typed.filter(({ hidden }) => hidden).length,
    digest: await digestOf(typed),
  }
}

async function digestOf(rows: readonly TypedRow[]): Promise<string | undefined> {
  // Only an encrypted page has it.
  if (!crypto.subtle) return undefined
  const told = rows.map(({ sheet, row, cells }) => [sheet, row, cells])
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(told)))
  return Array.from(new Uint8Array(bytes, 0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function load({ rows, over, ...given }: Jobs['load']['given']): Understood {
  ;({ language, today } = given)
  if (over) mended = differences(typed, rows)
  else original = undefined
  typed = rows
  judged = rows.map((row) => judgeRow(row, today))
  settled = settle(typed, judged)
  return { tables: [], sheets: [], rows: settled.map((_, at) => shown(at)), hidden: 0 }
}

/** The cells that were typed anew between two readings of the same rows. */
function differences(before: readonly TypedRow[], now: readonly TypedRow[]): Mended[] {
  const known = new Map(before.map((row) => [`${row.sheet}!${row.row}`, row.cells]))
  return now.flatMap(({ sheet, row, cells }) =>
    Object.entries(cells).flatMap(([field, { column, text }]) =>
      known.get(`${sheet}!${row}`)?.[field as keyof typeof cells]?.text === text
        ? []
        : [{ sheet, row, column, text }],
    ),
  )
}

async function marked(words: WorkbookWords): Promise<Uint8Array> {
  if (!original)
    return markedWorkbook(
      settled.map((_, at) => shown(at)),
      words,
    )
  const { workbookWithFaults } = await import('../../../../functions/contract/roster/workbook.ts')
  return workbookWithFaults(
    original,
    settled.flatMap(({ findings, notes }) => [...findings, ...notes]),
    language,
    mended,
  )
}

function mendCell({ at, field, text }: Jobs['mend']['given']): ShownRow[] {
  const row = typed[at]
  if (!row) return []
  const before = settled
  typed[at] = mend(row, field, text)
  const { sheet, row: number, cells } = typed[at]
  mended.push({ sheet, row: number, column: cells[field]?.column ?? '', text })
  judged[at] = judgeRow(typed[at], today)
  settled = settle(typed, judged)
  // Whoever stood twice may stand alone now.
  return settled.flatMap((now, index) =>
    index === at || stateOf(now) !== stateOf(before[index]) ? [shown(index)] : [],
  )
}

const stateOf = (row: Settled | undefined) =>
  row && row.verdict + row.findings.map(({ code, params }) => code + JSON.stringify(params ?? {})).join()

async function answer(request: Request): Promise<unknown> {
  switch (request.job) {
    case 'read':
      return read(request.given)
    case 'mend':
      return mendCell(request.given)
    case 'people':
      return request.given.at.map((at) => settled[at]?.person ?? {})
    case 'marked':
      return marked(request.given.words)
    case 'typed':
      return typed.slice(request.given.from, request.given.to)
    case 'load':
      return load(request.given)
    case 'template':
      return templateWorkbook(request.given.words)
  }
}

addEventListener('message', async ({ data: request }: MessageEvent<Request>) => {
  try {
    postMessage({ id: request.id, answer: await answer(request) })
  } catch (error) {
    if (error instanceof RosterError) postMessage({ id: request.id, refused: rosterMessage(error, language) })
    else postMessage({ id: request.id, stopped: String(error) })
  }
})
