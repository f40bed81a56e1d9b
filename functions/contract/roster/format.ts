import { RosterError } from './roster-error.ts'
import type { RosterErrorCode } from './roster-error.ts'

const SIGNATURES: readonly (readonly [number, string, RosterErrorCode])[] = [
  [0, '%PDF', 'roster.pdf'],
  [0, '\x89PNG', 'roster.picture'],
  [0, '\xFF\xD8\xFF', 'roster.picture'],
  [0, 'GIF8', 'roster.picture'],
  [0, 'RIFF', 'roster.picture'],
  [0, 'II*\0', 'roster.picture'],
  [0, 'MM\0*', 'roster.picture'],
  [0, 'BM', 'roster.picture'],
  [4, 'ftyp', 'roster.picture'],
  [0, '{\\rtf', 'roster.document'],
  [0, 'Rar!', 'roster.archive'],
  [0, '7z\xBC\xAF', 'roster.archive'],
  [0, '\x1F\x8B', 'roster.archive'],
]

/** Tells a zipped workbook from text by the bytes, whatever the file is called. Throws a RosterError for every other known kind of file. */
export function formatOf(bytes: Uint8Array): 'zip' | 'text' {
  if (bytes.length === 0) throw new RosterError('roster.empty')
  const head = latin(bytes.subarray(0, 1024))
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return 'zip'
  if (head.startsWith('\xD0\xCF\x11\xE0')) throw new RosterError(oleCode(bytes))
  // Biff files of the oldest Excels are no OLE containers.
  if (bytes[0] === 9 && (bytes[1] ?? 9) < 9 && bytes[3] === 0) throw new RosterError('roster.xls')
  for (const [at, signature, code] of SIGNATURES)
    if (head.startsWith(signature, at) && !(signature === 'BM' && isTexty(bytes))) throw new RosterError(code)
  const start = head.replace(/^(?:\xEF\xBB\xBF)?\s*/, '').toLowerCase()
  if (/^<(?:!doctype html|html|table|head|body|meta|style|div)\b/.test(start))
    throw new RosterError('roster.web_page')
  if (start.startsWith('<?xml')) throw new RosterError('roster.unknown_format')
  return 'text'
}

/** The kind of a zip that is no workbook, by the names of its parts. */
export function zipKind(names: readonly string[], mimetype: string): RosterErrorCode {
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name))
  if (has(/^xl\/workbook\.bin$/i)) return 'roster.xlsb'
  if (mimetype.includes('opendocument.spreadsheet')) return 'roster.ods'
  if (mimetype.includes('opendocument') || has(/^(?:word|ppt)\//i)) return 'roster.document'
  if (has(/^index\/document\.iwa$|^index\.zip$/i)) return 'roster.numbers'
  return has(/^(?:xl\/|\[content_types\]\.xml$)/i) ? 'roster.broken' : 'roster.archive'
}

function oleCode(bytes: Uint8Array): RosterErrorCode {
  // The directory of an OLE file names its streams in UTF-16.
  const names =
    latin(bytes.subarray(0, 1 << 20)) + latin(bytes.subarray(Math.max(1 << 20, bytes.length - (1 << 20))))
  const wide = (name: string) => names.includes([...name].join('\0'))
  if (wide('EncryptedPackage') || wide('EncryptionInfo')) return 'roster.encrypted'
  return wide('WordDocument') || wide('PowerPoint Document') ? 'roster.document' : 'roster.xls'
}

const isTexty = (bytes: Uint8Array): boolean =>
  bytes.subarray(0, 64).every((byte) => byte > 31 || (byte > 8 && byte < 14))

const latin = (bytes: Uint8Array): string => {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, Math.min(at + 8192, bytes.length)))
  return text
}
