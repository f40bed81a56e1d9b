import type { Workbook, Worksheet } from 'exceljs'
import { decodeText, readCsv } from './csv.ts'
import { formatOf } from './format.ts'
import type { Finding } from './judge.ts'
import { MAX_CELL_LENGTH } from './limits.ts'
import { rosterMessage } from './message.ts'
import type { RosterLanguage } from './message.ts'
import { openWorkbook } from './xlsx.ts'

const MEDIA = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const AUTHOR = 'Gelombang'
const MARK = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFD6D6' } } as const
// A finding without a column of its own is told at the start of its row.
const NO_COLUMN = 'A'

/** The media type of the workbooks made here. */
export const WORKBOOK_TYPE = MEDIA

/** A cell that was typed anew since the file was read. */
export type Mended = { sheet: string; row: number; column: string; text: string }

/** The same workbook with its faulty cells coloured and commented, and what was `mended` since written in; of a text file an `.xlsx` with the same rows, all cells text. Throws a RosterError for what is no roster. */
export async function workbookWithFaults(
  bytes: Uint8Array,
  findings: readonly Finding[],
  language: RosterLanguage = 'id',
  mended: readonly Mended[] = [],
): Promise<Uint8Array> {
  const workbook = await emptyWorkbook()
  if (formatOf(bytes) === 'zip') {
    // Our own reader knows the bounds; exceljs would inflate whatever comes.
    for (const sheet of openWorkbook(bytes).sheets) sheet.read()
    await workbook.xlsx.load(bytes.slice().buffer)
  } else fillFromText(workbook, bytes)
  for (const { sheet, row, column, text } of mended) {
    const cell =
      column && (workbook.getWorksheet(sheet) ?? workbook.worksheets[0])?.getCell(`${column}${row}`)
    if (!cell) continue
    cell.style = { ...cell.style, numFmt: '@' }
    cell.value = text
  }
  const texts = new Map<string, { finding: Finding; lines: string[] }>()
  for (const finding of findings) {
    const key = `${finding.sheet}!${finding.column || NO_COLUMN}${finding.row}`
    const told = texts.get(key) ?? { finding, lines: [] }
    told.lines.push(rosterMessage(finding, language))
    texts.set(key, told)
  }
  for (const { finding, lines } of texts.values()) {
    const sheet = workbook.getWorksheet(finding.sheet) ?? workbook.worksheets[0]
    if (sheet) mark(sheet, finding, lines)
  }
  return bytesOf(workbook)
}

/** An empty roster to fill in: one header row, every column text, so that no spreadsheet spoils a NIK, a date or a phone. */
export async function rosterTemplate(language: RosterLanguage): Promise<Uint8Array> {
  const workbook = await emptyWorkbook()
  const sheet = workbook.addWorksheet(language === 'id' ? 'Daftar tenaga' : 'Roster')
  sheet.columns = TEMPLATE.map(({ id, en, width }) => ({
    header: language === 'id' ? id : en,
    width,
    style: { numFmt: '@' },
  }))
  sheet.views = [{ state: 'frozen', ySplit: 1 }]
  const header = sheet.getRow(1)
  header.font = { bold: true }
  for (const [at, { required }] of TEMPLATE.entries())
    if (required) header.getCell(at + 1).fill = { ...MARK, fgColor: { argb: 'FFE6F0E6' } }
  // A column's format does not reach rows that a clerk has not touched in every program.
  for (let row = 2; row <= TEMPLATE_ROWS + 1; row++)
    for (let column = 1; column <= TEMPLATE.length; column++) sheet.getCell(row, column).numFmt = '@'
  const sex = TEMPLATE.findIndex(({ en }) => en === 'Sex (L/P)') + 1
  for (let row = 2; row <= TEMPLATE_ROWS + 1; row++)
    sheet.getCell(row, sex).dataValidation = { type: 'list', allowBlank: true, formulae: ['"L,P"'] }
  return bytesOf(workbook)
}

const TEMPLATE_ROWS = 200
const TEMPLATE = [
  { id: 'Nama lengkap', en: 'Full name', width: 32, required: true },
  { id: 'NIK', en: 'NIK', width: 20, required: true },
  { id: 'Jenis kelamin (L/P)', en: 'Sex (L/P)', width: 18, required: true },
  { id: 'Tempat lahir', en: 'Place of birth', width: 18, required: false },
  { id: 'Tanggal lahir (31/12/1990)', en: 'Date of birth (31/12/1990)', width: 26, required: true },
  { id: 'No. HP', en: 'Mobile phone', width: 18, required: true },
  { id: 'Alamat', en: 'Address', width: 40, required: false },
  { id: 'Kode kota', en: 'City code', width: 12, required: false },
  { id: 'Kode provinsi', en: 'Province code', width: 14, required: false },
  { id: 'Pendidikan', en: 'Education', width: 14, required: false },
  { id: 'Email', en: 'Email', width: 26, required: false },
] as const

function mark(sheet: Worksheet, finding: Finding, lines: readonly string[]): void {
  const cell = sheet.getCell(`${finding.column || NO_COLUMN}${finding.row}`)
  // Cells share their style objects: a new one, or the neighbours would be coloured too.
  cell.style = { ...cell.style, fill: MARK }
  cell.note = {
    texts: lines.map((text, at) => ({ text: at ? `\n${text}` : text })),
    margins: { insetmode: 'auto' },
  }
}

function fillFromText(workbook: Workbook, bytes: Uint8Array): void {
  const sheet = workbook.addWorksheet('Data')
  for (const { number, cells } of readCsv(decodeText(bytes)).rows)
    for (const [at, cell] of cells.entries()) {
      if (!cell) continue
      const target = sheet.getCell(number, at + 1)
      target.numFmt = '@'
      // A workbook can hold no control characters; their place is shown.
      target.value = cell.text.slice(0, MAX_CELL_LENGTH).replace(/(?![\t\n\r])\p{Cc}/gu, '\uFFFD')
    }
}

async function emptyWorkbook(): Promise<Workbook> {
  const { default: ExcelJS } = await import('exceljs')
  const workbook = new ExcelJS.Workbook()
  workbook.creator = AUTHOR
  return workbook
}

const bytesOf = async (workbook: Workbook): Promise<Uint8Array> =>
  new Uint8Array(await workbook.xlsx.writeBuffer())
