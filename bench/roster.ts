import readExcelFile from 'read-excel-file/node'
import { type Metric, median } from './metric.ts'
import { readRoster, settle } from '../functions/contract/roster/roster.ts'

const TODAY = '2026-11-24'
const ROWS = 10_000
const GOAL = 2

/** Measures the way of a roster of 10,000 workers from bytes to judged rows against a library that merely reads the same workbook; medians of interleaved runs, milliseconds. */
export async function roster(full: boolean): Promise<Metric[]> {
  const bytes = await largeWorkbook()
  const buffer = Buffer.from(bytes)
  const ours: number[] = []
  const theirs: number[] = []
  const runs = full ? 15 : 5
  // The first round warms both up.
  for (let run = 0; run <= runs; run++) {
    const mine = await timed(() => preview(bytes))
    const library = await timed(() => readExcelFile(buffer))
    if (run === 0) continue
    ours.push(mine)
    theirs.push(library)
  }
  const value = median(ours)
  const baseline = median(theirs)
  const ratio = value / baseline
  return [
    {
      group: 'roster',
      name: `${ROWS} rows, bytes to judged preview, against read-excel-file reading them`,
      value,
      unit: 'ms',
      baseline,
      ratio,
      goal: GOAL,
      ok: ratio <= GOAL,
    },
  ]
}

function preview(bytes: Uint8Array): void {
  const { typed, judged } = readRoster(bytes, { today: TODAY })
  const taken = settle(typed, judged).filter(({ verdict }) => verdict === 'taken').length
  if (taken !== ROWS) throw new Error(`${taken} of ${ROWS} rows were taken`)
}

async function timed(run: () => unknown): Promise<number> {
  const start = performance.now()
  await run()
  return performance.now() - start
}

async function largeWorkbook(): Promise<Uint8Array> {
  const { default: ExcelJS } = await import('exceljs')
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('Data')
  sheet.addRow([
    'No',
    'Nama Lengkap',
    'NIK',
    'L/P',
    'Tempat Lahir',
    'Tanggal Lahir',
    'Alamat',
    'No. HP',
    'Pendidikan',
  ])
  for (let n = 0; n < ROWS; n++) {
    const day = (n % 28) + 1
    const month = (n % 12) + 1
    const year = 1965 + (n % 40)
    const woman = n % 2 === 1
    const two = (part: number) => String(part % 100).padStart(2, '0')
    sheet.addRow([
      n + 1,
      `${woman ? 'Siti' : 'Budi'} ${letters(n)}`,
      `3507${two(1 + (n % 33))}${two(day + (woman ? 40 : 0))}${two(month)}${two(year)}${String(1 + (n % 9999)).padStart(4, '0')}`,
      woman ? 'P' : 'L',
      'Malang',
      n % 3 ? new Date(Date.UTC(year, month - 1, day)) : `${two(day)}/${two(month)}/${year}`,
      `Dsn. Krajan RT ${two(n)} RW 02, Kec. Kepanjen`,
      `0812${String(10_000_000 + n)}`,
      'SMA',
    ])
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

const letters = (n: number): string =>
  [...String(n)]
    .map((digit) => String.fromCharCode(97 + Number(digit)))
    .join('')
    .replace(/^./, (first) => first.toUpperCase())
