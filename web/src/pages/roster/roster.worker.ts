import type { JudgedRow } from '../../../../functions/contract/roster/judge.ts'
import { judgeRow } from '../../../../functions/contract/roster/judge.ts'
import { rosterMessage } from '../../../../functions/contract/roster/message.ts'
import { RosterError } from '../../../../functions/contract/roster/roster-error.ts'
import type { Settled } from '../../../../functions/contract/roster/roster.ts'
import { readPastedRoster, readRoster, settle } from '../../../../functions/contract/roster/roster.ts'
import type { TypedRow } from '../../../../functions/contract/roster/typed-row.ts'
import { mend } from '../../../../functions/contract/roster/typed-row.ts'
import { today } from '../../format.ts'
import type { Jobs, Request, ShownRow, Understood } from './messages.ts'
import { markedWorkbook, templateWorkbook } from './workbook.ts'

// The roster that is open. It stays here: the page holds only what it shows.
let typed: TypedRow[] = []
let judged: JudgedRow[] = []
let settled: Settled[] = []
let language: 'id' | 'en' = 'id'

function shown(at: number): ShownRow {
  const { sheet, row, verdict, findings } = settled[at] as Settled
  const cells = Object.entries(typed[at]?.cells ?? {}).map(([field, cell]) => [field, cell.text])
  return {
    at,
    sheet,
    row,
    verdict,
    cells: Object.fromEntries(cells) as ShownRow['cells'],
    faults: findings.map((finding) => ({ field: finding.field, text: rosterMessage(finding, language) })),
  }
}

function read({ source, mapping, language: spoken }: Jobs['read']['given']): Understood {
  language = spoken
  const options = { today: today(), ...(mapping && { mapping }) }
  const roster =
    'bytes' in source ? readRoster(source.bytes, options) : readPastedRoster(source.text, options)
  ;({ typed, judged } = roster)
  settled = settle(typed, judged)
  return { tables: roster.tables, sheets: roster.sheets, rows: settled.map((_, at) => shown(at)) }
}

function mendCell({ at, field, text }: Jobs['mend']['given']): ShownRow[] {
  const row = typed[at]
  if (!row) return []
  const before = settled
  typed[at] = mend(row, field, text)
  judged[at] = judgeRow(typed[at], today())
  settled = settle(typed, judged)
  // Whoever stood twice may stand alone now.
  return settled.flatMap((now, index) =>
    index === at || stateOf(now) !== stateOf(before[index]) ? [shown(index)] : [],
  )
}

const stateOf = (row: Settled | undefined) =>
  row && row.verdict + row.findings.map(({ code, params }) => code + JSON.stringify(params ?? {})).join()

function answer(request: Request): unknown {
  switch (request.job) {
    case 'read':
      return read(request.given)
    case 'mend':
      return mendCell(request.given)
    case 'people':
      return request.given.at.map((at) => settled[at]?.person ?? {})
    case 'marked':
      return markedWorkbook(
        settled.map((_, at) => shown(at)),
        request.given.words,
      )
    case 'template':
      return templateWorkbook(request.given.words)
  }
}

addEventListener('message', ({ data: request }: MessageEvent<Request>) => {
  try {
    postMessage({ id: request.id, answer: answer(request) })
  } catch (error) {
    if (!(error instanceof RosterError)) throw error
    postMessage({ id: request.id, refused: rosterMessage(error, language) })
  }
})
