import type { Language } from '../contract/fields.ts'
import type { Programme } from '../contract/programme.ts'
import { hour, longDay } from '../platform/dates.ts'
import { drawEmblem } from '../print/emblem.ts'
import type { Paper, Type } from '../print/paper.ts'
import type { Printer } from '../print/printer.ts'
import { drawQr } from '../print/qr.ts'
import { bring, type Exam } from './templates/data.ts'

/** Whom a slip calls: name, company, what the QR code says and what is typed instead. No identity number. */
export type Called = {
  name: string
  company: string
  token: string
  code: string
  /** Address of her own page. */ page?: string
}

/** An exam with its scheme in both languages. */
export type SlipExam = Omit<Exam, 'scheme'> & { scheme: Record<Language, string> }

const perPage = 3
const margin = 40
const qr = 104
const title = 'Surat panggilan ujian kompetensi'

/** Call-up slips to be cut and handed out, three to a sheet: Indonesian, with English small beneath. */
export const printSlips = (
  printer: Printer,
  { programme, exam, people }: { programme: Programme; exam: SlipExam; people: readonly Called[] },
) =>
  printer.draw(
    {
      title: `Surat panggilan ujian ${longDay(exam.date, 'id')}`,
      author: programme.office.name,
      language: 'id',
      margin,
    },
    async (paper) => {
      const height = paper.sheet.height / perPage
      for (const [at, one] of people.entries()) {
        const place = at % perPage
        if (at > 0 && place === 0) paper.turn()
        if (place > 0) cutLine(paper, place * height)
        await drawSlip(paper, place * height, { programme, exam, one })
      }
    },
  )

function cutLine({ doc, sheet, ornament }: Paper, y: number) {
  ornament(() => {
    doc.save().lineWidth(0.7).dash(4, { space: 4 }).strokeColor('#847a6c')
    doc.moveTo(0, y).lineTo(sheet.width, y).stroke().restore()
  })
}

const muted: Type = { size: 8.5, colour: 'muted' }
const tiny: Type = { ...muted, size: 7.5 }

async function drawSlip(
  paper: Paper,
  top: number,
  { programme, exam, one }: { programme: Programme; exam: SlipExam; one: Called },
) {
  const { left, width } = paper
  const { office } = programme
  const right = left + width - qr
  const within = width - qr - 20
  let y = top + 22

  paper.ornament(() => drawEmblem(paper, left, y, 26))
  paper.tag('P', () => {
    paper.write(office.name, left + 36, y, { face: 'bold', size: 10.5 })
    const name = paper.wrap(programme.name, within - 36, muted)[0]!
    paper.write(name, left + 36, y + 14, muted)
  })
  y += 36
  paper.tag('H1', () => {
    const type: Type = { face: 'bold', size: 13, colour: 'accentDeep' }
    paper.write(title, left, y, type)
    paper.write('Call to the competency exam', left + paper.widthOf(title, type) + 8, y + 4, muted)
  })
  y += 24
  paper.tag('P', () => {
    // Long names are set smaller rather than cut.
    const size = paper.widthOf(one.name, { face: 'bold', size: 14 }) > within ? 10.5 : 14
    y += paper.writeIn(one.name, left, y, within, { face: 'bold', size })
    y += paper.writeIn(one.company, left, y, within, { size: 10 }) + 5
  })

  const place = `${exam.venue.name}, ${exam.venue.address}`
  const rows: [label: string, english: string, said: string, small?: string][] = [
    ['Hari', 'Day', longDay(exam.date, 'id'), longDay(exam.date, 'en')],
    [
      'Jam',
      'Time',
      `${hour(exam.startsAt, 'id')}–${hour(exam.endsAt, 'id')} WIB, hadir 30 menit sebelumnya`,
      'come 30 minutes before',
    ],
    ['Tempat', 'Place', place],
    ['Skema', 'Scheme', exam.scheme.id, exam.scheme.en === exam.scheme.id ? undefined : exam.scheme.en],
    ['Bawa', 'Bring', bring.id.join('; ')],
    ['', '', '', bring.en.join('; ')],
  ].map(([label, english, said, small]) => [label!, english!, said!, small])
  // The longest addresses are set smaller: a slip has its third of a sheet and no more.
  const size = place.length > 180 ? 8 : 9
  for (const [label, english, said, small] of rows)
    paper.tag('P', () => {
      const x = left + 62
      const room = within - 62
      paper.write(label, left, y, { size: 9, face: 'bold' })
      paper.write(english, left + paper.widthOf(`${label} `, { size: 9, face: 'bold' }), y + 1.2, tiny)
      const beside = paper.widthOf(said, { size }) + 8
      const fits = !small || (said && beside + paper.widthOf(small, tiny) < room)
      if (small && fits) paper.write(small, x + beside, y + 1.2, tiny)
      if (said) y += paper.writeIn(said, x, y, room, { size })
      if (small && !fits) y += paper.writeIn(small, x, y, room, tiny)
      y += 2
    })

  await drawQr(paper, { data: one.token, x: right, y: top + 22, size: qr }, `Kode daftar hadir ${one.code}`)
  paper.tag('P', () => {
    const code = `${one.code.slice(0, 4)} ${one.code.slice(4)}`
    paper.write(code, right, top + 30 + qr, { face: 'bold', size: 13, align: 'center', width: qr })
    paper.writeIn('Tunjukkan saat daftar hadir\nShow this at check-in', right, top + 48 + qr, qr, {
      ...tiny,
      align: 'center',
    })
    paper.writeIn(`Pertanyaan / questions:\n${office.phone}`, right, top + 76 + qr, qr, {
      ...tiny,
      align: 'center',
    })
  })
  if (!one.page) return
  const own = { x: right + 38, y: top + 200 + 4, size: 66 }
  await drawQr(paper, { data: one.page, ...own }, 'Kode halaman saya')
  paper.tag('P', () => {
    paper.writeIn(
      'Halaman saya: jadwal, hasil, sertifikat\nMy page: exam, result, certificate',
      right - 17,
      own.y + 2,
      53,
      {
        ...tiny,
        align: 'right',
      },
    )
  })
}
