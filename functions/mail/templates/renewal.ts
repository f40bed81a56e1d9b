import type { Language } from '../../contract/fields.ts'
import { shortDay } from '../../platform/dates.ts'
import { button, heading, text } from '../blocks.ts'
import { certificateFacts } from './certificate-ready.ts'
import { type Data, greet, type Template } from './data.ts'

/** `berakhir 15 Februari 2030, 3 bulan lagi`. */
function ending({ months, worker: { certificate } }: Data<'worker' | 'months'>, language: Language): string {
  const day = certificate && shortDay(certificate.expiresOn, language)
  if (language === 'id')
    return day ? `berakhir ${day}, ${months} bulan lagi` : `berakhir dalam ${months} bulan`
  const within = `in ${months} ${months === 1 ? 'month' : 'months'}`
  return day ? `ends on ${day}, ${within}` : `ends ${within}`
}

export const renewal: Template<'worker' | 'months' | 'url'> = (data, language) => {
  const { worker, url } = data
  return language === 'id'
    ? {
        subject: `Sertifikat ${worker.name} ${ending(data, 'id')}`,
        blocks: [
          heading(`Sertifikat ${ending(data, 'id')}`),
          text(greet(data, 'id')),
          certificateFacts(worker, 'id'),
          text('Agar sertifikat tidak terputus, ajukan tenaga kerja ini lagi pada program berikutnya.'),
          button('Buka portal', url),
        ],
      }
    : {
        subject: `The certificate of ${worker.name} ${ending(data, 'en')}`,
        blocks: [
          heading(`A certificate ${ending(data, 'en')}`),
          text(greet(data, 'en')),
          certificateFacts(worker, 'en'),
          text('To leave no gap, put this worker forward again in the next programme.'),
          button('Open the portal', url),
        ],
      }
}

export const renewalWorker: Template<'worker' | 'months' | 'url'> = (data, language) => {
  const { worker, url } = data
  return language === 'id'
    ? {
        subject: `Sertifikat Anda ${ending(data, 'id')}`,
        blocks: [
          heading(`Sertifikat Anda ${ending(data, 'id')}`),
          text(`Yth. ${worker.name},`),
          certificateFacts(worker, 'id'),
          text('Agar sertifikat tidak terputus, minta perusahaan Anda mengajukan Anda lagi.'),
          button('Buka sertifikat', url),
        ],
      }
    : {
        subject: `Your certificate ${ending(data, 'en')}`,
        blocks: [
          heading(`Your certificate ${ending(data, 'en')}`),
          text(`Dear ${worker.name},`),
          certificateFacts(worker, 'en'),
          text('To leave no gap, ask your company to put you forward again.'),
          button('Open the certificate', url),
        ],
      }
}
