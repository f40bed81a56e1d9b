import { inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { createPrinter, type LetterSpec } from '../../functions/print/printer.ts'

const printer = createPrinter({ now: () => new Date('2026-12-03T02:00:00Z') })
const head = {
  office: {
    name: 'Dinas Tenaga Kerja Kabupaten Malang',
    address: 'Jalan Trunojoyo Kavling 6, Kepanjen',
    email: 'disnaker@example.test',
    phone: '(0341) 391681',
  },
  lsp: 'LSP Cleaning Service Nusantara',
  programme: 'Sertifikasi Kompetensi Gratis 2026',
}
const full: LetterSpec = {
  head,
  language: 'id',
  title: 'Surat Peringatan Pertama',
  number: 'Nomor: 560/1234/2026',
  foot: 'Dicetak dari Gelombang.',
  body: [
    {
      as: 'address',
      placeAndDate: 'Kepanjen, 3 Desember 2026',
      rows: [
        ['Nomor', '560/1234/2026'],
        ['Hal', 'Peringatan pertama tentang sertifikasi kompetensi tenaga kebersihan'],
      ],
      to: ['Yth. Pimpinan', 'PT Bersih Cemerlang', 'di Lawang'],
    },
    {
      as: 'text',
      text: 'Sampai dengan hari ini perusahaan Saudara belum menominasikan tenaga kebersihan. '.repeat(4),
    },
    { as: 'list', numbered: true, items: ['Menominasikan 25 tenaga kebersihan.', 'Menjawab surat ini.'] },
    {
      as: 'signatures',
      signers: [
        {
          placeAndDate: 'Kepanjen, 3 Desember 2026',
          role: 'Kepala Dinas',
          name: 'Nama Contoh',
          number: 'NIP 1',
        },
      ],
    },
    { as: 'qr', data: 'https://gelombang.test/verifikasi#abc', alt: 'Kode QR', caption: 'Pindai.' },
  ],
}
const list = (rows: number): LetterSpec => ({
  head,
  language: 'en',
  title: 'Attendance',
  body: [
    {
      as: 'table',
      columns: [
        { head: 'No.', align: 'right' },
        { head: 'Name', share: 4 },
        { head: 'Signature', share: 2, sign: true },
      ],
      rowHeight: 28,
      rows: Array.from({ length: rows }, (_, at) => [`${at + 1}`, `Siti Aminah ${at + 1}`]),
    },
  ],
})
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')
/** What lies in the file's compressed streams, as text. */
const inside = (bytes: Uint8Array) =>
  [...text(bytes).matchAll(/\/Length (\d+)[^>]*>>\nstream\n/g)]
    .map(({ 0: head, 1: length, index }) =>
      inflateSync(bytes.subarray(index + head.length, index + head.length + Number(length))).toString(
        'latin1',
      ),
    )
    .join('\n')
const pages = (bytes: Uint8Array) => text(bytes).match(/\/Type \/Page\n/g)?.length ?? 0

test('the same letter of the same moment is the same file, to the byte', async () => {
  const [one, two] = [await printer.letter(full), await printer.letter(full)]
  expect(Buffer.compare(one, two)).toBe(0)
})

test('a letter knows its title and its language, and is tagged for who listens', async () => {
  const bytes = await printer.letter(full)
  const file = `${text(bytes)}\n${inside(bytes)}`
  expect(file.startsWith('%PDF-1.7')).toBe(true)
  expect(file).toContain('/Lang (id-ID)')
  expect(file).toContain('/Marked true')
  expect(file).toContain('x-default">Surat Peringatan Pertama<')
  for (const element of ['H1', 'P', 'LI', 'Figure']) expect(file).toContain(`/S /${element}\n`)
})

test('a long list goes on over pages, and only its fonts and glyphs are in the file', async () => {
  expect(pages(await printer.letter(list(5)))).toBe(1)
  const file = await printer.letter(list(100))
  expect(pages(file)).toBe(5)
  expect(inside(file).match(/\/FontFile2/g)).toHaveLength(2)
})

test('empty tables, empty texts and words longer than a line are printed too', async () => {
  const odd: LetterSpec = {
    ...full,
    body: [
      { as: 'table', columns: [{ head: 'A' }, { head: 'B' }], rows: [] },
      { as: 'text', text: '' },
      { as: 'text', text: 'x'.repeat(500) },
      { as: 'facts', rows: [] },
      { as: 'table', columns: [{ head: 'A' }], rows: [['y'.repeat(8000)]] },
      { as: 'text', text: 'long '.repeat(3000) },
    ],
  }
  expect(pages(await printer.letter(odd))).toBeGreaterThan(4)
})

test('a page weighs little, and every object is found at the place that the file names', async () => {
  const bytes = await printer.letter(full)
  expect(bytes.length).toBeLessThan(15_000)
  const file = text(bytes)
  const table = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(file)![1])
  const xref = /^\d+ 0 obj\n<< \/Type \/XRef \/Size (\d+) .*\/Length (\d+) >>\nstream\n/.exec(
    file.slice(table),
  )!
  const rows = inflateSync(bytes.subarray(table + xref[0].length, table + xref[0].length + Number(xref[2])))
  expect(rows.length).toBe(Number(xref[1]) * 7)
  const packed = /\/Type \/ObjStm \/N (\d+)/.exec(file)!
  const ids = Array.from({ length: Number(xref[1]) - 1 }, (_, at) => at + 1)
  const ofKind = (kind: number) => ids.filter((id) => rows.readUInt8(id * 7) === kind)
  const there = ofKind(1).filter((id) => file.startsWith(`${id} 0 obj\n`, rows.readUInt32BE(id * 7 + 1)))
  expect(there).toEqual(ofKind(1))
  expect(ofKind(2)).toHaveLength(Number(packed[1]))
})
