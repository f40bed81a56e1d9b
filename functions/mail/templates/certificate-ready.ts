import type { Language } from '../../contract/fields.ts'
import { longDay, shortDay } from '../../platform/dates.ts'
import { type Block, button, facts, heading, note, table, text } from '../blocks.ts'
import { candidates, type Exam, greet, on, type Person, type Template } from './data.ts'

const words = {
  id: {
    name: 'Nama',
    scheme: 'Skema',
    day: 'Hari ujian',
    number: 'Nomor sertifikat',
    until: 'Berlaku sampai',
  },
  en: {
    name: 'Name',
    scheme: 'Scheme',
    day: 'Day of the exam',
    number: 'Certificate number',
    until: 'Valid until',
  },
}

/** Whose certificate, in what, of which number, until when. */
export function certificateFacts({ name, scheme, certificate }: Person, language: Language): Block {
  const said = words[language]
  return facts(
    [said.name, name],
    [said.scheme, scheme],
    ...(certificate
      ? [
          [said.number, certificate.number] as const,
          [said.until, longDay(certificate.expiresOn, language)] as const,
        ]
      : []),
  )
}

/** In what, of which exam; and of each the number and the last day. */
function certificatesOf(people: readonly Person[], exam: Exam, language: Language): Block[] {
  const said = words[language]
  return [
    facts(
      [said.scheme, people[0]!.scheme],
      ...(exam.date ? [[said.day, longDay(exam.date, language)] as const] : []),
    ),
    table(
      [said.name, said.number, said.until],
      people.map(({ name, certificate }) => [
        name,
        certificate!.number,
        shortDay(certificate!.expiresOn, language),
      ]),
    ),
  ]
}

const until = ({ certificate }: Person, language: Language) =>
  certificate
    ? `${language === 'id' ? ', berlaku sampai' : ', valid until'} ${shortDay(certificate.expiresOn, language)}`
    : ''

export const certificateReady: Template<'workers' | 'exam' | 'url'> = (data, language) => {
  const { workers, exam, url } = data
  const alone = workers.length === 1 ? workers[0] : undefined
  const about = alone ? [certificateFacts(alone, language)] : certificatesOf(workers, exam, language)
  const many = candidates(workers.length, language)
  return language === 'id'
    ? {
        subject: alone
          ? `Sertifikat ${alone.name} sudah terbit${until(alone, 'id')}`
          : `Sertifikat ${many} ujian${on(exam, 'id', ' tanggal ')} sudah terbit`,
        blocks: [
          heading(alone ? 'Sertifikat sudah terbit' : `Sertifikat ${many} sudah terbit`),
          text(greet(data, 'id')),
          ...about,
          text(
            alone
              ? 'Sertifikat dapat dilihat dan dicetak dari portal. Mohon serahkan kepada tenaga kerja Anda: sertifikat ini miliknya.'
              : 'Sertifikat dapat dilihat dan dicetak dari portal. Mohon serahkan kepada tenaga kerja Anda masing-masing: sertifikat adalah milik mereka.',
          ),
          button('Buka sertifikat', url),
          note('Siapa pun dapat memeriksa keasliannya dengan memindai kode QR pada sertifikat.'),
        ],
      }
    : {
        subject: alone
          ? `The certificate of ${alone.name} has been issued${until(alone, 'en')}`
          : `Certificates of ${many}${on(exam, 'en', ' of the exam of ')} have been issued`,
        blocks: [
          heading(alone ? 'The certificate has been issued' : `Certificates of ${many} have been issued`),
          text(greet(data, 'en')),
          ...about,
          text(
            alone
              ? 'The certificate can be seen and printed from the portal. Please hand it to your worker: it is theirs to keep.'
              : 'The certificates can be seen and printed from the portal. Please hand each to its worker: it is theirs to keep.',
          ),
          button(alone ? 'Open the certificate' : 'Open the certificates', url),
          note(
            `Anyone can check that ${alone ? 'it is' : 'they are'} genuine by scanning the QR code on ${alone ? 'it' : 'them'}.`,
          ),
        ],
      }
}

export const certificateReadyWorker: Template<'worker' | 'url'> = (data, language) => {
  const { worker, url, company } = data
  return language === 'id'
    ? {
        subject: `Sertifikat Anda sudah terbit${until(worker, 'id')}`,
        blocks: [
          heading('Sertifikat Anda sudah terbit'),
          text(`Yth. ${worker.name},`),
          certificateFacts(worker, 'id'),
          text(
            `Sertifikat ini milik Anda dan tetap berlaku bila Anda pindah kerja. Simpan surel ini: tautannya menunjukkan kepada siapa pun bahwa sertifikat Anda asli. Lembar cetaknya dapat diminta kepada ${company.name}.`,
          ),
          button('Buka sertifikat', url),
        ],
      }
    : {
        subject: `Your certificate has been issued${until(worker, 'en')}`,
        blocks: [
          heading('Your certificate has been issued'),
          text(`Dear ${worker.name},`),
          certificateFacts(worker, 'en'),
          text(
            `The certificate is yours, and stays good when you change employers. Keep this e-mail: its link shows anyone that your certificate is genuine. ${company.name} can give you the printed sheet.`,
          ),
          button('Open the certificate', url),
        ],
      }
}
