import { button, facts, heading, text } from '../blocks.ts'
import { greet, type Template } from './data.ts'

export const standingLetter: Template<'letter' | 'url'> = (data, language) =>
  language === 'id'
    ? {
        subject: `Surat ${data.office} nomor ${data.letter} untuk ${data.company.name}`,
        blocks: [
          heading('Surat tentang keikutsertaan perusahaan Anda'),
          text(greet(data, 'id')),
          text(
            `${data.office} menerbitkan surat tentang keikutsertaan ${data.company.name} dalam ${data.programme.name}.`,
          ),
          facts(['Nomor surat', data.letter]),
          text('Isi surat dan langkah yang dapat Anda ambil ada di portal.'),
          button('Baca surat', data.url),
        ],
      }
    : {
        subject: `Letter ${data.letter} of ${data.office} to ${data.company.name}`,
        blocks: [
          heading('A letter about your company’s participation'),
          text(greet(data, 'en')),
          text(
            `${data.office} has issued a letter about the participation of ${data.company.name} in ${data.programme.name}.`,
          ),
          facts(['Letter number', data.letter]),
          text('The letter and what you can do about it are in the portal.'),
          button('Read the letter', data.url),
        ],
      }
