import type { Programme } from '../contract/programme.ts'
import { hours, longDay, shortDay } from '../platform/dates.ts'
import type { Block, Signer } from '../print/blocks.ts'
import { drawBlock } from '../print/draw.ts'
import { drawLetterhead } from '../print/letterhead.ts'
import { createPrinter } from '../print/printer.ts'
import type { StoredAssessor, StoredWave } from '../waves/wave.ts'

/** What the documents of an exam day are made of. */
export type ExamPaper = {
  programme: Programme
  wave: Pick<StoredWave, 'date' | 'startsAt' | 'endsAt'>
  scheme: string
  venue: string
  /** As the LSP typed it. */
  number?: string | undefined
  /** Day that the document bears. */
  date: string
  examiners: readonly StoredAssessor[]
  people: readonly {
    name: string
    company: string
    state: string
    came: boolean
    verdict?: 'K' | 'BK' | undefined
    examiner?: string | undefined
  }[]
}
type Clock = { now: () => Date }

const lsp = 'LSP Cleaning Service Nusantara'
const headOf = ({ programme: { office, name } }: ExamPaper) => ({ office, lsp, programme: name })
const numbered = (number: string | undefined) => (number ? { number: `Nomor: ${number}` } : {})
const placeAndDate = ({ date }: ExamPaper) => `Kabupaten Malang, ${shortDay(date, 'id')}`

const facts = ({ scheme, wave, venue, examiners }: ExamPaper, whom = true): Block => ({
  as: 'facts',
  rows: [
    ['Skema', scheme],
    ['Hari, tanggal', longDay(wave.date, 'id')],
    ['Waktu', hours(wave.startsAt, wave.endsAt, 'id')],
    ['Tempat uji kompetensi', venue],
    ...(whom ? [['Asesor', examiners.map(({ name }) => name).join(', ')] as const] : []),
  ],
})
const signers = (paper: ExamPaper): Signer[] =>
  paper.examiners.map(({ name, registration }, at) => ({
    ...(at === 0 && { placeAndDate: placeAndDate(paper) }),
    role: 'Asesor kompetensi',
    name,
    number: `No. Reg. ${registration}`,
  }))
/** At most three signatures stand side by side; four are two and two. */
function signatures(all: readonly Signer[]): Block[] {
  const columns = all.length === 4 ? 2 : 3
  if (all.length <= columns) return [{ as: 'signatures', signers: all }]
  return Array.from({ length: Math.ceil(all.length / columns) }, (_, row) => row * columns).flatMap(
    (from): Block[] => [
      ...(from > 0 ? [{ as: 'gap', points: 12 } as const] : []),
      { as: 'signatures', signers: all.slice(from, from + columns), columns },
    ],
  )
}
const lspSigner = (paper: ExamPaper): Signer => ({
  placeAndDate: placeAndDate(paper),
  role: `Penanggung jawab ${lsp}`,
  name: '........................................',
})

/** The list that everybody signs. */
export const attendance = (paper: ExamPaper, deps: Clock) =>
  createPrinter(deps).letter({
    title: 'Daftar Hadir Uji Kompetensi',
    language: 'id',
    head: headOf(paper),
    ...numbered(paper.number),
    foot: `Daftar hadir ${shortDay(paper.wave.date, 'id')}`,
    body: [
      facts(paper),
      {
        as: 'table',
        rowHeight: 30,
        columns: [
          { head: 'No.', share: 0.35, align: 'right' },
          { head: 'Nama', share: 2.1 },
          { head: 'Perusahaan atau instansi', share: 1.8 },
          { head: 'Tanda tangan', share: 1.5, sign: true },
        ],
        rows: paper.people.map(({ name, company }, at) => [String(at + 1), name, company, '']),
      },
      ...signatures(signers(paper)),
    ],
  })

/** One letter for each assessor, with her candidates; each begins a sheet with the office's head. */
export const assignments = (paper: ExamPaper, deps: Clock) =>
  createPrinter(deps).draw(
    { title: 'Surat Tugas Asesor', author: paper.programme.office.name, language: 'id' },
    async (sheet) => {
      for (const [at, { id, name, registration }] of paper.examiners.entries()) {
        if (at > 0) sheet.turn()
        drawLetterhead(sheet, headOf(paper))
        sheet.tag('H1', () => {
          sheet.y += sheet.writeIn('Surat Tugas', sheet.left, sheet.y, sheet.width, {
            face: 'bold',
            size: 15,
            align: 'center',
          })
        })
        sheet.tag('P', () => {
          sheet.y += sheet.writeIn(`Nomor: ${paper.number}`, sheet.left, sheet.y, sheet.width, {
            align: 'center',
          })
        })
        sheet.y += 14
        const own = paper.people.filter(({ examiner }) => examiner === id)
        const body: Block[] = [
          { as: 'text', text: `${lsp} menugaskan:` },
          {
            as: 'facts',
            rows: [
              ['Nama', name],
              ['Nomor registrasi', registration],
              ['Sebagai', 'Asesor kompetensi'],
            ],
          },
          { as: 'text', text: 'untuk melaksanakan asesmen kompetensi pada:' },
          facts(paper, false),
          ...(own.length > 0
            ? ([
                { as: 'text', text: `dengan ${own.length} peserta berikut:` },
                {
                  as: 'table',
                  columns: [
                    { head: 'No.', share: 0.35, align: 'right' },
                    { head: 'Nama', share: 2 },
                    { head: 'Perusahaan atau instansi', share: 2 },
                  ],
                  rows: own.map((one, index) => [String(index + 1), one.name, one.company]),
                },
              ] satisfies Block[])
            : []),
          {
            as: 'text',
            text: 'Surat tugas ini dilaksanakan dengan penuh tanggung jawab, dan hasilnya dilaporkan setelah asesmen selesai.',
          },
          { as: 'signatures', signers: [lspSigner(paper)] },
        ]
        for (const block of body) await drawBlock(sheet, block)
      }
    },
  )

const outcome = ({ state, came, verdict }: ExamPaper['people'][number]) =>
  !came && state === 'absent'
    ? 'Tidak hadir'
    : verdict === 'K'
      ? 'K'
      : verdict === 'BK'
        ? 'BK'
        : 'Belum diputuskan'

/** What happened: who came, how it ended. */
export function minutes(paper: ExamPaper, deps: Clock) {
  const { people, wave, venue, scheme } = paper
  const came = people.filter((one) => one.came).length
  const of = (verdict: 'K' | 'BK') => people.filter((one) => one.verdict === verdict).length
  const open = people.filter((one) => one.came && !one.verdict).length
  return createPrinter(deps).letter({
    title: 'Berita Acara Uji Kompetensi',
    language: 'id',
    head: headOf(paper),
    ...numbered(paper.number),
    foot: `Berita acara ${shortDay(wave.date, 'id')}`,
    body: [
      {
        as: 'text',
        text: `Pada hari ${longDay(wave.date, 'id')} pukul ${hours(wave.startsAt, wave.endsAt, 'id')}, bertempat di ${venue}, telah dilaksanakan uji kompetensi skema ${scheme} dengan hasil sebagai berikut.`,
      },
      {
        as: 'facts',
        rows: [
          ['Peserta terdaftar', String(people.length)],
          ['Hadir', String(came)],
          ['Tidak hadir', String(people.length - came)],
          ['Kompeten (K)', String(of('K'))],
          ['Belum kompeten (BK)', String(of('BK'))],
          ...(open > 0 ? [['Belum diputuskan', String(open)] as const] : []),
        ],
      },
      {
        as: 'table',
        columns: [
          { head: 'No.', share: 0.35, align: 'right' },
          { head: 'Nama', share: 2 },
          { head: 'Perusahaan atau instansi', share: 1.8 },
          { head: 'Asesor', share: 1.4 },
          { head: 'Hasil', share: 0.9 },
        ],
        rows: people.map((one, at) => [
          String(at + 1),
          one.name,
          one.company,
          paper.examiners.find(({ id }) => id === one.examiner)?.name ?? '',
          outcome(one),
        ]),
      },
      {
        as: 'text',
        text: 'Demikian berita acara ini dibuat dengan sebenarnya untuk dipergunakan sebagaimana mestinya.',
      },
      ...signatures([...signers(paper), { ...lspSigner(paper), placeAndDate: '' }]),
    ],
  })
}
