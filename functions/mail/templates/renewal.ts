import { button, facts, heading, text } from '../blocks.ts'
import { greet, type Template } from './data.ts'

export const renewal: Template<'worker' | 'months' | 'url'> = (data, language) => {
  const { worker, months, url } = data
  return language === 'id'
    ? {
        subject: `Sertifikat ${worker.name} berakhir dalam ${months} bulan`,
        blocks: [
          heading(`Sertifikat berakhir dalam ${months} bulan`),
          text(greet(data, 'id')),
          facts(['Nama', worker.name], ['Skema', worker.scheme]),
          text('Agar sertifikat tidak terputus, ajukan tenaga kerja ini lagi pada program berikutnya.'),
          button('Buka portal', url),
        ],
      }
    : {
        subject: `The certificate of ${worker.name} ends in ${months} ${months === 1 ? 'month' : 'months'}`,
        blocks: [
          heading(`A certificate ends in ${months} ${months === 1 ? 'month' : 'months'}`),
          text(greet(data, 'en')),
          facts(['Name', worker.name], ['Scheme', worker.scheme]),
          text('To leave no gap, put this worker forward again in the next programme.'),
          button('Open the portal', url),
        ],
      }
}
