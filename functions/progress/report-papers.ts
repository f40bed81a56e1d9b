import { getRegentReport } from '../contract/progress.ts'
import type { Progress, PublishedFigures } from '../contract/progress.ts'
import { progressSteps } from '../contract/progress-steps.ts'
import { light } from '../contract/tokens.ts'
import type { Deps } from '../deps.ts'
import { shortDay } from '../platform/dates.ts'
import { type Door, door } from '../platform/door.ts'
import { dayIn } from '../platform/jakarta.ts'
import type { Block } from '../print/blocks.ts'
import { createPrinter } from '../print/printer.ts'
import { programmeRepository } from '../programmes/repository.ts'
import { progressRepository } from './repository.ts'

const digits = new Intl.NumberFormat('id-ID')
const count = (n: number | null) => (n === null ? '•' : digits.format(n))
const labels: Record<(typeof progressSteps)[number], string> = {
  nominated: 'Dinominasikan',
  verified: 'Terverifikasi',
  examined: 'Sudah diuji',
  competent: 'Kompeten',
  certified: 'Bersertifikat',
}
const mostDistricts = 10

/** One page for the Regent: the published figures as of one moment, so that paper and public page agree. */
export function reportPapers(deps: Deps): Door[] {
  const programmes = programmeRepository(deps)
  const pictures = progressRepository(deps)
  const printer = createPrinter(deps)
  return [
    door(getRegentReport, async ({ params: { programme: id } }) => {
      const [programme, picture] = await Promise.all([programmes.get(id), pictures.get(id)])
      const file = await printer.letter({
        title: 'Laporan 100 hari kepada Bupati',
        number: `Keadaan ${clock(picture.asOf)}`,
        language: 'id',
        head: { office: programme.office, programme: programme.name },
        body: bodyOf(picture, `${deps.siteUrl}/100-hari`),
        foot: '• disembunyikan: terlalu sedikit orang, atau dapat dihitung dari angka lain.',
      })
      return new Response(file, {
        headers: {
          'content-type': getRegentReport.file,
          'content-disposition': `inline; filename="laporan-100-hari-${dayIn(new Date(picture.asOf))}.pdf"`,
        },
      })
    }),
  ]
}

function clock(at: string) {
  const local = new Date(Date.parse(at) + 7 * 3_600_000).toISOString()
  return `${shortDay(local.slice(0, 10), 'id')} pukul ${local.slice(11, 16).replace(':', '.')} WIB`
}

function bodyOf(picture: Progress, link: string): Block[] {
  const { day, companies, waves, schemes, districts, workers } = picture
  const others = districts.length - mostDistricts
  const byCompanies = districts.toSorted(
    (a, b) => (b.workers.nominated ?? 0) - (a.workers.nominated ?? 0) || a.name.localeCompare(b.name, 'id'),
  )
  return [
    {
      as: 'text',
      text: [
        day < 1
          ? 'Program belum dimulai.'
          : day > 100
            ? 'Seratus hari sudah lewat.'
            : `Hari ke-${day} dari 100.`,
        `${digits.format(companies.takingPart)} dari ${digits.format(companies.invited)} perusahaan yang diundang ikut serta`,
        `${companies.uninvited > 0 ? `, dan ${digits.format(companies.uninvited)} datang tanpa undangan` : ''}.`,
        ` ${digits.format(waves.held)} gelombang uji sudah diadakan, ${digits.format(waves.coming)} akan datang`,
        `${waves.next ? `; yang berikutnya ${shortDay(waves.next, 'id')}` : ''}.`,
      ]
        .join(' ')
        .replace(/ ([,.;])/g, '$1')
        .replace(/ {2,}/g, ' '),
    },
    { as: 'heading', text: 'Tenaga kerja, dari nominasi sampai sertifikat' },
    bars(workers),
    { as: 'heading', text: 'Menurut skema' },
    table(
      'Skema',
      schemes.map(({ name, workers: of }) => [name, of]),
    ),
    {
      as: 'heading',
      text: others > 0 ? `Menurut kecamatan: ${mostDistricts} terbesar` : 'Menurut kecamatan',
    },
    table(
      'Kecamatan',
      byCompanies.slice(0, mostDistricts).map(({ name, workers: of }) => [name, of]),
    ),
    {
      as: 'note',
      text: `${others > 0 ? `${others} kecamatan lain, ` : ''}minggu demi minggu dan angka terbaru: ${new URL(link).host}/100-hari`,
    },
  ]
}

const table = (head: string, rows: [string, PublishedFigures][]): Block => ({
  as: 'table',
  columns: [
    { head, share: 1.1 },
    ...progressSteps.map((step) => ({ head: labels[step], align: 'right' as const })),
  ],
  rows: rows.map(([name, of]) => [name, ...progressSteps.map((step) => count(of[step]))]),
})

/** The steps as bars, each with its number. */
const bars = (workers: PublishedFigures): Block => {
  const step = 19
  const most = Math.max(1, ...progressSteps.map((one) => workers[one] ?? 0))
  return {
    as: 'drawn',
    height: progressSteps.length * step + 8,
    draw: (paper, { x, y, width }) => {
      const label = 92
      const room = width - label - 60
      for (const [at, one] of progressSteps.entries()) {
        const top = y + at * step
        const long = (room * (workers[one] ?? 0)) / most
        paper.ornament(() => {
          paper.doc.rect(x + label, top, room, 11).fill(light.ground)
          if (long > 0) paper.doc.rect(x + label, top, Math.max(long, 1.5), 11).fill(light.accent)
        })
        paper.tag('P', () => {
          paper.write(labels[one], x, top - 1, { size: 9.5 })
          paper.write(count(workers[one]), x + label + room + 6, top - 1, {
            size: 9.5,
            face: 'bold',
            align: 'right',
            width: 54,
          })
        })
      }
    },
  }
}
