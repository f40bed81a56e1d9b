import { strToU8, zipSync } from 'fflate'
import { columnLetters } from '../../../functions/contract/roster/sheet.ts'

/** A cell for tests: text, a number, a date by its day number, a formula's text, an error, or nothing. */
export type TestCell =
  | string
  | number
  | { date: number }
  | { formula: string; text: string }
  | { error: string }
  | { inline: string }
  | null

export type TestSheet = {
  name: string
  /** Rows by position: the first is row 1; `null` leaves a row out. */
  rows: readonly (readonly TestCell[] | null)[]
  merges?: readonly string[]
  state?: 'visible' | 'hidden' | 'veryHidden'
}

const escape = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replace(
      /(?![\t\n\r])\p{Cc}/gu,
      (c) => `_x${c.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}_`,
    )

/** Builds an `.xlsx` as Excel does, with shared strings; `dateFormat` is the number format of its date cells. */
export function workbookOf(
  sheets: readonly TestSheet[],
  { date1904 = false, dateFormat = 'dd/mm/yyyy' }: { date1904?: boolean; dateFormat?: string } = {},
): Uint8Array {
  const strings = new Map<string, number>()
  const shared = (text: string) => {
    const at = strings.get(text) ?? strings.size
    strings.set(text, at)
    return at
  }
  const cell = (value: TestCell, r: string): string => {
    if (value === null) return `<c r="${r}"/>`
    if (typeof value === 'string') return `<c r="${r}" t="s"><v>${shared(value)}</v></c>`
    if (typeof value === 'number') return `<c r="${r}"><v>${value}</v></c>`
    if ('date' in value) return `<c r="${r}" s="1"><v>${value.date}</v></c>`
    if ('error' in value) return `<c r="${r}" t="e"><v>${value.error}</v></c>`
    if ('inline' in value) return `<c r="${r}" t="inlineStr"><is><t>${escape(value.inline)}</t></is></c>`
    return `<c r="${r}" t="str"><f>${escape(value.formula)}</f><v>${escape(value.text)}</v></c>`
  }
  const files: Record<string, Uint8Array> = {}
  for (const [index, { rows, merges = [] }] of sheets.entries()) {
    const body = rows
      .map((row, at) =>
        row
          ? `<row r="${at + 1}">${row.map((value, column) => cell(value, `${columnLetters(column)}${at + 1}`)).join('')}</row>`
          : '',
      )
      .join('')
    const merged = merges.length
      ? `<mergeCells>${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
      : ''
    files[`xl/worksheets/sheet${index + 1}.xml`] = strToU8(
      `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="x"><sheetData>${body}</sheetData>${merged}</worksheet>`,
    )
  }
  files['_rels/.rels'] = strToU8(
    '<Relationships><Relationship Id="rId1" Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>',
  )
  files['xl/workbook.xml'] = strToU8(
    `<workbook><workbookPr date1904="${date1904 ? 1 : 0}"/><sheets>${sheets
      .map(
        ({ name, state = 'visible' }, at) =>
          `<sheet name="${escape(name)}" sheetId="${at + 1}" state="${state}" r:id="rId${at + 1}"/>`,
      )
      .join('')}</sheets></workbook>`,
  )
  files['xl/_rels/workbook.xml.rels'] = strToU8(
    `<Relationships>${sheets
      .map(
        (_, at) =>
          `<Relationship Id="rId${at + 1}" Type="http://x/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
      )
      .join(
        '',
      )}<Relationship Id="rIdS" Type="http://x/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rIdT" Type="http://x/styles" Target="/xl/styles.xml"/></Relationships>`,
  )
  files['xl/styles.xml'] = strToU8(
    `<styleSheet><numFmts count="1"><numFmt numFmtId="164" formatCode="${escape(dateFormat).replaceAll('"', '&quot;')}"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>`,
  )
  files['xl/sharedStrings.xml'] = strToU8(
    `<sst>${[...strings.keys()].map((text) => `<si><t xml:space="preserve">${escape(text)}</t></si>`).join('')}</sst>`,
  )
  files['[Content_Types].xml'] = strToU8('<Types/>')
  return zipSync(files)
}
