import { heading, note, text } from '../blocks.ts'
import { hour, longDay } from '../../platform/dates.ts'
import { examBlocks, type Template, toBring } from './data.ts'
import { soon } from './soon.ts'

export const reminderWorker: Template<'exam' | 'worker' | 'daysLeft'> = (data, language) => {
  const { exam, worker, daysLeft } = data
  const when = soon(daysLeft, language)
  return language === 'id'
    ? {
        subject: `Pengingat: ujian Anda ${when}, ${longDay(exam.date, 'id')} pukul ${hour(exam.startsAt, 'id')}`,
        blocks: [
          heading(`Ujian Anda ${when}`),
          text(`Yth. ${worker.name},`),
          text('Datanglah 30 menit sebelum ujian dimulai.'),
          ...examBlocks(exam, 'id'),
          toBring('id'),
          note('Bila berhalangan, segera beri tahu perusahaan Anda.'),
        ],
      }
    : {
        subject: `Reminder: your exam is ${when}, ${longDay(exam.date, 'en')} at ${hour(exam.startsAt, 'en')}`,
        blocks: [
          heading(`Your exam is ${when}`),
          text(`Dear ${worker.name},`),
          text('Please come 30 minutes before the exam begins.'),
          ...examBlocks(exam, 'en'),
          toBring('en'),
          note('If you cannot come, tell your company at once.'),
        ],
      }
}
