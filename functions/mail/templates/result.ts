import type { Language } from '../../contract/fields.ts'
import { longDay, shortDay } from '../../platform/dates.ts'
import { type Block, button, facts, heading, table, text } from '../blocks.ts'
import { candidates, type Exam, greet, on, type Person, type Template } from './data.ts'

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

const isCompetent = ({ state }: Person) => state !== 'not_yet_competent'
const saidOf = (person: Person, language: Language) =>
  isCompetent(person) ? words[language].competent : words[language].notYet
/** Only who did not pass has reason to appeal. */
const appealOf = (person: Person) => (isCompetent(person) ? undefined : person.appealUntil)

const dayRows = (exam: Exam, language: Language) =>
  exam.date ? [[words[language].day, longDay(exam.date, language)] as const] : []

/** Who, in what, when, and how it went. */
function resultFacts(person: Person, exam: Exam, language: Language): Block {
  const said = words[language]
  const appeal = appealOf(person)
  return facts(
    [said.name, person.name],
    [said.scheme, person.scheme],
    ...dayRows(exam, language),
    [said.result, saidOf(person, language)],
    ...(appeal ? [[said.appeal, longDay(appeal, language)] as const] : []),
  )
}

/** In what, when, how many passed; and of each how it went. */
function resultsOf(people: readonly Person[], exam: Exam, language: Language): Block[] {
  const said = words[language]
  const passed = people.filter(isCompetent).length
  const appeals = people.some(appealOf)
  return [
    facts(
      [said.scheme, people[0]!.scheme],
      ...dayRows(exam, language),
      [said.competent, candidates(passed, language)],
      [said.notYet, candidates(people.length - passed, language)],
    ),
    table(
      [said.name, said.result, ...(appeals ? [said.appeal] : [])],
      people.map((person) => {
        const appeal = appealOf(person)
        return [
          person.name,
          saidOf(person, language),
          ...(appeals ? [appeal ? shortDay(appeal, language) : '–'] : []),
        ]
      }),
    ),
  ]
}

export const result: Template<'workers' | 'exam' | 'url'> = (data, language) => {
  const { workers, exam, url } = data
  const [one] = workers
  const alone = workers.length === 1 ? one : undefined
  const about = alone ? [resultFacts(alone, exam, language)] : resultsOf(workers, exam, language)
  const somePassed = workers.some(isCompetent)
  const failed = workers.filter((person) => !isCompetent(person))
  const mayAppeal = failed.some(appealOf)
  return language === 'id'
    ? {
        subject: `Hasil ujian ${alone?.name ?? candidates(workers.length, 'id')}${on(exam, 'id', ' tanggal ')}`,
        blocks: [
          heading('Hasil ujian sudah diputuskan'),
          text(greet(data, 'id')),
          ...about,
          ...(somePassed
            ? [
                text(
                  `${alone ? 'Sertifikatnya' : 'Sertifikat bagi yang kompeten'} sedang disiapkan. Kami memberi tahu Anda begitu terbit.`,
                ),
              ]
            : []),
          ...(failed.length > 0
            ? [
                text(
                  `Peserta${alone ? '' : ' yang belum kompeten'} dapat ${mayAppeal ? 'mengajukan banding lewat portal, atau ' : ''}diajukan lagi untuk ujian ulang pada gelombang berikutnya.`,
                ),
              ]
            : []),
          button('Lihat hasil di portal', url),
        ],
      }
    : {
        subject: `Exam ${alone ? `result of ${alone.name}` : `results of ${candidates(workers.length, 'en')}`}${on(exam, 'en', ', ')}`,
        blocks: [
          heading('The exam has been decided'),
          text(greet(data, 'en')),
          ...about,
          ...(somePassed
            ? [
                text(
                  alone
                    ? 'The certificate is being made. We tell you as soon as it is issued.'
                    : 'The certificates of those who passed are being made. We tell you as soon as they are issued.',
                ),
              ]
            : []),
          ...(failed.length > 0
            ? [
                text(
                  `${alone ? 'The candidate' : 'Those not yet competent'} may ${mayAppeal ? 'appeal through the portal, or ' : ''}be put forward to take the exam again in a later wave.`,
                ),
              ]
            : []),
          button(alone ? 'See the result in the portal' : 'See the results in the portal', url),
        ],
      }
}

export const resultWorker: Template<'worker' | 'exam'> = (data, language) => {
  const { worker, exam, company } = data
  const appeal = appealOf(worker)
  return language === 'id'
    ? {
        subject: `Hasil ujian Anda${on(exam, 'id', ' tanggal ')} sudah diputuskan`,
        blocks: [
          heading('Hasil ujian Anda'),
          text(`Yth. ${worker.name},`),
          resultFacts(worker, exam, 'id'),
          text(
            isCompetent(worker)
              ? 'Selamat! Sertifikat Anda sedang disiapkan. Kami mengirim tautannya begitu terbit.'
              : `Anda dapat ${appeal ? 'mengajukan banding, atau ' : ''}mengikuti ujian ulang pada gelombang berikutnya tanpa biaya. Sampaikan kepada ${company.name}, atau balas surel ini.`,
          ),
        ],
      }
    : {
        subject: `Your exam${on(exam, 'en', ' of ')} has been decided`,
        blocks: [
          heading('Your exam result'),
          text(`Dear ${worker.name},`),
          resultFacts(worker, exam, 'en'),
          text(
            isCompetent(worker)
              ? 'Congratulations! Your certificate is being made. We send you its link as soon as it is issued.'
              : `You may ${appeal ? 'appeal, or ' : ''}take the exam again in a later wave, free of charge. Tell ${company.name}, or reply to this e-mail.`,
          ),
        ],
      }
}
