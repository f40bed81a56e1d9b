import { button, heading, note, table, text, warning } from '../blocks.ts'
import { hour, shortDay } from '../../platform/dates.ts'
import { examBlocks, greet, people, type Template, toBring } from './data.ts'

export const waveChangeCompany: Template<'exam' | 'workers' | 'url'> = (data, language) => {
  const { exam, workers, url } = data
  const rows = workers.map(({ name }, at) => [String(at + 1), name])
  return language === 'id'
    ? {
        subject: `Perubahan jadwal ujian: kini ${shortDay(exam.date, 'id')} pukul ${hour(exam.startsAt, 'id')}, ${people(workers.length, 'id')}`,
        blocks: [
          heading('Jadwal ujian berubah'),
          text(greet(data, 'id')),
          warning('Yang berlaku adalah jadwal dan daftar di bawah ini. Abaikan surel sebelumnya.'),
          ...examBlocks(exam, 'id'),
          table(['No.', 'Nama'], rows),
          toBring('id'),
          button('Lihat di portal', url),
          note(
            'Terlampir surat panggilan yang baru untuk tiap tenaga kerja: gantilah yang sudah dibagikan. Lampiran kalender memperbarui jadwal yang sudah Anda simpan.',
          ),
        ],
      }
    : {
        subject: `Exam changed: now on ${shortDay(exam.date, 'en')} at ${hour(exam.startsAt, 'en')}, ${people(workers.length, 'en')}`,
        blocks: [
          heading('The exam has changed'),
          text(greet(data, 'en')),
          warning('What holds is the date and the list below. Please disregard earlier e-mails.'),
          ...examBlocks(exam, 'en'),
          table(['No.', 'Name'], rows),
          toBring('en'),
          button('See it in the portal', url),
          note(
            'New call-up slips for each worker are attached: replace those you handed out. The attached calendar file updates the date that you saved.',
          ),
        ],
      }
}
