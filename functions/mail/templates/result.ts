import { longDay, shortDay } from '../../platform/dates.ts'
import { type Block, button, facts, heading, text } from '../blocks.ts'
import { type Data, greet, type Template } from './data.ts'

const words = {
  id: {
    name: 'Nama',
    scheme: 'Skema',
    day: 'Hari ujian',
    result: 'Hasil',
    competent: 'Kompeten (K)',
    notYet: 'Belum kompeten (BK)',
    appeal: 'Banding paling lambat',
  },
  en: {
    name: 'Name',
    scheme: 'Scheme',
    day: 'Day of the exam',
    result: 'Result',
    competent: 'Competent (K)',
    notYet: 'Not yet competent (BK)',
    appeal: 'Appeal by',
  },
}

const isCompetent = ({ worker }: Pick<Data<'worker'>, 'worker'>) => worker.state !== 'not_yet_competent'

/** Who, in what, when, and how it went. */
function resultFacts(data: Data<'worker' | 'exam'>, language: 'id' | 'en'): Block {
  const said = words[language]
  const { worker, exam, appealUntil } = data
  return facts(
    [said.name, worker.name],
    [said.scheme, worker.scheme],
    ...(exam.date ? [[said.day, longDay(exam.date, language)] as const] : []),
    [said.result, isCompetent(data) ? said.competent : said.notYet],
    ...(!isCompetent(data) && appealUntil ? [[said.appeal, longDay(appealUntil, language)] as const] : []),
  )
}

/** `, 16 Februari 2027`, where the day is known. */
const on = (day: string, language: 'id' | 'en', before: string) =>
  day ? `${before}${shortDay(day, language)}` : ''

export const result: Template<'worker' | 'exam' | 'url'> = (data, language) => {
  const { worker, exam, url, appealUntil } = data
  return language === 'id'
    ? {
        subject: `Hasil ujian ${worker.name}${on(exam.date, 'id', ' tanggal ')}`,
        blocks: [
          heading('Hasil ujian sudah diputuskan'),
          text(greet(data, 'id')),
          resultFacts(data, 'id'),
          text(
            isCompetent(data)
              ? 'Sertifikatnya sedang disiapkan. Kami memberi tahu Anda begitu terbit.'
              : `Peserta dapat ${appealUntil ? 'mengajukan banding lewat portal, atau ' : ''}diajukan lagi untuk ujian ulang pada gelombang berikutnya.`,
          ),
          button('Lihat hasil di portal', url),
        ],
      }
    : {
        subject: `Exam result of ${worker.name}${on(exam.date, 'en', ', ')}`,
        blocks: [
          heading('The exam has been decided'),
          text(greet(data, 'en')),
          resultFacts(data, 'en'),
          text(
            isCompetent(data)
              ? 'The certificate is being made. We tell you as soon as it is issued.'
              : `The candidate may ${appealUntil ? 'appeal through the portal, or ' : ''}be put forward to take the exam again in a later wave.`,
          ),
          button('See the result in the portal', url),
        ],
      }
}

export const resultWorker: Template<'worker' | 'exam'> = (data, language) => {
  const { worker, exam, company, appealUntil } = data
  return language === 'id'
    ? {
        subject: `Hasil ujian Anda${on(exam.date, 'id', ' tanggal ')} sudah diputuskan`,
        blocks: [
          heading('Hasil ujian Anda'),
          text(`Yth. ${worker.name},`),
          resultFacts(data, 'id'),
          text(
            isCompetent(data)
              ? 'Selamat! Sertifikat Anda sedang disiapkan. Kami mengirim tautannya begitu terbit.'
              : `Anda dapat ${appealUntil ? 'mengajukan banding, atau ' : ''}mengikuti ujian ulang pada gelombang berikutnya tanpa biaya. Sampaikan kepada ${company.name}, atau balas surel ini.`,
          ),
        ],
      }
    : {
        subject: `Your exam${on(exam.date, 'en', ' of ')} has been decided`,
        blocks: [
          heading('Your exam result'),
          text(`Dear ${worker.name},`),
          resultFacts(data, 'en'),
          text(
            isCompetent(data)
              ? 'Congratulations! Your certificate is being made. We send you its link as soon as it is issued.'
              : `You may ${appealUntil ? 'appeal, or ' : ''}take the exam again in a later wave, free of charge. Tell ${company.name}, or reply to this e-mail.`,
          ),
        ],
      }
}
