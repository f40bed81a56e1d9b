import { strFromU8, unzipSync } from 'fflate'
import { examDay, type Loose } from '../exams/day.ts'

export const full = {
  birthPlace: 'Malang',
  address: 'Jl. Panji 1, Kepanjen',
  cityCode: '3507',
  provinceCode: '35',
  education: '3',
  occupation: '15',
}

/** A wave whose people were examined and decided on: the first `bk` of them BK. */
export async function decidedWave({ n = 4, bk = 1, complete = true } = {}) {
  const day = await examDay({ n })
  await day.hold()
  const failed = new Set(day.people.slice(0, bk).map(({ id }) => id))
  const verdict = (id: string) => (failed.has(id) ? 'BK' : 'K')
  await day.recommendAll(verdict)
  for (let at = 0; at < n; at += 50)
    await day.ask('committee-1', 'POST', 'decisions', {
      decisions: day.people.slice(at, at + 50).map((one) => ({ ...day.ref(one), verdict: verdict(one.id) })),
    })
  const base = '/programmes/malang/bnsp'
  const mend = async (one: { id: string; company: string }, fields: object) => {
    const path = `/programmes/malang/companies/${one.company}/nominations/${one.id}`
    const { version } = await day.ask('lsp-1', 'GET', path)
    return day.ask<Loose>('lsp-1', 'PUT', `${base}/companies/${one.company}/nominations/${one.id}`, {
      ...fields,
      version,
    })
  }
  if (complete) for (const one of day.people) await mend(one, full)
  const wavePath = `${base}/waves/${day.wave.id}`
  return {
    ...day,
    base,
    wavePath,
    mend,
    report: () => day.ask('lsp-1', 'GET', wavePath),
    /** Sends rows of what BNSP returned. */
    returned: (rows: object[], commit = false, status = 200) =>
      day.ask('lsp-1', 'POST', `${wavePath}/returned`, { rows, commit }, status),
    async sheet() {
      const answer = await day.as('lsp-1')('GET', `/papers${wavePath}/results.xlsx`)
      if (answer.status !== 200) throw new Error(await answer.text())
      return new Uint8Array(await answer.arrayBuffer())
    },
  }
}

/** The texts of a workbook's cells, row by row, as exceljs reads them. */
export async function textsOf(file: Uint8Array): Promise<string[][]> {
  const { default: exceljs } = await import('exceljs')
  const book = new exceljs.Workbook()
  await book.xlsx.load(file.slice().buffer)
  const sheet = book.worksheets[0]!
  return Array.from({ length: sheet.rowCount }, (_, row) =>
    Array.from({ length: sheet.columnCount }, (_, column) => {
      const { value } = sheet.getRow(row + 1).getCell(column + 1)
      if (typeof value !== 'string') throw new Error(`a cell is ${typeof value}`)
      return value
    }),
  )
}

const added = ['NOMOR SERTIFIKAT', 'NOMOR REGISTRASI', 'NOMOR BLANKO']
/** The sheet as BNSP returns it: filled in, with its columns at the end. */
export async function filledIn(
  file: Uint8Array,
  numbers: (row: string[], at: number) => string[],
  schedule = 'JDW-1',
) {
  const { default: exceljs } = await import('exceljs')
  const book = new exceljs.Workbook()
  await book.xlsx.load(file.slice().buffer)
  const sheet = book.worksheets[0]!
  added.forEach((name, at) => (sheet.getCell(1, 20 + at).value = name))
  for (let row = 2; row <= sheet.rowCount; row++) {
    const texts = Array.from({ length: 19 }, (_, at) => String(sheet.getCell(row, at + 1).value ?? ''))
    sheet.getCell(row, 14).value = schedule
    numbers(texts, row - 2).forEach((text, at) => {
      if (text !== '') sheet.getCell(row, 20 + at).value = text
    })
  }
  return new Uint8Array(await book.xlsx.writeBuffer())
}

/** The cells of the first sheet as they stand in its XML: kind, style and text of each. */
export function rawCells(file: Uint8Array) {
  const parts = unzipSync(file)
  const xml = strFromU8(parts['xl/worksheets/sheet1.xml']!)
  const strings = [...strFromU8(parts['xl/sharedStrings.xml']!).matchAll(/<si>(.*?)<\/si>/gs)].map(
    ([, inside = '']) =>
      [...inside.matchAll(/<t[^>]*>(.*?)<\/t>/gs)]
        .map(([, text = '']) => text)
        .join('')
        .replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => entities[name] ?? ''),
  )
  const styles = strFromU8(parts['xl/styles.xml']!)
  const formats = [
    ...(/<cellXfs[^>]*>(.*?)<\/cellXfs>/s.exec(styles)?.[1] ?? '').matchAll(/<xf [^>]*>/g),
  ].map(([xf]) => Number(/numFmtId="(\d+)"/.exec(xf)?.[1]))
  const cells = [...xml.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].map(
    ([, attributes = '', inside = '']) => {
      const of = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1]
      const kind = of('t')
      const value = /<v>(.*?)<\/v>/s.exec(inside)?.[1]
      return {
        at: of('r')!,
        kind,
        /** 49 is "@", text. */
        format: formats[Number(of('s'))],
        text: kind === 's' && value !== undefined ? strings[Number(value)] : value,
      }
    },
  )
  return { cells, xml, parts: Object.keys(parts) }
}
const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }
