/** A cell that holds something. `text` is what a person reads: dates are ISO, numbers plain decimals. */
export type Cell = { kind: 'text' | 'number' | 'date' | 'bool' | 'error'; text: string }

/** A row with its number as the spreadsheet shows it; `cells` by column index, holes where nothing stands. */
export type Row = { number: number; cells: (Cell | undefined)[]; hidden?: boolean }

/** A merged area; rows as the spreadsheet numbers them, columns by index, all inclusive. */
export type Merge = { top: number; bottom: number; left: number; right: number }

/** A sheet's rows that hold something, in order. */
export type Sheet = { name: string; hidden: boolean; rows: Row[]; merges: Merge[]; date1904?: boolean }

/** `A` of 0, `AA` of 26. */
export function columnLetters(index: number): string {
  let letters = ''
  for (let n = index; n >= 0; n = Math.floor(n / 26) - 1)
    letters = String.fromCharCode(65 + (n % 26)) + letters
  return letters
}

/** 0 of `A`, `A7` or `a`; -1 of what has no letters. */
export function columnIndex(reference: string): number {
  let index = 0
  for (let at = 0; at < reference.length; at++) {
    const letter = reference.charCodeAt(at) & ~32
    if (letter < 65 || letter > 90) break
    index = index * 26 + letter - 64
  }
  return index - 1
}
