import type { ExamDay } from '../functions/contract/exam.ts'
import type { Call } from './demo-api.ts'
import { dayFrom, type Story } from './demo-story.ts'

const params = { programme: 'malang-2026' }

/** Every so-manieth does not come, is not yet competent in the technical part. */
const absentEach = 5
const failsEach = 9

/** The exam of a day, so many days from today; undefined when nobody has a seat on it. */
export async function waveOn(lsp: Call, day: number) {
  const all = await lsp('GET /programmes/:programme/exams', { params })
  const wave = all.find(
    ({ date, state, taken }) => date === dayFrom(day) && state !== 'cancelled' && taken > 0,
  )
  if (!wave) return undefined
  const of = { params: { ...params, wave: wave.id } }
  return { of, ...(await lsp('GET /programmes/:programme/exams/:wave', of)) }
}

async function checkIn(lsp: Call, wave: string, people: ExamDay['people'], now: Date) {
  for (let from = 0; from < people.length; from += 100)
    await lsp('POST /programmes/:programme/exams/:wave/check-ins', {
      params: { ...params, wave },
      body: {
        checkIns: people.slice(from, from + 100).map(({ nomination, company }, at) => ({
          id: `demo-${nomination}`,
          nomination,
          company,
          at: new Date(now.getTime() - at * 20_000).toISOString(),
          device: 'hp-demo',
          how: at % 6 === 5 ? ('name' as const) : ('scan' as const),
        })),
      },
    })
}

/** An exam day from check-in to recommendations, and to decisions if asked for. */
export async function holdExam({ people, say, now }: Story, day: number, { decided }: { decided: boolean }) {
  const lsp = await people.officer('lsp-1')
  const held = await waveOn(lsp, day)
  if (!held) return
  const { of, wave, panelVersion } = held
  await checkIn(
    lsp,
    wave.id,
    held.people.filter((_, at) => at % absentEach !== absentEach - 1),
    now(),
  )
  await lsp('PUT /programmes/:programme/exams/:wave/panel', {
    ...of,
    body: { version: panelVersion, of: {}, share: true },
  })
  await lsp('POST /programmes/:programme/exams/:wave/close', of)

  const register = await lsp('GET /programmes/:programme/assessors', { params })
  const shared = await lsp('GET /programmes/:programme/exams/:wave', of)
  const came = shared.people.filter(({ state }) => state === 'attended')
  for (const { id, name, email } of register.filter(({ id }) => wave.assessors.includes(id))) {
    const own = came.filter(({ assessor }) => assessor === id)
    if (own.length === 0) continue
    const assessor = await people.assessor(name, email)
    await assessor('POST /programmes/:programme/exams/:wave/recommendations', {
      ...of,
      body: {
        recommendations: own.map(({ nomination, company }) => {
          const fails = came.findIndex((one) => one.nomination === nomination) % failsEach === failsEach - 1
          return {
            nomination,
            company,
            technical: fails ? ('BK' as const) : ('K' as const),
            managerial: 'K' as const,
            ...(fails && { notes: 'Belum tepat memilih bahan kimia untuk lantai marmer.' }),
          }
        }),
      },
    })
  }
  if (!decided) return say(`Exam of ${wave.date}: ${came.length} came, the committee has to decide`)
  const committee = await people.officer('committee-1')
  const { people: found } = await committee('GET /programmes/:programme/exams/:wave', of)
  const waiting = found.filter(({ state }) => state === 'recommended')
  for (let from = 0; from < waiting.length; from += 50)
    await committee('POST /programmes/:programme/exams/:wave/decisions', {
      ...of,
      body: {
        decisions: waiting.slice(from, from + 50).map(({ nomination, company, recommendation }) => ({
          nomination,
          company,
          verdict: recommendation!.verdict,
        })),
      },
    })
  say(`Exam of ${wave.date}: ${came.length} came, all decided`)
}

/** Half of those who were absent on a day wait again. */
export async function examineAgain({ people }: Story, day: number) {
  const lsp = await people.officer('lsp-1')
  const held = await waveOn(lsp, day)
  const gone = held?.people.filter(({ state, left }) => state === 'absent' && !left) ?? []
  for (const { nomination, company } of gone.slice(0, Math.ceil(gone.length / 2)))
    await lsp('POST /programmes/:programme/companies/:company/nominations/:nomination/reassess', {
      params: { ...params, company, nomination },
      body: { reason: 'Sakit, surat dokter dilihat' },
    })
}

/** An exam day under way: half are there, and everybody has an assessor. */
export async function beginExam({ people, say, now }: Story, day: number) {
  const lsp = await people.officer('lsp-1')
  const held = await waveOn(lsp, day)
  if (!held) return
  const { of, wave, panelVersion } = held
  const here = held.people.slice(0, Math.floor(held.people.length / 2))
  if (here.length > 0) await checkIn(lsp, wave.id, here, now())
  await lsp('PUT /programmes/:programme/exams/:wave/panel', {
    ...of,
    body: { version: panelVersion, of: {}, share: true },
  })
  say(`Exam of today: ${here.length} of ${held.people.length} are there`)
}
