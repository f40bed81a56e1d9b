import { Zip, ZipDeflate, strToU8, zipSync } from 'fflate'
import type { RosterErrorCode } from '../../../functions/contract/roster/roster-error.ts'
import { workbookOf } from './workbook-of.ts'

/** A file made to hurt, and the answers that are right for it. */
export type HostileFile = { name: string; bytes: () => Uint8Array; answers: (RosterErrorCode | 'read')[] }

const MB = 1 << 20
const text = (piece: string, bytes: number) =>
  strToU8(piece.repeat(Math.ceil(bytes / piece.length)).slice(0, bytes))
const filled = (start: number[], bytes: number) => {
  const all = new Uint8Array(bytes)
  all.set(start)
  return all
}
const wide = (name: string) => [...name].flatMap((letter) => [letter.charCodeAt(0), 0])
const ole = (stream: string) =>
  filled([0xd0, 0xcf, 0x11, 0xe0, ...new Array(600).fill(0), ...wide(stream)], 4096)

const WORKBOOK = '<workbook><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>'
const RELATIONS =
  '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'

/** A workbook whose one sheet is this start, this piece many times, and this end. */
function swollen(
  part: string,
  start: string,
  piece: Uint8Array,
  times: number,
  end: string,
  lie?: number,
): Uint8Array {
  const chunks: Uint8Array[] = []
  const zip = new Zip((_, chunk) => chunks.push(chunk))
  const add = (name: string, pieces: readonly Uint8Array[]) => {
    const file = new ZipDeflate(name, { level: 1 })
    zip.add(file)
    for (const [at, each] of pieces.entries()) file.push(each, at === pieces.length - 1)
  }
  add('xl/workbook.xml', [strToU8(WORKBOOK)])
  add('xl/_rels/workbook.xml.rels', [strToU8(RELATIONS)])
  if (part !== 'xl/worksheets/sheet1.xml')
    add('xl/worksheets/sheet1.xml', [strToU8('<worksheet><sheetData/></worksheet>')])
  add(part, [strToU8(start), ...Array.from({ length: times }, () => piece), strToU8(end)])
  zip.end()
  const bytes = new Uint8Array(Buffer.concat(chunks))
  if (lie !== undefined) declare(bytes, part, lie)
  return bytes
}

// Overwrites the declared size in the central directory.
function declare(bytes: Uint8Array, part: string, size: number): void {
  const view = new DataView(bytes.buffer)
  for (let at = bytes.length - 22; at >= 0; at--)
    if (
      view.getUint32(at, true) === 0x02014b50 &&
      Buffer.from(bytes.subarray(at + 46, at + 46 + part.length)).toString() === part
    )
      view.setUint32(at + 24, size, true)
}

const SHEET = 'xl/worksheets/sheet1.xml'
const START = '<worksheet><sheetData>'
const END = '</sheetData></worksheet>'
const zeros = new Uint8Array(MB)
// One megabyte of a pattern, its # numbers that do not repeat: plain repetition already ends at the ratio.
const piece = (xml: string) => {
  let seed = 1
  const number = () => String((seed = (seed * 48271) % 2147483647))
  let made = ''
  while (made.length < MB) made += xml.replaceAll('#', number)
  return strToU8(made)
}
const PERSON = 'Budi,3507182104839005,L,21/04/1983,085777626079\n'
const HEADER = 'nama,nik,jenis_kelamin,tanggal_lahir,telepon\n'

export const HOSTILE_FILES: readonly HostileFile[] = [
  { name: 'empty', bytes: () => new Uint8Array(0), answers: ['roster.empty'] },
  { name: 'old-excel.xls', bytes: () => ole('Workbook'), answers: ['roster.xls'] },
  { name: 'locked.xlsx', bytes: () => ole('EncryptedPackage'), answers: ['roster.encrypted'] },
  { name: 'letter.doc', bytes: () => ole('WordDocument'), answers: ['roster.document'] },
  { name: 'scan.pdf', bytes: () => text('%PDF-1.7 x', 5000), answers: ['roster.pdf'] },
  { name: 'photo.jpg', bytes: () => filled([0xff, 0xd8, 0xff, 0xe0], 9000), answers: ['roster.picture'] },
  { name: 'photo.png', bytes: () => filled([0x89, 0x50, 0x4e, 0x47], 9000), answers: ['roster.picture'] },
  {
    name: 'photo.heic',
    bytes: () => filled([0, 0, 0, 24, 0x66, 0x74, 0x79, 0x70], 9000),
    answers: ['roster.picture'],
  },
  {
    name: 'sheet.ods',
    bytes: () =>
      zipSync({
        mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'),
        'content.xml': strToU8('<x/>'),
      }),
    answers: ['roster.ods'],
  },
  {
    name: 'letter.docx',
    bytes: () => zipSync({ 'word/document.xml': strToU8('<x/>') }),
    answers: ['roster.document'],
  },
  {
    name: 'binary.xlsb',
    bytes: () => zipSync({ 'xl/workbook.bin': new Uint8Array(9) }),
    answers: ['roster.xlsb'],
  },
  { name: 'photos.zip', bytes: () => zipSync({ 'a.jpg': new Uint8Array(9) }), answers: ['roster.archive'] },
  {
    name: 'web.xls',
    bytes: () => strToU8('<html><table><tr><td>NIK</td></tr></table></html>'),
    answers: ['roster.web_page'],
  },
  {
    name: 'noise.bin',
    bytes: () => text('\u0001\u0002\u0003\u0000\u0007x', 9000),
    answers: ['roster.unknown_format'],
  },
  {
    name: 'letter.txt',
    bytes: () => strToU8('Dengan hormat,\nbersama ini kami kirim daftar.\n'),
    answers: ['roster.no_table'],
  },
  {
    name: 'cut.xlsx',
    bytes: () => workbookOf([{ name: 'S', rows: [['NIK']] }]).slice(0, 900),
    answers: ['roster.broken'],
  },
  {
    name: 'doctype.xlsx',
    bytes: () =>
      swollen(SHEET, '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>', strToU8('&a;'), 1, '</worksheet>'),
    answers: ['roster.broken'],
  },
  {
    name: 'bomb of zeros',
    bytes: () => swollen(SHEET, START, zeros, 200, END),
    answers: ['roster.inflates'],
  },
  {
    name: 'bomb that lies about its size',
    bytes: () => swollen(SHEET, START, zeros, 30, END, 4000),
    answers: ['roster.inflates', 'roster.broken'],
  },
  {
    name: 'bomb in the strings',
    bytes: () =>
      swollen('xl/sharedStrings.xml', '<sst>', strToU8('<si><t>x</t></si>'.repeat(60_000)), 30, '</sst>', 99),
    answers: ['roster.inflates', 'roster.too_many_cells'],
  },
  {
    name: 'bomb in a picture',
    bytes: () => swollen('xl/media/image1.png', '', zeros, 200, ''),
    answers: ['roster.inflates'],
  },
  {
    name: '22 MB of cells',
    bytes: () =>
      swollen(
        SHEET,
        START,
        piece('<row><c><v>#</v></c><c t="inlineStr"><is><t>#</t></is></c></row>'),
        22,
        END,
      ),
    answers: ['roster.too_many_cells', 'roster.inflates'],
  },
  {
    name: '22 MB of empty rows',
    bytes: () => swollen(SHEET, START, piece('<row r="#" spans="1:9" s="1" customFormat="1"/>'), 22, END),
    answers: ['roster.no_table', 'roster.inflates'],
  },
  {
    name: '22 MB of open tags',
    bytes: () => swollen(SHEET, START, piece('<row><c s="#">'), 22, END),
    answers: ['roster.no_table', 'roster.inflates'],
  },
  {
    name: '22 MB of strings',
    bytes: () => swollen('xl/sharedStrings.xml', '<sst>', piece('<si><t>#</t></si>'), 22, '</sst>'),
    answers: ['roster.no_table', 'roster.too_many_cells', 'roster.inflates'],
  },
  {
    name: '22 MB without a tag',
    bytes: () => swollen(SHEET, START, piece('abc # '), 22, END),
    answers: ['roster.broken'],
  },
  {
    name: '22 MB in one attribute',
    bytes: () => swollen(SHEET, `${START}<c r="`, piece('a>b # '), 22, END),
    answers: ['roster.broken', 'roster.no_table'],
  },
  {
    name: '22 MB of merges',
    bytes: () =>
      swollen(SHEET, `${START}${END}<mergeCells>`, piece('<mergeCell ref="A1:C#"/>'), 22, '</mergeCells>'),
    answers: ['roster.no_table', 'roster.inflates'],
  },
  { name: '50 MB of CSV', bytes: () => text(PERSON, 50 * MB), answers: ['roster.too_large'] },
  {
    name: '8 MB of people',
    bytes: () => strToU8(HEADER + PERSON.repeat((7 * MB) / PERSON.length)),
    answers: ['roster.too_many_cells'],
  },
  { name: '8 MB of commas', bytes: () => text(',', 8 * MB), answers: ['roster.no_table'] },
  {
    name: '8 MB of quotes',
    bytes: () => text('"', 8 * MB),
    answers: ['roster.no_table', 'roster.too_many_cells'],
  },
  {
    name: '8 MB of open quotes',
    bytes: () => text('a,"b\n', 8 * MB),
    answers: ['roster.no_table', 'roster.too_many_cells'],
  },
  { name: '8 MB of line breaks', bytes: () => text('\n', 8 * MB), answers: ['roster.no_table'] },
  { name: '8 MB in one line', bytes: () => text('abc', 8 * MB), answers: ['roster.no_table'] },
  {
    name: '8 MB of spaces',
    bytes: () => strToU8(`${HEADER}${`${' '.repeat(30_000)}x,`.repeat(240)}`),
    answers: ['read', 'roster.no_table'],
  },
  {
    name: 'long cells in every field',
    bytes: () =>
      strToU8(
        HEADER +
          [',', ' ', '(', '(x', '1t', 'a@', '&a', '0812 ', '12/']
            .map((bit) => `${bit.replace(',', ';').repeat(8000)}9,`.repeat(5).concat('\n').repeat(4))
            .join(''),
      ),
    answers: ['read'],
  },
  {
    name: 'headings without end',
    bytes: () =>
      strToU8(
        `${HEADER}${Array.from({ length: 90_000 }, (_, n) => `nama ${String.fromCharCode(97 + (n % 26))}${n % 7}x,tangal lahirr ${n % 9}\n`).join('')}`,
      ),
    answers: ['read', 'roster.no_table'],
  },
  {
    name: 'repeated headers',
    bytes: () => strToU8(HEADER.repeat(60_000)),
    answers: ['read', 'roster.no_table'],
  },
]
