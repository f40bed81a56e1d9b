import { readReturned } from '../functions/contract/returned/reader.ts'
import { waveOn } from './demo-exams.ts'
import { dayFrom, type Story } from './demo-story.ts'

/** For so many of those who passed BNSP has returned no number yet. */
const unnumbered = 2
const scheduleCode = 'JDW-3507-0117'

/** The LSP sends the results of an exam day to BNSP, with a letter. */
export async function reportResults({ people, say }: Story, day: number) {
  const lsp = await people.officer('lsp-1')
  const held = await waveOn(lsp, day)
  if (!held) return
  await lsp('POST /programmes/:programme/bnsp/waves/:wave/report', {
    ...held.of,
    body: { letterNo: '034/LSP-CSN/BNSP', letterDate: dayFrom(day + 1) },
  })
  say(`Exam of ${held.wave.date}: the results have gone to BNSP`)
}

/** BNSP's sheet comes back with the code of the schedule and numbers for most of those who passed. */
export async function takeNumbers({ people, say }: Story, day: number) {
  const lsp = await people.officer('lsp-2')
  const held = await waveOn(lsp, day)
  if (!held) return
  const sheet = await lsp('GET /papers/programmes/:programme/bnsp/waves/:wave/results.xlsx', held.of)
  const passed = readReturned(sheet).rows.filter(({ verdict }) => verdict === 'K')
  const numbered = passed.slice(0, Math.max(1, passed.length - unnumbered)).map((row, at) => ({
    ...row,
    scheduleCode,
    certificateNo: `81210 5131 0 ${String(117 + at).padStart(7, '0')} 2026`,
    registrationNo: `CS.1207.${String(412 + at).padStart(5, '0')} 2026`,
    blankNo: `BLK ${7_304_411 + at}`,
  }))
  await lsp('POST /programmes/:programme/bnsp/waves/:wave/returned', {
    ...held.of,
    body: { rows: numbered, commit: true },
  })
  say(`Exam of ${held.wave.date}: BNSP has returned numbers for ${numbered.length} of ${passed.length}`)
}

/** Somebody who did not pass contests that; another assessor is to examine her anew. */
export async function contestOne({ people }: Story, day: number) {
  const lsp = await people.officer('lsp-1')
  const held = await waveOn(lsp, day)
  const failed = held?.people.find(({ state }) => state === 'not_yet_competent')
  if (!held || !failed) return
  const other = held.assessors.find(({ id }) => id !== failed.assessor)
  const of = { ...held.of.params, company: failed.company, nomination: failed.nomination }
  await lsp('POST /programmes/:programme/companies/:company/nominations/:nomination/appeal', {
    params: of,
    body: { reason: 'Bahan kimia yang tersedia di TUK berbeda dari yang disebut dalam soal.' },
  })
  if (other)
    await lsp('POST /programmes/:programme/companies/:company/nominations/:nomination/appeal/assessor', {
      params: of,
      body: { assessor: other.id },
    })
}
