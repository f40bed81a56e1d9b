import type { Language } from '../../contract/fields.ts'
import { longDay, shortDay } from '../../platform/dates.ts'
import { type Block, button, facts, heading, note, text } from '../blocks.ts'
import { type Data, greet, type Template } from './data.ts'

const words = {
  id: { name: 'Nama', scheme: 'Skema', number: 'Nomor sertifikat', until: 'Berlaku sampai' },
  en: { name: 'Name', scheme: 'Scheme', number: 'Certificate number', until: 'Valid until' },
}

/** Whose certificate, in what, of which number, until when. */
export function certificateFacts({ worker, certificate }: Data<'worker'>, language: Language): Block {
  const said = words[language]
  return facts(
    [said.name, worker.name],
    [said.scheme, worker.scheme],
    ...(certificate
      ? [
          [said.number, certificate.number] as const,
          [said.until, longDay(certificate.expiresOn, language)] as const,
        ]
      : []),
  )
}

const until = ({ certificate }: Data<'worker'>, language: Language) =>
  certificate
    ? `${language === 'id' ? ', berlaku sampai' : ', valid until'} ${shortDay(certificate.expiresOn, language)}`
    : ''

export const certificateReady: Template<'worker' | 'url'> = (data, language) => {
  const { worker, url } = data
  return language === 'id'
    ? {
        subject: `Sertifikat ${worker.name} sudah terbit${until(data, 'id')}`,
        blocks: [
          heading('Sertifikat sudah terbit'),
          text(greet(data, 'id')),
          certificateFacts(data, 'id'),
          text(
            'Sertifikat dapat dilihat dan dicetak dari portal. Mohon serahkan kepada tenaga kerja Anda: sertifikat ini miliknya.',
          ),
          button('Buka sertifikat', url),
          note('Siapa pun dapat memeriksa keasliannya dengan memindai kode QR pada sertifikat.'),
        ],
      }
    : {
        subject: `The certificate of ${worker.name} has been issued${until(data, 'en')}`,
        blocks: [
          heading('The certificate has been issued'),
          text(greet(data, 'en')),
          certificateFacts(data, 'en'),
          text(
            'The certificate can be seen and printed from the portal. Please hand it to your worker: it is theirs to keep.',
          ),
          button('Open the certificate', url),
          note('Anyone can check that it is genuine by scanning the QR code on it.'),
        ],
      }
}

export const certificateReadyWorker: Template<'worker' | 'url'> = (data, language) => {
  const { worker, url, company } = data
  return language === 'id'
    ? {
        subject: `Sertifikat Anda sudah terbit${until(data, 'id')}`,
        blocks: [
          heading('Sertifikat Anda sudah terbit'),
          text(`Yth. ${worker.name},`),
          certificateFacts(data, 'id'),
          text(
            `Sertifikat ini milik Anda dan tetap berlaku bila Anda pindah kerja. Simpan surel ini: tautannya menunjukkan kepada siapa pun bahwa sertifikat Anda asli. Lembar cetaknya dapat diminta kepada ${company.name}.`,
          ),
          button('Buka sertifikat', url),
        ],
      }
    : {
        subject: `Your certificate has been issued${until(data, 'en')}`,
        blocks: [
          heading('Your certificate has been issued'),
          text(`Dear ${worker.name},`),
          certificateFacts(data, 'en'),
          text(
            `The certificate is yours, and stays good when you change employers. Keep this e-mail: its link shows anyone that your certificate is genuine. ${company.name} can give you the printed sheet.`,
          ),
          button('Open the certificate', url),
        ],
      }
}
