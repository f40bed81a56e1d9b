import { RosterError } from './roster-error.ts'

/** What a scan of XML tells: names without prefix, attributes as they stand, texts still escaped. */
export type XmlHandler = {
  open(name: string, attributes: string, empty: boolean): void
  text(text: string): void
  close(name: string): void
}

// A cell holds at most 32,767 characters; what is longer without a tag is no workbook.
const MAX_PENDING = 1 << 20

/** Scans XML that arrives in pieces; no piece is kept once its tags are told. Entities of its own (a DOCTYPE) are refused. */
export function xmlScanner(handler: XmlHandler): (piece: string) => void {
  let pending = ''
  return (piece) => {
    const text = pending + piece
    let at = 0
    for (;;) {
      const start = text.indexOf('<', at)
      if (start < 0) break
      const end = tagEnd(text, start)
      if (end < 0) break
      if (start > at) handler.text(text.slice(at, start))
      at = end
      tell(handler, text, start, end)
    }
    pending = text.slice(at)
    if (pending.length > MAX_PENDING) throw new RosterError('roster.broken')
  }
}

function tell(handler: XmlHandler, text: string, start: number, end: number): void {
  const first = text.charCodeAt(start + 1)
  if (first === 47) return handler.close(localName(text.slice(start + 2, end - 1).trimEnd()))
  if (first === 63) return
  if (first === 33) {
    if (text.startsWith('<![CDATA[', start)) handler.text(escapeXml(text.slice(start + 9, end - 3)))
    else if (!text.startsWith('<!--', start)) throw new RosterError('roster.broken')
    return
  }
  const empty = text.charCodeAt(end - 2) === 47
  const last = empty ? end - 2 : end - 1
  let nameEnd = start + 1
  while (nameEnd < last && text.charCodeAt(nameEnd) > 32) nameEnd++
  const name = localName(text.slice(start + 1, nameEnd))
  handler.open(name, text.slice(nameEnd, last), empty)
  if (empty) handler.close(name)
}

function tagEnd(text: string, start: number): number {
  if (text.charCodeAt(start + 1) === 33) {
    const [opening, closing] = text.startsWith('<!--', start) ? ['<!--', '-->'] : ['<![CDATA[', ']]>']
    if (text.startsWith(opening, start)) {
      const close = text.indexOf(closing, start + opening.length)
      return close < 0 ? -1 : close + 3
    }
    if (text.length < start + 9) return -1
  }
  let end = text.indexOf('>', start)
  // A quoted attribute may hold a bare >: a tag with attributes ends behind a quote.
  while (end >= 0 && !endsTag(text, start, end)) end = text.indexOf('>', end + 1)
  return end < 0 ? -1 : end + 1
}

function endsTag(text: string, start: number, end: number): boolean {
  const before = text.charCodeAt(end - 1)
  if (before === 34 || before === 39 || before === 47 || before === 63) return true
  if (text.charCodeAt(start + 1) === 47 || end - start > 65_536) return true
  const tag = text.slice(start, end)
  return !tag.includes('=') || /["']/.test(tag.trimEnd().slice(-1))
}

const localName = (name: string): string => {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

/** The value of an attribute by its local name, unescaped; undefined when it is not there. */
export function attribute(attributes: string, name: string): string | undefined {
  const quick = attributes.indexOf(` ${name}="`)
  if (quick >= 0) {
    const from = quick + name.length + 3
    const to = attributes.indexOf('"', from)
    return to < 0 ? undefined : unescapeXml(attributes.slice(from, to))
  }
  if (!attributes.includes(name)) return undefined
  const match = new RegExp(`(?:^|\\s)(?:[\\w.-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes)
  return match ? unescapeXml(match[1] ?? match[2] ?? '') : undefined
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Text with its entities and Excel's `_x000D_` escapes resolved. */
export function unescapeXml(text: string): string {
  const plain = text.includes('&')
    ? text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos));/gi, (_, decimal, hex, named) =>
        named
          ? (NAMED[named.toLowerCase()] as string)
          : codePoint(decimal ? Number(decimal) : parseInt(hex, 16)),
      )
    : text
  return plain.includes('_x')
    ? plain.replace(/_x([\da-f]{4})_/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16)))
    : plain
}

const codePoint = (code: number): string => String.fromCodePoint(code <= 0x10ffff ? code : 0xfffd)

const escapeXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
