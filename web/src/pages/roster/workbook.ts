import { strToU8, zipSync } from 'fflate'
import { REQUIRED_FIELDS, ROSTER_FIELDS } from '../../../../functions/contract/roster/field.ts'
import type { RosterField } from '../../../../functions/contract/roster/field.ts'
import { columnLetters } from '../../../../functions/contract/roster/sheet.ts'
import type { ShownRow, WorkbookWords } from './messages.ts'

type Cell = { text: string; style: number }

// Styles of the sheet below: text, head, faulty.
const plain = 1
const head = 2
const faulty = 3

const templateFields = ROSTER_FIELDS.filter((field) => field !== 'scheme')

/** The rows as they stand now, each cell as text, faulty ones coloured, the faults in words beside them. */
export function markedWorkbook(rows: readonly ShownRow[], words: WorkbookWords): Uint8Array {
  const fields = ROSTER_FIELDS.filter(
    (field) =>
      (REQUIRED_FIELDS as readonly RosterField[]).includes(field) ||
      rows.some(({ cells }) => cells[field] !== undefined),
  )
  const title = [words.row, ...fields.map((field) => words.heads[field] ?? field), words.faults]
  return workbook([
    title.map((text) => ({ text, style: head })),
    ...rows.map(({ sheet, row, cells, faults }) => [
      { text: sheet ? `${sheet} ${row}` : String(row), style: plain },
      ...fields.map((field) => ({
        text: cells[field] ?? '',
        style: faults.some((fault) => fault.field === field) ? faulty : plain,
      })),
      { text: faults.map(({ text }) => text).join(' '), style: faults.length > 0 ? faulty : plain },
    ]),
  ])
}

/** An empty roster whose columns are text, so that Excel leaves every digit of a NIK alone. */
export const templateWorkbook = (words: WorkbookWords): Uint8Array =>
  workbook([templateFields.map((field) => ({ text: words.heads[field] ?? field, style: head }))])

const escaped = (text: string) =>
  text
    .replace(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')

function workbook(rows: readonly (readonly Cell[])[]): Uint8Array {
  const columns = rows[0]?.length ?? 1
  const data = rows.map((cells, at) => {
    const written = cells.map(
      ({ text, style }, column) =>
        `<c r="${columnLetters(column)}${at + 1}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`,
    )
    return `<row r="${at + 1}">${written.join('')}</row>`
  })
  const xml = (body: string) => strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${body}`)
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const kinds = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const packed = 'http://schemas.openxmlformats.org/package/2006'
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  return zipSync({
    '[Content_Types].xml': xml(
      `<Types xmlns="${packed}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/></Types>`,
    ),
    '_rels/.rels': xml(
      `<Relationships xmlns="${packed}/relationships"><Relationship Id="rId1" Type="${kinds}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': xml(
      `<workbook xmlns="${main}" xmlns:r="${kinds}"><sheets><sheet name="Daftar tenaga" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': xml(
      `<Relationships xmlns="${packed}/relationships"><Relationship Id="rId1" Type="${kinds}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${kinds}/styles" Target="styles.xml"/></Relationships>`,
    ),
    'xl/styles.xml': xml(
      `<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE6F1F2"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFBD5D1"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" fillId="2" applyNumberFormat="1" applyFont="1" applyFill="1"/><xf numFmtId="49" fillId="3" applyNumberFormat="1" applyFill="1"/></cellXfs></styleSheet>`,
    ),
    'xl/worksheets/sheet1.xml': xml(
      `<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols><col min="1" max="${columns}" width="20" style="${plain}" customWidth="1"/></cols><sheetData>${data.join('')}</sheetData></worksheet>`,
    ),
  })
}
