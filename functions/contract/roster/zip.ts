import { Inflate } from 'fflate'
import { MAX_DECLARED_BYTES, MAX_INFLATED_BYTES, MAX_RATIO, RATIO_FROM_BYTES } from './limits.ts'
import { RosterError } from './roster-error.ts'

type Entry = {
  name: string
  method: number
  encrypted: boolean
  crc: number
  packed: number
  size: number
  at: number
}

/** The parts of a zip that lies in memory; all parts together may inflate to `MAX_INFLATED_BYTES`. */
export type Zip = { bytes: Uint8Array; entries: ReadonlyMap<string, Entry>; budget: { left: number } }

const MAX_ENTRIES = 10_000
const broken = () => new RosterError('roster.broken')

/** Reads the central directory. Throws a RosterError when there is none or when it declares too much. */
export function openZip(bytes: Uint8Array): Zip {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOfDirectory(view)
  const entries = new Map<string, Entry>()
  let declared = 0
  let at = end.at
  for (let n = 0; n < Math.min(end.count, MAX_ENTRIES); n++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) throw broken()
    const nameLength = view.getUint16(at + 28, true)
    const extraLength = view.getUint16(at + 30, true)
    if (at + 46 + nameLength + extraLength > bytes.length) throw broken()
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength))
    const sizes = [
      view.getUint32(at + 24, true),
      view.getUint32(at + 20, true),
      view.getUint32(at + 42, true),
    ]
    widen(view, at + 46 + nameLength, extraLength, sizes)
    const [size = 0, packed = 0, offset = 0] = sizes
    const flags = view.getUint16(at + 8, true)
    const method = view.getUint16(at + 10, true)
    const crc = view.getUint32(at + 16, true)
    entries.set(partName(name), { name, method, encrypted: (flags & 1) === 1, crc, packed, size, at: offset })
    declared += size
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true)
  }
  if (declared > MAX_DECLARED_BYTES) throw new RosterError('roster.inflates')
  return { bytes, entries, budget: { left: MAX_INFLATED_BYTES } }
}

/** Inflates one part piece by piece; false when there is no such part. Throws a RosterError when it is broken, locked or swells beyond what is left of the budget. */
export function readPart(zip: Zip, name: string, onText: (text: string) => void): boolean {
  const entry = zip.entries.get(partName(name))
  if (!entry) return false
  if (entry.encrypted) throw new RosterError('roster.encrypted')
  if (entry.size > zip.budget.left) throw new RosterError('roster.inflates')
  const data = packedBytes(zip.bytes, entry)
  const decoder = new TextDecoder()
  let inflated = 0
  let crc = 0
  const take = (chunk: Uint8Array, final: boolean) => {
    inflated += chunk.length
    zip.budget.left -= chunk.length
    if (zip.budget.left < 0 || (inflated > RATIO_FROM_BYTES && inflated > data.length * MAX_RATIO))
      throw new RosterError('roster.inflates')
    crc = crc32(chunk, crc)
    onText(decoder.decode(chunk, { stream: !final }))
  }
  if (entry.method === 0) {
    for (let at = 0; at < data.length; at += 1 << 16)
      take(data.subarray(at, at + (1 << 16)), at + (1 << 16) >= data.length)
  } else if (entry.method === 8) inflate(data, take)
  else throw broken()
  if (entry.crc !== 0 && crc !== entry.crc) throw broken()
  return true
}

function inflate(data: Uint8Array, take: (chunk: Uint8Array, final: boolean) => void): void {
  let refusal: unknown
  const stream = new Inflate((chunk, final) => {
    try {
      take(chunk, final)
    } catch (error) {
      refusal = error
      throw error
    }
  })
  try {
    // Deflate swells up to 1,032 times: small slices keep a single piece below 8 MB.
    for (let at = 0; at < data.length; at += 8192)
      stream.push(data.subarray(at, at + 8192), at + 8192 >= data.length)
  } catch {
    throw refusal ?? broken()
  }
}

function packedBytes(bytes: Uint8Array, entry: Entry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (entry.at + 30 > bytes.length || view.getUint32(entry.at, true) !== 0x04034b50) throw broken()
  const start = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true)
  if (start + entry.packed > bytes.length) throw broken()
  return bytes.subarray(start, start + entry.packed)
}

function endOfDirectory(view: DataView): { at: number; count: number } {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at--) {
    if (view.getUint32(at, true) !== 0x06054b50) continue
    const count = view.getUint16(at + 10, true)
    const start = view.getUint32(at + 16, true)
    if (start !== 0xffffffff && count !== 0xffff) return { at: start, count }
    const locator = at - 20
    if (locator < 0 || view.getUint32(locator, true) !== 0x07064b50) throw broken()
    const wide = Number(view.getBigUint64(locator + 8, true))
    if (wide + 56 > view.byteLength || view.getUint32(wide, true) !== 0x06064b50) throw broken()
    return {
      at: Number(view.getBigUint64(wide + 48, true)),
      count: Number(view.getBigUint64(wide + 32, true)),
    }
  }
  throw broken()
}

// Zip64 puts the numbers that do not fit into an extra field, in this order, and only those.
function widen(view: DataView, from: number, length: number, sizes: number[]): void {
  for (let at = from; at + 4 <= from + length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue
    let next = at + 4
    for (const [index, size] of sizes.entries()) {
      if (size !== 0xffffffff || next + 8 > from + length) continue
      sizes[index] = Number(view.getBigUint64(next, true))
      next += 8
    }
  }
}

const partName = (name: string): string => name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase()

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let value = n
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value
})

function crc32(bytes: Uint8Array, before: number): number {
  let crc = ~before
  for (let at = 0; at < bytes.length; at++)
    crc = (CRC_TABLE[(crc ^ (bytes[at] as number)) & 255] as number) ^ (crc >>> 8)
  return ~crc >>> 0
}
