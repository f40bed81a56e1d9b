import { language } from '../language.ts'

const id = {
  title: 'Loket izin',
  lead: 'Periksa sebelum izin disiapkan untuk ditandatangani. Setiap pencarian dicatat.',
  field: 'Nama perusahaan, NIB, atau NPWP',
  hint: 'Cukup awal kata, misalnya “lawang” atau “rsud law”. NIB dan NPWP ditulis utuh.',
  check: 'Periksa',
  checking: 'Memeriksa…',
  sign: 'Boleh ditandatangani',
  hold: 'Jangan ditandatangani',
  unknown: 'Tidak ada dalam daftar',
  several: 'Yang mana?',
  unknownWhat:
    'Tidak ada penahanan yang kami ketahui untuk nama atau nomor ini, tetapi ini juga bukan persetujuan. Periksa tulisannya, atau cari dengan NIB. Bila perusahaan memang tidak terdaftar, tanyakan pejabat yang menandatangani.',
  severalWhat: 'Beberapa perusahaan cocok. Pilih satu.',
  holdWhat:
    'Perusahaan ini dikenai sanksi. Begitu kewajibannya dipenuhi, jawaban di sini berubah dengan sendirinya.',
  since: 'Sejak',
  why: 'Alasan',
  letter: 'Surat',
  letterWords: (no: string, date: string) => `${no}, ${date}`,
  standing: 'Status',
  at: (moment: string, no: string) => `Diperiksa ${moment}. Nomor catatan ${no}.`,
  slip: 'Cetak surat keterangan (PDF)',
  keys: 'Kunci API',
}
type Words = typeof id
const en: Words = {
  title: 'Permit desk',
  lead: 'Check before a permit is prepared for signing. Each look-up is logged.',
  field: 'Company name, NIB or NPWP',
  hint: 'The beginning of words is enough, such as “lawang” or “rsud law”. NIB and NPWP in full.',
  check: 'Check',
  checking: 'Checking…',
  sign: 'May be signed',
  hold: 'Must not be signed',
  unknown: 'Not on the list',
  several: 'Which one?',
  unknownWhat:
    'We know of no hold on this name or number, but that is no approval either. Check the spelling, or look by NIB. If the company is not on the list, ask the official who signs.',
  severalWhat: 'Several companies match. Choose one.',
  holdWhat:
    'This company is under a sanction. As soon as it does what was agreed, the answer here changes by itself.',
  since: 'Since',
  why: 'Reason',
  letter: 'Letter',
  letterWords: (no, date) => `${no}, ${date}`,
  standing: 'Standing',
  at: (moment, no) => `Checked ${moment}. Record number ${no}.`,
  slip: 'Print a slip (PDF)',
  keys: 'API keys',
}

export const words = () => (language.value === 'en' ? en : id)
