import { readFileSync } from 'node:fs'
import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { RosterError } from '../../../functions/contract/roster/roster-error.ts'
import { readRoster, settle } from '../../../functions/contract/roster/roster.ts'
import { rosterTemplate, workbookWithFaults } from '../../../functions/contract/roster/workbook.ts'

const today = '2026-11-24'
const fixture = (name: string) => new Uint8Array(readFileSync(new URL(`fixtures/${name}`, import.meta.url)))
const answers = (bytes: Uint8Array) => {
  const { typed, judged } = readRoster(bytes, { today })
  return settle(typed, judged)
}
const load = async (bytes: Uint8Array) => {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(bytes.slice().buffer)
  return workbook
}
const noted = (workbook: ExcelJS.Workbook) => {
  const found: string[] = []
  workbook.eachSheet((sheet) =>
    sheet.eachRow((row) =>
      row.eachCell({ includeEmpty: true }, (cell) => void (cell.note && found.push(cell.address))),
    ),
  )
  return found.sort()
}

describe('a workbook with its faults', () => {
  it.each([
    ['rsud-kanjuruhan.xlsx', ['B19', 'C10', 'C12', 'D15', 'E21']],
    ['outsourcing-export.csv', ['A16', 'A6', 'A8', 'E11', 'F14']],
  ])('%s is marked and commented where the findings are, and nowhere else', async (name, cells) => {
    const rows = answers(fixture(name))
    const marked = await load(
      await workbookWithFaults(
        fixture(name),
        rows.flatMap(({ findings }) => findings),
      ),
    )
    expect(noted(marked)).toEqual(cells)
    const sheet = marked.worksheets[0]
    const coloured = (address: string) =>
      JSON.stringify(sheet?.getCell(address).fill ?? null).includes('FFFFD6D6')
    expect(cells.every(coloured)).toBe(true)
    expect(coloured('A9')).toBe(false)
  })

  it.each(['rsud-kanjuruhan.xlsx', 'template-two-sheets.xlsx', 'outsourcing-export.csv', 'clean-500.csv'])(
    '%s is judged the same after it was marked',
    async (name) => {
      const before = answers(fixture(name))
      const marked = await workbookWithFaults(
        fixture(name),
        before.flatMap(({ findings }) => findings),
      )
      const people = (rows: typeof before) =>
        rows.filter(({ verdict }) => verdict === 'taken').map(({ person }) => person.nik)
      expect(people(answers(marked))).toEqual(people(before))
    },
  )

  it('refuses what the reader refuses', async () => {
    await expect(workbookWithFaults(new TextEncoder().encode('%PDF-1.7'), [])).rejects.toBeInstanceOf(
      RosterError,
    )
  })
})

describe('the template', () => {
  it.each(['id', 'en'] as const)('in %s is read back column by column', async (language) => {
    const workbook = await load(await rosterTemplate(language))
    const sheet = workbook.worksheets[0] as ExcelJS.Worksheet
    const values = [
      'Siti Aminah',
      '3507014610959006',
      'P',
      'Malang',
      '06/10/1995',
      '081316564184',
      'Jl. Mawar 1',
      '3507',
      '35',
      'SMA',
      'siti@example.co.id',
    ]
    for (const [at, value] of values.entries()) sheet.getCell(2, at + 1).value = value
    const { tables, judged } = readRoster(new Uint8Array(await workbook.xlsx.writeBuffer()), { today })
    expect(tables[0]).toMatchObject({ confidence: 'sure', missing: [], headerRows: [1] })
    expect(judged[0]).toMatchObject({ refusals: [], doubts: [], notes: [] })
    expect(judged[0]?.person).toEqual({
      name: 'Siti Aminah',
      nik: '3507014610959006',
      sex: 'P',
      birthPlace: 'Malang',
      birthDate: '1995-10-06',
      phone: '+6281316564184',
      address: 'Jl. Mawar 1',
      cityCode: '3507',
      provinceCode: '35',
      education: '3',
      email: 'siti@example.co.id',
    })
  })

  it('keeps every cell as text', async () => {
    const sheet = (await load(await rosterTemplate('id'))).worksheets[0]
    expect(sheet?.getCell('B2').numFmt).toBe('@')
    expect(sheet?.getCell('F150').numFmt).toBe('@')
  })
})
