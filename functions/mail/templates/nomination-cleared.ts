import { button, facts, heading, text } from '../blocks.ts'
import { greet, type Template } from './data.ts'

export const nominationCleared: Template<'worker' | 'url'> = (data, language) => {
  const { worker, url } = data
  return language === 'id'
    ? {
        subject: `Nominasi ${worker.name} selesai diperiksa dan tetap berlaku`,
        blocks: [
          heading('Satu nominasi tetap berlaku'),
          text(greet(data, 'id')),
          facts(['Nama', worker.name], ['Skema', worker.scheme]),
          text('Petugas sudah memeriksa nominasi ini, dan prosesnya berlanjut seperti biasa.'),
          button('Buka portal', url),
        ],
      }
    : {
        subject: `The nomination of ${worker.name} was looked at and stands`,
        blocks: [
          heading('One nomination stands'),
          text(greet(data, 'en')),
          facts(['Name', worker.name], ['Scheme', worker.scheme]),
          text('An officer has looked at this nomination, and it goes on as usual.'),
          button('Open the portal', url),
        ],
      }
}
