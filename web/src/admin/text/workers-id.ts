import type { DataRequestKind } from '../../../../functions/contract/worker-page.ts'

/** What the pages about workers' own wishes say in Indonesian. */
export const workersId = {
  placement: 'Penempatan kerja',
  placementLead: 'Pemegang sertifikat yang siap bekerja. Setiap kali daftar ini dibuka, itu dicatat.',
  seekers: (n: string, more: boolean) => (more ? `${n} orang, masih ada lagi` : `${n} orang`),
  noSeekers: 'Belum ada yang menyatakan siap bekerja.',
  name: 'Nama',
  district: 'Kecamatan',
  certificate: 'Sertifikat',
  until: (day: string) => `berlaku sampai ${day}`,
  contact: 'Kontak',
  since: 'Sejak',
  requests: 'Permintaan data',
  requestsLead:
    'Yang diminta tenaga kerja tentang datanya. Jawab dalam 3 × 24 jam: ubah datanya dulu, lalu catat di sini.',
  noRequests: 'Belum ada permintaan.',
  kind: { correct: 'Perbaiki data', erase: 'Hapus data' } satisfies Record<DataRequestKind, string>,
  what: 'Permintaan',
  due: 'Jawab paling lambat',
  late: 'Terlambat',
  answered: (day: string) => `Dijawab ${day}`,
  answer: 'Jawab',
  answerFor: (name: string) => `Jawab permintaan ${name}`,
  answerWhat: 'Tulis apa yang sudah dilakukan. Tenaga kerja membacanya di halamannya.',
  answerDone: (name: string) => `Permintaan ${name} dijawab.`,
}
