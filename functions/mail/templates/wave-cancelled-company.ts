import { button, heading, text, warning } from '../blocks.ts'
import { longDay } from '../../platform/dates.ts'
import { greet, type Template } from './data.ts'

export const waveCancelledCompany: Template<'exam' | 'reason' | 'url'> = (data, language) => {
  const { exam, reason, url } = data
  const day = longDay(exam.date, language)
  return language === 'id'
    ? {
        subject: `Ujian ${day} batal untuk tenaga kerja ${data.company.name}`,
        blocks: [
          heading(`Ujian ${day} batal`),
          text(greet(data, 'id')),
          text(
            `Ujian skema ${exam.scheme} di ${exam.venue.name} batal bagi tenaga kerja Anda. Mereka tidak perlu datang.`,
          ),
          ...(reason ? [warning(`Alasan: ${reason}`)] : []),
          text(
            'Yang belum punya jadwal lain tetap pada urutannya dan dijadwalkan lagi; Anda tidak perlu mendaftar ulang. Jadwal terbaru setiap orang ada di portal.',
          ),
          button('Lihat di portal', url),
        ],
      }
    : {
        subject: `The exam of ${day} is off for workers of ${data.company.name}`,
        blocks: [
          heading(`The exam of ${day} is off`),
          text(greet(data, 'en')),
          text(
            `The exam in the scheme ${exam.scheme} at ${exam.venue.name} is off for your workers. They need not come.`,
          ),
          ...(reason ? [warning(`Reason: ${reason}`)] : []),
          text(
            'Whoever has no other date yet keeps their place in the order and gets one; there is no need to register again. The portal shows everyone’s latest date.',
          ),
          button('See it in the portal', url),
        ],
      }
}
