import { button, heading, note, text } from '../blocks.ts'
import { greet, type Template } from './data.ts'

export const portalLink: Template<'url'> = (data, language) =>
  language === 'id'
    ? {
        subject: `Tautan masuk portal ${data.company.name} yang baru saja Anda minta`,
        blocks: [
          heading('Tautan masuk ke portal Anda'),
          text(greet(data, 'id')),
          text('Tekan tombol di bawah untuk masuk ke portal perusahaan. Anda tidak memerlukan kata sandi.'),
          button('Masuk ke portal', data.url),
          note(
            'Tautan ini hanya dapat dipakai sekali. Jangan teruskan surel ini. Bila Anda tidak memintanya, abaikan saja.',
          ),
        ],
      }
    : {
        subject: `The link to the portal of ${data.company.name} that you just asked for`,
        blocks: [
          heading('Your link to the portal'),
          text(greet(data, 'en')),
          text('Press the button below to enter your company’s portal. You need no password.'),
          button('Enter the portal', data.url),
          note(
            'This link works once. Do not forward this e-mail. If you did not ask for it, simply ignore it.',
          ),
        ],
      }
