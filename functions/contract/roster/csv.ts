import { MAX_CELL_LENGTH, MAX_CELLS, MAX_COLUMNS } from './limits.ts'
import { RosterError } from './roster-error.ts'
import type { Cell, Row, Sheet } from './sheet.ts'

// No spreadsheet's cell holds more.
const LONGEST_QUOTE = 32_768
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8DŽ\x8F\x90‘’“”•–—˜™š›œ\x9DžŸ'
const SEPARATORS = [';', '\t', ',', '|'] as const

/** Decodes the bytes of a text file: UTF-8 or UTF-16 by mark or by look, else Windows-1252. */
export function decodeText(bytes: Uint8Array): string {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return new TextDecoder('utf-8').decode(bytes)
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  const zeros = [0, 0]
  const sample = bytes.subarray(0, 4096)
  for (let at = 0; at < sample.length; at++) if (sample[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  if (odd > sample.length / 4 && even < sample.length / 16) return new TextDecoder('utf-16le').decode(bytes)
  if (even > sample.length / 4 && odd < sample.length / 16) return new TextDecoder('utf-16be').decode(bytes)
  const strange = sample.reduce((n, byte) => (byte < 9 || (byte > 13 && byte < 32) ? n + 1 : n), 0)
  if (strange > 16 && strange > sample.length / 20) throw new RosterError('roster.unknown_format')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return decodeWindows1252(bytes)
  }
}

// Node decodes this label as Latin-1, so that typographic quotes become control characters.
function decodeWindows1252(bytes: Uint8Array): string {
  return new TextDecoder('latin1')
    .decode(bytes)
    .replace(/[\x80-\x9F]/g, (letter) => WINDOWS_1252[letter.charCodeAt(0) - 128] as string)
}

/** Reads comma, semicolon, tab or bar separated text as a spreadsheet would number it: a line break inside quotes starts no row. Every cell is text. */
export function readCsv(text: string): Sheet {
  const declared = /^\uFEFF?"?sep=(.)"?\r?\n/i.exec(text)
  const body = (declared ? text.slice(declared[0].length) : text.replace(/^\uFEFF/, '')).replace(
    /\r\n?/g,
    '\n',
  )
  const separator = declared?.[1] ?? separatorOf(body)
  const quoted = parse(body, separator, true)
  // A quote that is never closed swallows the rest of the file: then quotes are letters.
  const rows = quoted.unclosed ? parse(body, separator, false).rows : quoted.rows
  return { name: '', hidden: false, rows: unwrapLines(rows), merges: [] }
}

function separatorOf(text: string): string {
  const sample = text.slice(0, 65_536)
  let best: { separator: string; score: number } = { separator: ',', score: 0 }
  for (const separator of SEPARATORS) {
    const counts = new Map<number, number>()
    for (const { cells } of parse(sample, separator, true).rows.slice(0, 100))
      counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1)
    let score = 0
    for (const [columns, rows] of counts)
      if (columns > 1) score = Math.max(score, rows * Math.min(columns, 30))
    if (score > best.score) best = { separator, score }
  }
  return best.separator
}

function parse(text: string, separator: string, quotes: boolean): { rows: Row[]; unclosed: boolean } {
  const rows: Row[] = []
  let cells: (Cell | undefined)[] = []
  let number = 1
  let column = 0
  let count = 0
  let at = 0
  const put = (raw: string) => {
    if (column < MAX_COLUMNS && (raw.length > MAX_CELL_LENGTH || raw.trim() !== '')) {
      if (++count > MAX_CELLS) throw new RosterError('roster.too_many_cells')
      cells[column] = {
        kind: 'text',
        text: raw.startsWith('=') ? unguard(raw) : raw.slice(0, MAX_CELL_LENGTH),
      }
    }
    column++
  }
  const endRow = () => {
    if (cells.length > 0) rows.push({ number, cells })
    cells = []
    column = 0
    number++
  }
  let lineEnd = text.indexOf('\n')
  let next = text.indexOf(separator)
  while (at <= text.length) {
    if (quotes && text[at] === '"') {
      const close = closingQuote(text, at + 1)
      if (close < 0) return { rows, unclosed: true }
      const inner = text.slice(at + 1, close)
      // Nobody types a cell of so many lines: a stray quote has met another one far below.
      if (inner.length > 200 && inner.split('\n', 20).length === 20) return { rows, unclosed: true }
      at = close + 1
      const stop = nextStop(text, at, separator)
      put((inner.includes('""') ? inner.replaceAll('""', '"') : inner) + text.slice(at, stop))
      at = stop
    } else {
      if (lineEnd >= 0 && lineEnd < at) lineEnd = text.indexOf('\n', at)
      if (next >= 0 && next < at) next = text.indexOf(separator, at)
      const stop = Math.min(lineEnd < 0 ? text.length : lineEnd, next < 0 ? text.length : next)
      put(text.slice(at, stop))
      at = stop
    }
    if (at >= text.length || text[at] === '\n') endRow()
    at++
  }
  return { rows, unclosed: false }
}

function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from)
  while (at >= 0 && text[at + 1] === '"' && at - from < LONGEST_QUOTE) at = text.indexOf('"', at + 2)
  return at - from < LONGEST_QUOTE ? at : -1
}

function nextStop(text: string, from: number, separator: string): number {
  let at = from
  while (at < text.length && text[at] !== separator && text[at] !== '\n') at++
  return at
}

// Exports write ="0812…" to keep Excel from eating the zero.
const unguard = (raw: string): string =>
  /^="([\d\s+.'-]*)"$/.exec(raw.slice(0, MAX_CELL_LENGTH).trim())?.[1] ?? raw.slice(0, MAX_CELL_LENGTH)

// Some programs quote the line as a whole: then each row is one cell that is itself a line.
function unwrapLines(rows: Row[]): Row[] {
  const whole = rows.filter(({ cells }) => cells.length === 1 && /[,;\t]/.test(cells[0]?.text ?? ''))
  if (rows.length < 2 || whole.length < rows.length * 0.8) return rows
  const separator = separatorOf(whole.map(({ cells }) => cells[0]?.text ?? '').join('\n'))
  return rows.flatMap(({ number, cells }) =>
    parse((cells[0]?.text ?? '').replace(/\n/g, ' '), separator, true).rows.map((row) => ({
      ...row,
      number,
    })),
  )
}
