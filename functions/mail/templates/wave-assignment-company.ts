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
            'Surat panggilan untuk tiap tenaga kerja dapat dicetak di portal. Daftar ini terlampir sebagai Excel, dan jadwalnya sebagai berkas kalender. Bila ada yang berhalangan, tarik nominasinya di portal agar kursinya dapat dipakai orang lain.',
          ),
        ],
      }
    : {
        subject: `Exam on ${shortDay(exam.date, 'en')} at ${hour(exam.startsAt, 'en')}: ${people(workers.length, 'en')} of yours`,
        blocks: [
          heading(`Exam date for ${people(workers.length, 'en')} of yours`),
          text(greet(data, 'en')),
          text(
            `Please give leave to those below and see that they come on ${longDay(exam.date, 'en')}, 30 minutes before the exam begins.`,
          ),
          ...examBlocks(exam, 'en'),
          table(['No.', 'Name'], rows),
          toBring('en'),
          button('See it in the portal', url),
          note(
            'A call-up slip for each worker can be printed in the portal. The list is attached for Excel and the date as a calendar file. If somebody cannot come, withdraw the nomination in the portal, so that another can have the seat.',
          ),
        ],
      }
}
