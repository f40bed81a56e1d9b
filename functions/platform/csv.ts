// A cell that begins like this is a formula to a spreadsheet.
const formula = /^[=+\-@\t\r]/
const cell = (text: string) => {
  const plain = formula.test(text) ? `'${text}` : text
  return /[",\n\r;]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}

/** Rows as CSV that spreadsheets open as they are: UTF-8 with its mark, and no cell is a formula. */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
