/**
 * A text that no spreadsheet takes for a formula, not even once it was saved as CSV: an apostrophe goes before
 * what begins like one.
 */
export const harmless = (text: string) => (/^\s*[=+\-@\t\r\n]/.test(text) ? `'${text}` : text)

const cell = (text: string) => {
  const plain = harmless(text)
  return /[",\n\r;]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}

/** Rows as CSV that spreadsheets open as they are: UTF-8 with its mark (once a file), and no cell is a formula. */
export const csvOf = (rows: readonly (readonly string[])[], { mark = true } = {}): string =>
  `${mark ? '\uFEFF' : ''}${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
