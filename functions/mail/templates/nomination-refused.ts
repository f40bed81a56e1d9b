import { button, facts, heading, text, warning } from '../blocks.ts'
import { greet, type Template } from './data.ts'

export const nominationRefused: Template<'worker' | 'reason' | 'url'> = (data, language) => {
  const { worker, reason, url } = data
  return language === 'id'
    ? {
        subject: `Nominasi ${worker.name} tidak dapat diterima`,
        blocks: [
          heading('Satu nominasi tidak dapat diterima'),
          text(greet(data, 'id')),
          facts(['Nama', worker.name], ['Skema', worker.scheme]),
          warning(`Alasan: ${reason}`),
          text('Anda dapat mengajukan tenaga kerja lain selama masa nominasi masih berjalan.'),
          button('Buka portal', url),
        ],
      }
    : {
        subject: `The nomination of ${worker.name} cannot be accepted`,
        blocks: [
          heading('One nomination cannot be accepted'),
          text(greet(data, 'en')),
          facts(['Name', worker.name], ['Scheme', worker.scheme]),
          warning(`Reason: ${reason}`),
          text('You may put another worker forward as long as nominations are open.'),
          button('Open the portal', url),
        ],
      }
}
