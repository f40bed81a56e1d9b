import { heading, note, text, warning } from '../blocks.ts'
import { hour, longDay } from '../../platform/dates.ts'
import { examBlocks, type Template, toBring } from './data.ts'

export const waveChangeWorker: Template<'exam' | 'worker'> = (data, language) => {
  const { exam, worker } = data
  return language === 'id'
    ? {
        subject: `Jadwal ujian Anda berubah: kini ${longDay(exam.date, 'id')} pukul ${hour(exam.startsAt, 'id')}`,
        blocks: [
          heading('Jadwal ujian Anda berubah'),
          text(`Yth. ${worker.name},`),
          warning('Yang berlaku adalah jadwal di bawah ini. Abaikan surel sebelumnya.'),
          ...examBlocks(exam, 'id'),
          toBring('id'),
          note(
            'Bila berhalangan, segera beri tahu perusahaan Anda. Lampiran kalender memperbarui jadwal Anda.',
          ),
        ],
      }
    : {
        subject: `Your exam has changed: now ${longDay(exam.date, 'en')} at ${hour(exam.startsAt, 'en')}`,
        blocks: [
          heading('Your exam has changed'),
          text(`Dear ${worker.name},`),
          warning('What holds is the date below. Please disregard earlier e-mails.'),
          ...examBlocks(exam, 'en'),
          toBring('en'),
          note('If you cannot come, tell your company at once. The attached file updates your calendar.'),
        ],
      }
}
