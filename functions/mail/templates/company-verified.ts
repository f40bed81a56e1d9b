import { button, facts, heading, list, text } from '../blocks.ts'
import { longDay, shortDay } from '../../platform/dates.ts'
import { greet, type Template } from './data.ts'

export const companyVerified: Template<'url'> = (data, language) => {
  const { programme, company, url } = data
  return language === 'id'
    ? {
        subject: `${company.name} sudah diverifikasi: kirim nominasi paling lambat ${shortDay(programme.nominateUntil, 'id')}`,
        blocks: [
          heading('Perusahaan Anda sudah diverifikasi'),
          text(greet(data, 'id')),
          text(`Anda sekarang dapat mengajukan tenaga kerja untuk ${programme.name}.`),
          facts(['Batas nominasi', longDay(programme.nominateUntil, 'id')]),
          list('Dua cara mengirim nominasi:', [
            'unggah daftar tenaga kerja dari Excel, atau',
            'isi satu per satu di portal.',
          ]),
          button('Kirim nominasi', url),
        ],
      }
    : {
        subject: `${company.name} is verified: send nominations by ${shortDay(programme.nominateUntil, 'en')}`,
        blocks: [
          heading('Your company is verified'),
          text(greet(data, 'en')),
          text(`You can now put workers forward for ${programme.name}.`),
          facts(['Nominate by', longDay(programme.nominateUntil, 'en')]),
          list('Two ways to send nominations:', [
            'upload your staff list from Excel, or',
            'fill them in one by one in the portal.',
          ]),
          button('Send nominations', url),
        ],
      }
}
