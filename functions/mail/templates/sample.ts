import type { Language } from '../../contract/fields.ts'
import type { NoticeKind } from '../../contract/notice.ts'
import type { AllParts, Data, Person } from './data.ts'

const pages: Partial<Record<NoticeKind, Record<Language, string>>> = {
  invitation: { id: 'daftar', en: 'en/register' },
  confirm_email: { id: 'konfirmasi', en: 'en/confirm' },
  confirm_contact: { id: 'konfirmasi', en: 'en/confirm' },
  certificate_ready_worker: { id: 'periksa', en: 'en/verify' },
  renewal_worker: { id: 'periksa', en: 'en/verify' },
}

const cancelled = {
  id: 'Gedung dipakai untuk keperluan darurat.',
  en: 'The building is needed for an emergency.',
}
const reasons: Partial<Record<NoticeKind, Record<Language, string>>> = {
  nomination_returned: {
    id: 'Tanggal lahir tidak sama dengan yang tertera di KTP.',
    en: 'The date of birth differs from the one on the identity card.',
  },
  wave_cancelled_company: cancelled,
  wave_cancelled_worker: cancelled,
  standing_letter: {
    id: 'Daftar tenaga kebersihan belum kami terima sampai 31 Januari 2027.',
    en: 'The list of cleaners had not reached us by 31 January 2027.',
  },
}
const other = {
  id: 'Lokasi kerja berada di luar Kabupaten Malang.',
  en: 'The place of work lies outside Malang Regency.',
}

/** Invented data for every kind, to look at its mail. */
export function sample(kind: NoticeKind, language: Language): Data<AllParts> {
  const id = language === 'id'
  const scheme = id ? 'Petugas Kebersihan' : 'Cleaner'
  const person = (name: string, state: string, number: number): Person => ({
    name,
    scheme,
    state,
    appealUntil: '2027-03-12',
    certificate: {
      number: `BNSP-000${number}/2027`,
      expiresOn: '2030-02-28',
      url: 'https://gelombang.example/periksa#contoh',
    },
  })
  return {
    programme: {
      name: id ? 'Sertifikasi Gratis Malang 2027' : 'Free Certification Malang 2027',
      nominateUntil: '2027-01-31',
      schemes: id ? ['Petugas Kebersihan', 'Penyelia'] : ['Cleaner', 'Supervisor'],
    },
    office: 'Disnaker Kabupaten Malang',
    company: { name: 'PT Contoh Bersih', contact: 'Rina Wulandari' },
    url: `https://gelombang.example/${pages[kind]?.[language] ?? (id ? 'masuk' : 'en/login')}#contoh`,
    reason: (reasons[kind] ?? other)[language],
    exam: {
      scheme,
      date: '2027-02-16',
      startsAt: '08:00',
      endsAt: '15:00',
      venue: {
        name: 'BLK Singosari',
        address: 'Jl. Raya Singosari 1, Kabupaten Malang',
        mapUrl: 'https://maps.example/blk-singosari',
      },
    },
    worker: person('Siti Aminah', kind === 'result_worker' ? 'not_yet_competent' : 'verified', 1),
    workers: [
      person('Agus Prasetyo', 'competent', 2),
      person('Siti Aminah', 'not_yet_competent', 1),
      person('Yohanes Tri Widodo', 'competent', 3),
    ],
    daysLeft: 7,
    months: 3,
    letter: '560/123/35.07.105/2027',
    step: 'warned',
    due: '2027-02-14',
  }
}
