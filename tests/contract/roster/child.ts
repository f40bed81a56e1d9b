import { readFileSync, readdirSync } from 'node:fs'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { RosterError } from '../../../functions/contract/roster/roster-error.ts'
import { readRoster, settle } from '../../../functions/contract/roster/roster.ts'

// Runs apart from the tests, so that its memory can be measured: `child.ts read FILE…` or `child.ts fuzz SEED COUNT`.

/** What a child tells of its readings. */
export type Told = {
  outcomes: Record<string, number>
  /** The outcome of each named reading, when few. */
  files: Record<string, string>
  crashes: string[]
  slowest: { name: string; ms: number }
  peakMegabytes: number
}

const [mode, ...args] = process.argv.slice(2)
const told: Told = { outcomes: {}, files: {}, crashes: [], slowest: { name: '', ms: 0 }, peakMegabytes: 0 }
const FIXTURES = new URL('fixtures/', import.meta.url)

function read(name: string, bytes: Uint8Array): void {
  const start = performance.now()
  const cpu = process.cpuUsage()
  let outcome: string
  try {
    const { typed, judged } = readRoster(bytes, { today: '2026-11-24' })
    outcome = settle(typed, judged).length > 0 ? 'read' : 'read, nobody in it'
  } catch (error) {
    outcome = error instanceof RosterError ? error.code : 'crash'
    if (outcome === 'crash')
      told.crashes.push(`${name}: ${error instanceof Error ? error.stack : String(error)}`)
  }
  // On a machine that others use too, the clock alone would measure them.
  const { user, system } = process.cpuUsage(cpu)
  const ms = Math.min(performance.now() - start, (user + system) / 1000)
  if (ms > told.slowest.ms) told.slowest = { name, ms }
  if (mode === 'read') told.files[name] = outcome
  told.outcomes[outcome] = (told.outcomes[outcome] ?? 0) + 1
}

function fuzz(seed: number, count: number): void {
  const random = mulberry(seed)
  const below = (n: number) => Math.floor(random() * n)
  const files = readdirSync(FIXTURES)
    .filter((name) => /\.(?:xlsx|csv)$/.test(name))
    .map((name) => ({ name, bytes: new Uint8Array(readFileSync(new URL(name, FIXTURES))) }))
  const books = files
    .filter(({ name }) => name.endsWith('.xlsx'))
    .map(({ name, bytes }) => ({ name, parts: unzipSync(bytes) }))
  for (let n = 0; n < count; n++) {
    const file = files[below(files.length)]
    const book = books[below(books.length)]
    if (!file || !book) return
    // Half of the mutations go inside the zip: those outside it nearly all end at a checksum.
    if (n % 2) read(`${file.name} #${n}`, mutate(file.bytes, below))
    else read(`${book.name} inside #${n}`, zipSync(mutateParts(book.parts, below), { level: 1 }))
  }
}

function mutateParts(
  parts: Record<string, Uint8Array>,
  below: (n: number) => number,
): Record<string, Uint8Array> {
  const names = Object.keys(parts).filter((name) => !name.includes('theme') && !name.startsWith('docProps'))
  const name = names[below(names.length)] as string
  const part = parts[name] as Uint8Array
  if (below(2)) return { ...parts, [name]: mutate(part, below) }
  const pieces = strFromU8(part).split(/(?=<)/)
  const at = below(pieces.length)
  const other = pieces[below(pieces.length)] as string
  if (below(3) === 0) pieces.splice(at, 1 + below(3))
  else if (below(2)) pieces.splice(at, 0, other)
  else
    pieces[at] = (pieces[at] as string).replace(
      /\d+/,
      () => ['0', '-1', '99999999', '1e309', 'x'][below(5)] as string,
    )
  return { ...parts, [name]: strToU8(pieces.join('')) }
}

function mutate(bytes: Uint8Array, below: (n: number) => number): Uint8Array {
  const kind = below(5)
  if (kind === 0) return bytes.slice(0, below(bytes.length))
  const copy = bytes.slice()
  const at = below(copy.length)
  if (kind === 1) for (let n = 0; n < 1 + below(8); n++) copy[below(copy.length)] = below(256)
  if (kind === 2) copy.fill(below(256), at, at + below(200))
  if (kind === 3) copy.copyWithin(at, below(copy.length), below(copy.length))
  if (kind === 4)
    copy.set([0, 255, 34, 10, 59, 60, 0x80, 0xfe].slice(0, 1 + below(8)).slice(0, copy.length - at), at)
  return copy
}

function mulberry(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

if (mode === 'fuzz') fuzz(Number(args[0]), Number(args[1]))
else for (const path of args) read(path, new Uint8Array(readFileSync(path)))
told.peakMegabytes = process.resourceUsage().maxRSS / 1024
console.log(JSON.stringify(told))
