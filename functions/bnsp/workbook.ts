import { header } from './sheet.ts'

/** An `.xlsx` with one sheet: the header, then the rows, every cell text. */
export async function workbook(rows: readonly string[][], title: string): Promise<Uint8Array<ArrayBuffer>> {
  // A megabyte that only a download needs.
  const { default: exceljs } = await import('exceljs')
  const book = new exceljs.Workbook()
  const sheet = book.addWorksheet(title.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31))
  for (const values of [header, ...rows]) {
    const row = sheet.addRow([])
    values.forEach((value, column) => {
      const cell = row.getCell(column + 1)
      // The format "@" keeps Excel from making numbers of NIKs when somebody edits the sheet.
      cell.numFmt = '@'
      cell.value = value
    })
  }
  header.forEach((name, column) => (sheet.getColumn(column + 1).width = Math.max(12, name.length + 2)))
  return Uint8Array.from(new Uint8Array(await book.xlsx.writeBuffer()))
}
