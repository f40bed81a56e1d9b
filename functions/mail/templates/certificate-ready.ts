import { button, facts, heading, note, text } from '../blocks.ts'
import { greet, type Template } from './data.ts'

export const certificateReady: Template<'worker' | 'url'> = (data, language) => {
  const { worker, url } = data
  return language === 'id'
    ? {
        subject: `Sertifikat ${worker.name} sudah terbit`,
        blocks: [
          heading('Sertifikat sudah terbit'),
          text(greet(data, 'id')),
          facts(['Nama', worker.name], ['Skema', worker.scheme]),
          text(
            'Sertifikat dapat dilihat dan dicetak dari portal. Mohon serahkan kepada tenaga kerja Anda: sertifikat ini miliknya.',
          ),
          button('Buka sertifikat', url),
          note('Siapa pun dapat memeriksa keasliannya dengan memindai kode QR pada sertifikat.'),
        ],
      }
    : {
        subject: `The certificate of ${worker.name} has been issued`,
        blocks: [
          heading('The certificate has been issued'),
          text(greet(data, 'en')),
          facts(['Name', worker.name], ['Scheme', worker.scheme]),
          text(
            'The certificate can be seen and printed from the portal. Please hand it to your worker: it is theirs to keep.',
          ),
          button('Open the certificate', url),
          note('Anyone can check that it is genuine by scanning the QR code on it.'),
        ],
      }
}
