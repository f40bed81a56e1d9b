import { heading, note, text } from '../blocks.ts'
import { hour, longDay, shortDay } from '../../platform/dates.ts'
import { examBlocks, type Template, toBring } from './data.ts'

export const waveAssignmentWorker: Template<'exam' | 'worker'> = (data, language) => {
  const { exam, worker, company } = data
  return language === 'id'
    ? {
        subject: `Jadwal ujian Anda: ${longDay(exam.date, 'id')} pukul ${hour(exam.startsAt, 'id')}`,
        blocks: [
          heading(`Ujian Anda ${shortDay(exam.date, 'id')}`),
          text(`Yth. ${worker.name},`),
          text(
            `${company.name} mengajukan Anda untuk sertifikasi kompetensi. Datanglah 30 menit sebelum ujian dimulai. Ujian ini tidak dipungut biaya.`,
          ),
          ...examBlocks(exam, 'id'),
          toBring('id'),
          note(
            'Bila berhalangan, segera beri tahu perusahaan Anda. Jadwal ini terlampir sebagai berkas kalender.',
          ),
        ],
      }
    : {
        subject: `Your exam: ${longDay(exam.date, 'en')} at ${hour(exam.startsAt, 'en')}`,
        blocks: [
          heading(`Your exam on ${shortDay(exam.date, 'en')}`),
          text(`Dear ${worker.name},`),
          text(
            `${company.name} has put you forward for competency certification. Please come 30 minutes before the exam begins. The exam is free of charge.`,
          ),
          ...examBlocks(exam, 'en'),
          toBring('en'),
          note('If you cannot come, tell your company at once. The date is attached as a calendar file.'),
        ],
      }
}
