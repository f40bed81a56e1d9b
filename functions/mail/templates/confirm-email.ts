import { button, heading, note, text } from '../blocks.ts'
import { greet, type Template } from './data.ts'

export const confirmEmail: Template<'url'> = (data, language) =>
  language === 'id'
    ? {
        subject: `Konfirmasi alamat surel ${data.company.name} dalam 7 hari`,
        blocks: [
          heading('Konfirmasi alamat surel Anda'),
          text(greet(data, 'id')),
          text(
            `Terima kasih telah mendaftar dalam ${data.programme.name}. Tekan tombol di bawah agar kami tahu bahwa alamat ini benar. Setelah itu Anda dapat mengirim nominasi.`,
          ),
          button('Konfirmasi alamat surel', data.url),
          note(
            'Tautan ini berlaku 7 hari. Bila Anda tidak mendaftar, abaikan surel ini: tidak terjadi apa-apa.',
          ),
        ],
      }
    : {
        subject: `Confirm the e-mail address of ${data.company.name} within 7 days`,
        blocks: [
          heading('Confirm your e-mail address'),
          text(greet(data, 'en')),
          text(
            `Thank you for registering for ${data.programme.name}. Press the button below so that we know this address is right. After that you can send nominations.`,
          ),
          button('Confirm the e-mail address', data.url),
          note('This link is good for 7 days. If you did not register, ignore this e-mail: nothing happens.'),
        ],
      }
