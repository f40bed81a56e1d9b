import { button, facts, heading, list, note, text } from '../blocks.ts'
import { longDay, shortDay } from '../../platform/dates.ts'
import { greet, type Template } from './data.ts'

export const invitation: Template<'url'> = (data, language) => {
  const { programme, company, office, url } = data
  const until = longDay(programme.nominateUntil, language)
  return language === 'id'
    ? {
        subject: `Undangan sertifikasi gratis: daftarkan tenaga kebersihan Anda paling lambat ${shortDay(programme.nominateUntil, 'id')}`,
        blocks: [
          heading('Sertifikasi kompetensi gratis untuk tenaga kebersihan Anda'),
          text(greet(data, 'id')),
          text(
            `${office} mengundang ${company.name} mengikutsertakan tenaga kerjanya dalam ${programme.name}. Peserta yang dinyatakan kompeten mendapat sertifikat BNSP. Semuanya tanpa biaya.`,
          ),
          facts(['Batas pendaftaran', until], ['Skema', programme.schemes.join(', ')]),
          list('Siapkan untuk setiap tenaga kerja:', [
            'NIK sesuai KTP',
            'nama lengkap, jenis kelamin, dan tanggal lahir',
            'nomor telepon; alamat surel bila ada',
          ]),
          button('Daftarkan perusahaan', url),
          note(
            'Tautan ini khusus untuk perusahaan Anda. Bila surel ini salah alamat, beri tahu kami dengan membalasnya.',
          ),
        ],
      }
    : {
        subject: `Invitation to free certification: register your cleaners by ${shortDay(programme.nominateUntil, 'en')}`,
        blocks: [
          heading('Free competency certification for your cleaners'),
          text(greet(data, 'en')),
          text(
            `${office} invites ${company.name} to take part with its workers in ${programme.name}. Those found competent receive a BNSP certificate. All of it is free of charge.`,
          ),
          facts(['Register by', until], ['Schemes', programme.schemes.join(', ')]),
          list('Have ready for each worker:', [
            'the NIK as on the identity card',
            'full name, sex and date of birth',
            'phone number; e-mail address if there is one',
          ]),
          button('Register the company', url),
          note(
            'This link is for your company only. If this e-mail reached the wrong address, reply and tell us.',
          ),
        ],
      }
}
