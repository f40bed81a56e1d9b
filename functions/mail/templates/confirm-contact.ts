import { button, heading, note, text } from '../blocks.ts'
import type { Template } from './data.ts'

export const confirmContact: Template<'url'> = ({ company, programme, url }, language) =>
  language === 'id'
    ? {
        subject: `Konfirmasi: Anda menjadi kontak ${company.name}`,
        blocks: [
          heading('Konfirmasi alamat surel Anda'),
          text('Yth. Bapak/Ibu,'),
          text(
            `${company.name} mencatat alamat ini sebagai kontaknya dalam ${programme.name}. Tekan tombol di bawah bila itu benar. Setelah itu alamat ini dapat dipakai untuk masuk ke portal perusahaan.`,
          ),
          button('Konfirmasi alamat surel', url),
          note('Tautan ini berlaku 7 hari. Bila ini keliru, abaikan surel ini: tidak terjadi apa-apa.'),
        ],
      }
    : {
        subject: `Please confirm: you are a contact of ${company.name}`,
        blocks: [
          heading('Confirm your e-mail address'),
          text('Dear Sir or Madam,'),
          text(
            `${company.name} named this address as its contact in ${programme.name}. Press the button below if that is right. After that the address can be used to sign in to the company's portal.`,
          ),
          button('Confirm the e-mail address', url),
          note('This link is good for 7 days. If this is a mistake, ignore this e-mail: nothing happens.'),
        ],
      }
