import { checkSlip, permitSlip } from '../contract/permit-key.ts'
import { light } from '../contract/tokens.ts'
import type { Deps } from '../deps.ts'
import { shortDay } from '../platform/dates.ts'
import { type Door, door } from '../platform/door.ts'
import { AppError } from '../platform/errors.ts'
import { dayIn } from '../platform/jakarta.ts'
import type { Block } from '../print/blocks.ts'
import { createPrinter } from '../print/printer.ts'
import { statesId } from '../contract/text/states-id.ts'
import { programmeRepository } from '../programmes/repository.ts'
import { type StoredSlip, slipKey, slips, slipToken, readSlipToken } from './slip.ts'
import { createDesk } from './desk.ts'
import { slipPage } from './slip-page.ts'

/** What the permit desk answered, on paper for the file of the permit. */
export function slipPapers(deps: Deps): Door[] {
  const { db, seal, siteUrl } = deps
  const programmes = programmeRepository(deps)
  const printer = createPrinter(deps)
  const desk = createDesk(deps)
  return [
    door(checkSlip, async ({ query, actor, c }) => {
      const named = query.t ? readSlipToken(seal.sign, query.t) : undefined
      return slipPage(c, named && (await desk.slip(named.programme, named.id, actor)))
    }),
    door(permitSlip, async ({ params: { programme: id, check } }) => {
      const item = await db.get({ TableName: db.tables.nominations, Key: slipKey(id, check) })
      if (!item) throw new AppError('not_found', 'slip.unknown', 'No such slip')
      const slip = slips.read(item)
      const programme = await programmes.get(id)
      const file = await printer.letter({
        title: 'Surat keterangan loket izin',
        number: `No. catatan ${slip.id}`,
        language: 'id',
        at: new Date(slip.at),
        head: { office: programme.office, programme: programme.name },
        body: bodyOf(slip, `${siteUrl}/api/papers/slips/permit?t=${slipToken(seal.sign, id, check)}`),
        foot: 'Keterangan ini menyatakan keadaan pada saat diperiksa. Pindai kodenya untuk melihat apakah masih berlaku.',
      })
      return new Response(file, {
        headers: {
          'content-type': permitSlip.file,
          'content-disposition': `inline; filename="keterangan-loket-izin-${slip.id}.pdf"`,
        },
      })
    }),
  ]
}

/** The answer, to be read from across the desk: in words, its colour says no more than they do. */
const verdict = (sign: boolean): Block => ({
  as: 'drawn',
  height: 56,
  draw(paper, { x, y, width }) {
    paper.ornament(() => {
      paper.doc.rect(x, y, width, 42).fill(sign ? light.goodTint : light.badTint)
      paper.doc.rect(x, y, 4, 42).fill(sign ? light.good : light.bad)
    })
    paper.tag('P', () =>
      paper.write(sign ? 'Izin boleh ditandatangani' : 'Izin jangan ditandatangani', x + 18, y + 11, {
        size: 16,
        face: 'bold',
        colour: sign ? 'good' : 'bad',
      }),
    )
  },
})

function bodyOf(slip: StoredSlip, link: string): Block[] {
  const { answer, company, standing, since, reason, letterNo, letterDate, at, by } = slip
  const clock = new Date(Date.parse(at) + 7 * 3_600_000).toISOString().slice(11, 16).replace(':', '.')
  const day = (iso: string) => shortDay(dayIn(new Date(iso)), 'id')
  return [
    verdict(answer === 'sign'),
    {
      as: 'text',
      text:
        answer === 'sign'
          ? 'Terhadap perusahaan berikut tidak ada penahanan tanda tangan izin dalam program sertifikasi ini.'
          : 'Perusahaan berikut dikenai sanksi dalam program sertifikasi ini. Begitu kewajibannya dipenuhi, sanksi itu berakhir.',
    },
    {
      as: 'facts',
      rows: [
        ['Perusahaan', company.name],
        ['Kecamatan', company.district],
        ...(standing ? [['Status', statesId.standing[standing]] as const] : []),
        ...(since ? [['Sejak', day(since)] as const] : []),
        ...(reason ? [['Alasan', reason] as const] : []),
        ...(letterNo
          ? [['Surat', letterDate ? `${letterNo}, ${shortDay(letterDate, 'id')}` : letterNo] as const]
          : []),
        ['Diperiksa', `${day(at)} pukul ${clock} WIB`],
        ['Oleh', by],
      ],
    },
    { as: 'gap', points: 10 },
    {
      as: 'qr',
      data: link,
      alt: 'Kode QR untuk memeriksa surat keterangan ini',
      caption: 'Pindai untuk memeriksa keaslian surat ini dan apakah masih berlaku.',
    },
  ]
}
