import { button, heading, note, table, text } from '../blocks.ts'
import { hour, longDay, shortDay } from '../../platform/dates.ts'
import { examBlocks, greet, people, type Template, toBring } from './data.ts'

export const waveAssignmentCompany: Template<'exam' | 'workers' | 'url'> = (data, language) => {
  const { exam, workers, url } = data
  const rows = workers.map(({ name }, at) => [String(at + 1), name])
  return language === 'id'
    ? {
        subject: `Jadwal ujian ${shortDay(exam.date, 'id')} pukul ${hour(exam.startsAt, 'id')}: ${people(workers.length, 'id')} Anda`,
        blocks: [
          heading(`${people(workers.length, 'id')} Anda dijadwalkan ujian`),
          text(greet(data, 'id')),
          text(
            `Mohon izinkan dan pastikan nama-nama berikut hadir pada ${longDay(exam.date, 'id')}, 30 menit sebelum ujian dimulai.`,
          ),
          ...examBlocks(exam, 'id'),
          table(['No.', 'Nama'], rows),
          toBring('id'),
          button('Lihat di portal', url),
          note(
            'Terlampir: surat panggilan untuk tiap tenaga kerja, siap dicetak dan dibagikan (PDF), daftar ini (Excel), dan jadwalnya (berkas kalender). Surat panggilan juga ada di portal. Bila ada yang berhalangan, ganti orangnya di portal, atau tarik nominasinya agar kursinya dapat dipakai orang lain.',
          ),
        ],
      }
    : {
        subject: `Exam on ${shortDay(exam.date, 'en')} at ${hour(exam.startsAt, 'en')}: your ${people(workers.length, 'en')}`,
        blocks: [
          heading(`An exam date for your ${people(workers.length, 'en')}`),
          text(greet(data, 'en')),
          text(
            `Please give leave to those below and see that they come on ${longDay(exam.date, 'en')}, 30 minutes before the exam begins.`,
          ),
          ...examBlocks(exam, 'en'),
          table(['No.', 'Name'], rows),
          toBring('en'),
          button('See it in the portal', url),
          note(
            'Attached: a call-up slip for each worker, to print and hand out (PDF), this list (Excel), and the date (calendar file). The slips are in the portal too. If somebody cannot come, put another worker in their place in the portal, or withdraw them, so that somebody else can have the seat.',
          ),
        ],
      }
}
