import type { Programme } from '../contract/programme.ts'
import { light } from '../contract/tokens.ts'
import type { Deps } from '../deps.ts'
import { drawEmblem } from '../print/emblem.ts'
import type { Paper } from '../print/paper.ts'
import { createPrinter } from '../print/printer.ts'
import { drawQr } from '../print/qr.ts'
import type { StoredCertificate } from './certificate.ts'

const long = (day: string, language: 'id' | 'en') =>
  new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(new Date(day))

/** A diploma on A4 landscape, in both languages, with the code that proves it. */
export const printCertificate = (
  certificate: StoredCertificate,
  programme: Programme,
  { now, siteUrl }: Pick<Deps, 'now' | 'siteUrl'>,
) =>
  createPrinter({ now }).draw(
    {
      title: `Sertifikat ${certificate.name}`,
      author: programme.office.name,
      language: 'id',
      landscape: true,
      at: new Date(certificate.issuedAt),
    },
    (paper) => drawCertificate(paper, certificate, programme, siteUrl),
  )

/** All on one file, a sheet each, in this order. */
export const printCertificates = (
  certificates: readonly StoredCertificate[],
  programme: Programme,
  { now, siteUrl }: Pick<Deps, 'now' | 'siteUrl'>,
) =>
  createPrinter({ now }).draw(
    { title: 'Sertifikat', author: programme.office.name, language: 'id', landscape: true },
    async (paper) => {
      for (const [at, one] of certificates.entries()) {
        if (at > 0) paper.turn()
        await drawCertificate(paper, one, programme, siteUrl)
      }
    },
  )

async function drawCertificate(
  paper: Paper,
  certificate: StoredCertificate,
  { office, name: programme }: Programme,
  siteUrl: string,
) {
  const { width, height } = paper.sheet
  const left = 64
  const within = width - 2 * left
  paper.ornament(() => drawFrame(paper))

  let y = 52
  paper.ornament(() => drawEmblem(paper, width / 2 - 21, y, 42))
  y += 52
  const centred = (said: string, type: Parameters<Paper['writeIn']>[4], after: number) => {
    paper.tag('P', () => {
      y += paper.writeIn(said, left, y, within, { align: 'center', ...type })
    })
    y += after
  }
  centred(office.name, { face: 'bold', size: 12 }, 0)
  centred(programme, { size: 9.5, colour: 'muted' }, 12)
  paper.tag('H1', () => {
    y += paper.writeIn('SERTIFIKAT KOMPETENSI', left, y, within, {
      align: 'center',
      face: 'bold',
      size: 29,
      colour: 'accentDeep',
    })
  })
  centred('Certificate of Competence', { size: 12, colour: 'muted' }, 8)
  centred(`No. ${certificate.certificateNo}`, { face: 'bold', size: 11 }, 16)

  centred('Dengan ini menyatakan bahwa · This is to certify that', { size: 10, colour: 'muted' }, 4)
  // One line for any name that people bear; a very long one in smaller letters.
  const size = [32, 27, 22, 18].find(
    (one) => paper.widthOf(certificate.name, { face: 'bold', size: one }) <= within - 80,
  )
  centred(certificate.name, { face: 'bold', size: size ?? 15 }, 2)
  paper.ornament(() => paper.rule(width / 2 - 190, y, width / 2 + 190, { colour: 'accent', thick: 1 }))
  y += 10
  centred('telah kompeten pada skema · is competent in the scheme', { size: 10, colour: 'muted' }, 3)
  centred(certificate.schemeName, { face: 'bold', size: 18, colour: 'accentDeep' }, 0)
  centred(certificate.schemeNameEn, { size: 11, colour: 'muted' }, 0)

  const qr = 112
  const foot = height - 58 - qr
  await drawQr(
    paper,
    { data: `${siteUrl}/periksa#${certificate.statement}`, x: left - 4, y: foot, size: qr },
    'Kode QR untuk memeriksa sertifikat ini',
  )
  const beside = left + qr + 10
  paper.tag('P', () => {
    let line = foot + 14
    const say = (said: string, bold = false) => {
      line += paper.writeIn(said, beside, line, 190, {
        size: 9,
        ...(bold ? { face: 'bold' as const } : { colour: 'muted' as const }),
      })
    }
    say('Pindai untuk memeriksa keaslian', true)
    say('Scan to check that it is genuine')
    line += 8
    say(`atau ketik nomornya di ${new URL(siteUrl).host}/periksa`)
    say(`or type its number at ${new URL(siteUrl).host}/en/verify`)
  })

  const right = width - left - 250
  const facts: [string, string][] = [
    ['Terbit · Issued', `${long(certificate.issuedOn, 'id')} · ${long(certificate.issuedOn, 'en')}`],
    [
      'Berlaku sampai · Valid until',
      `${long(certificate.expiresOn, 'id')} · ${long(certificate.expiresOn, 'en')}`,
    ],
    ...(certificate.registrationNo
      ? [['No. registrasi · Registration no.', certificate.registrationNo] as [string, string]]
      : []),
    ...(certificate.blankNo ? [['No. blangko · Blank no.', certificate.blankNo] as [string, string]] : []),
  ]
  let line = foot + 8
  for (const [label, value] of facts)
    paper.tag('P', () => {
      line += paper.writeIn(label, right, line, 250, { size: 8.5, colour: 'muted', align: 'right' })
      line += paper.writeIn(value, right, line, 250, { size: 10, face: 'bold', align: 'right' }) + 3
    })
}

/** Two lines around the sheet, and at each side the waves of the programme, faint. */
function drawFrame({ doc, sheet: { width, height } }: Paper) {
  doc
    .rect(24, 24, width - 48, height - 48)
    .lineWidth(2.2)
    .stroke(light.accent)
  doc
    .rect(30, 30, width - 60, height - 60)
    .lineWidth(0.6)
    .stroke(light.accent)
  doc.save()
  doc.rect(30, 30, width - 60, height - 60).clip()
  doc.lineWidth(1).strokeColor(light.tint)
  for (let row = 0; row < 7; row++) {
    const y = height * 0.5 + row * 13
    doc.moveTo(30, y)
    for (let x = 30; x < width; x += 130) doc.bezierCurveTo(x + 43, y - 26, x + 87, y + 26, x + 130, y)
    doc.stroke()
  }
  doc.restore()
}
