import { button, heading, table, text } from '../blocks.ts'
import { hour, longDay } from '../../platform/dates.ts'
import { examBlocks, greet, people, type Template, toBring } from './data.ts'
import { soon } from './soon.ts'

export const reminderCompany: Template<'exam' | 'workers' | 'daysLeft' | 'url'> = (data, language) => {
  const { exam, workers, daysLeft, url } = data
  const rows = workers.map(({ name }, at) => [String(at + 1), name])
  const when = soon(daysLeft, language)
  return language === 'id'
    ? {
        subject: `Pengingat: ujian ${people(workers.length, 'id')} Anda ${when}, ${longDay(exam.date, 'id')} pukul ${hour(exam.startsAt, 'id')}`,
        blocks: [
          heading(`Ujian ${when}`),
          text(greet(data, 'id')),
          text('Mohon ingatkan nama-nama berikut dan beri mereka waktu untuk hadir.'),
          ...examBlocks(exam, 'id'),
          table(['No.', 'Nama'], rows),
          toBring('id'),
          button('Lihat di portal', url),
        ],
      }
    : {
        subject: `Reminder: your ${people(workers.length, 'en')} will be examined ${when}, ${longDay(exam.date, 'en')} at ${hour(exam.startsAt, 'en')}`,
        blocks: [
          heading(`Exam ${when}`),
          text(greet(data, 'en')),
          text('Please remind those below and give them the time to come.'),
          ...examBlocks(exam, 'en'),
          table(['No.', 'Name'], rows),
          toBring('en'),
          button('See it in the portal', url),
        ],
      }
}
