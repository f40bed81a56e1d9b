import readExcel from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { usualCodes } from '../../functions/bnsp/codes.ts'
import { rows } from '../../functions/bnsp/sheet.ts'
import { workbook } from '../../functions/bnsp/workbook.ts'
import { testApp, type TestApp } from '../support/app.ts'
import { seedProgramme } from '../support/people.ts'
import { seatsOf } from '../support/seats.ts'

const header =
  'No | NAMA ASESI | NIK | TEMPAT LAHIR | TANGGAL LAHIR (dd/mm/yyyy) | JENIS KELAMIN (L/P) | TEMPAT TINGGAL | ' +
  'KODE KOTA | KODE PROVINSI | TELP | EMAIL | KODE PENDIDIKAN | KODE PEKERJAAN | KODE JADWAL | ' +
  'TANGGAL UJI (hh/bb/yyyy) | NOMOR REGISTRASI ASESOR | KODE SUMBER ANGGARAN | KODE KEMENTERIAN | K/BK'

const full = {
  birthPlace: 'Malang',
  address: 'Jl. Panji 1, Kepanjen',
  cityCode: '3507',
  provinceCode: '35',
  education: '3',
  occupation: '15',
}

/** Cells as they stand in the file, with the type that Excel sees. */
async function cellsOf(file: Uint8Array) {
  const { default: exceljs } = await import('exceljs')
  const book = new exceljs.Workbook()
  await book.xlsx.load(file.buffer as ArrayBuffer)
  const sheet = book.worksheets[0]!
  return Array.from({ length: sheet.rowCount }, (_, row) =>
    Array.from({ length: sheet.columnCount }, (_, column) => sheet.getRow(row + 1).getCell(column + 1)),
  )
}

describe('the sheet for BNSP', () => {
  it('writes a candidate column by column, unknown things empty', () => {
    const candidate = {
      ...full,
      nik: '3507011205909001',
      name: "Siti Nur'aini",
      birthDate: '1990-05-12',
      sex: 'P' as const,
      phone: '+6281234567890',
    }
    const programme = { fundingCode: '2', ministryCode: '15' }
    const line = (of: string) => of.split('|').map((cell) => cell.trim())
    const who =
      "Siti Nur'aini | 3507011205909001 | Malang | 12/05/1990 | P | Jl. Panji 1, Kepanjen | 3507 | 35"
    expect(
      rows([candidate, { ...candidate, email: 'siti@x.test', education: undefined }], programme, usualCodes),
    ).toEqual([
      line(`1 | ${who} | 081234567890 | | 3 | 15 | | | | 2 | 15 | `),
      line(`2 | ${who} | 081234567890 | siti@x.test | | 15 | | | | 2 | 15 | `),
    ])
    const exam = { schedule: 'J-1', date: '2026-12-10', assessor: 'MET.000.001668 2012' }
    const [k, bk] = rows(
      [
        { ...candidate, exam: { ...exam, competent: true } },
        { ...candidate, exam: { ...exam, competent: false } },
      ],
      programme,
      usualCodes,
    )
    expect(k!.slice(13)).toEqual(['J-1', '10/12/2026', 'MET.000.001668 2012', '2', '15', 'K'])
    expect(bk!.at(-1)).toBe('BK')
  })

  it('reads back cell by cell as text: numbers keep their digits, formulas stay words', async () => {
    const row = ['1', '=1+1', '0000000000000001', 'é “x” <b>', '01/02/1990', 'L', '+62', '3507', '35', '0812']
    const written = [row.concat(['', '3', '15', '', '', '', '2', '15', ''])]
    const file = await workbook(written, 'cleaner/1')
    const cells = await cellsOf(file)
    expect(cells.map((row) => row.map((cell) => cell.text))).toEqual([header.split(' | '), ...written])
    for (const cell of cells.flat()) {
      expect(cell.numFmt).toBe('@')
      expect(typeof cell.value).toBe('string')
    }
    const [sheet] = await readExcel(Buffer.from(file))
    expect(sheet!.data[1]!.slice(0, 3)).toEqual(written[0]!.slice(0, 3))
  })
})

describe('the download of the quota list', () => {
  let test: TestApp
  beforeAll(async () => {
    test = await testApp()
    await seedProgramme(test)
    const seats = seatsOf(test.deps)
    await seats.people([{ company: 'C1', n: 3 }], full)
    await seats.people([{ company: 'C2', n: 2 }], { ...full, address: undefined, occupation: undefined })
    await seats.people([{ company: 'C3', n: 1 }], { ...full, verifiedAt: '2026-11-20T16:59:59.000Z' })
    await seats.people([{ company: 'C4', n: 1 }], { ...full, verifiedAt: '2026-11-20T17:00:00.000Z' })
    await seats.people([
      { company: 'C5', n: 1, state: 'submitted' },
      { company: 'C5', n: 1, scheme: 'supervisor' },
    ])
  })
  afterAll(() => test.stop())
  const path = '/programmes/malang/quota/cleaner'

  it('lists the verified of the scheme with their whole NIK, oldest first, and logs that it did', async () => {
    const answer = await test.as('lsp')('GET', `/papers${path}/bnsp.xlsx`)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-disposition')).toContain('bnsp-malang-cleaner.xlsx')
    const cells = await cellsOf(new Uint8Array(await answer.arrayBuffer()))
    expect(cells.length).toBe(1 + 7)
    const niks = cells.slice(1).map((row) => row[2]!.text)
    for (const nik of niks) expect(nik).toMatch(/^3507011205\d{6}$/)
    expect(niks).toEqual([...niks].sort())
    const entries = await test.db.queryAll({
      TableName: test.db.tables.audit,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': 'P#malang#2026-11-24T03' },
    })
    const reported = entries.filter(({ what }) => what === 'quota.reported')
    expect(reported).toMatchObject([{ by: 'staff:lsp-1', subject: { id: 'cleaner' }, after: { rows: 7 } }])
    expect(JSON.stringify(entries)).not.toMatch(/\d{16}/)
  })

  it('takes only who was verified by the end of a day in Jakarta', async () => {
    const answer = await test.as('lsp')('GET', `/papers${path}/bnsp.xlsx?until=2026-11-20`)
    expect((await cellsOf(new Uint8Array(await answer.arrayBuffer()))).length).toBe(1 + 6)
    expect((await test.as('lsp')('GET', `/papers${path}/bnsp.xlsx?until=20-11-2026`)).status).toBe(400)
  })

  it('names beforehand what is missing', async () => {
    const { rows: all, blanks } = await (await test.as('lsp')('GET', `${path}/blanks`)).json()
    expect(all).toBe(7)
    expect(blanks).toHaveLength(2)
    expect(blanks[0]).toMatchObject({ company: 'C2', fields: ['address', 'occupation'] })
  })

  it('is refused to who only reads', async () => {
    expect((await test.as('disnaker')('GET', `/papers${path}/bnsp.xlsx`)).status).toBe(403)
    expect((await test.as('lsp')('GET', '/papers/programmes/malang/quota/pilot/bnsp.xlsx')).status).toBe(404)
  })
})
