import { heading, text, warning } from '../blocks.ts'
import { hour, longDay } from '../../platform/dates.ts'
import { examBlocks, type Template, toBring } from './data.ts'

/** States from which a worker will sit an exam yet. */
const waits = ['verified', 'submitted', 'returned']

export const waveCancelledWorker: Template<'exam' | 'worker' | 'reason'> = (data, language) => {
  const { exam, worker, reason, next } = data
  const day = longDay(exam.date, language)
  const why = reason ? [warning(language === 'id' ? `Alasan: ${reason}` : `Reason: ${reason}`)] : []
  if (language === 'id')
    return {
      subject: next
        ? `Ujian ${day} batal: jadwal baru ${longDay(next.date, 'id')} pukul ${hour(next.startsAt, 'id')}`
        : `Ujian Anda ${day} batal`,
      blocks: [
        heading(`Ujian ${day} batal`),
        text(`Yth. ${worker.name},`),
        text(`Anda tidak perlu datang ke ${exam.venue.name} pada ${day}.`),
        ...why,
        ...(next ? [text('Jadwal Anda yang baru:'), ...examBlocks(next, 'id'), toBring('id')] : []),
        ...(!next && waits.includes(worker.state)
          ? [
              text(
                'Urutan Anda tetap. Kami mengirim jadwal baru begitu ada; Anda tidak perlu mendaftar ulang.',
              ),
            ]
          : []),
      ],
    }
  return {
    subject: next
      ? `The exam of ${day} is off: new date ${longDay(next.date, 'en')} at ${hour(next.startsAt, 'en')}`
      : `Your exam of ${day} is off`,
    blocks: [
      heading(`The exam of ${day} is off`),
      text(`Dear ${worker.name},`),
      text(`You need not come to ${exam.venue.name} on ${day}.`),
      ...why,
      ...(next ? [text('Your new date:'), ...examBlocks(next, 'en'), toBring('en')] : []),
      ...(!next && waits.includes(worker.state)
        ? [
            text(
              'You keep your place in the order. We send a new date as soon as there is one; there is no need to register again.',
            ),
          ]
        : []),
    ],
  }
}
