import { assignmentPapers, attendancePaper, minutesPaper } from '../contract/exam.ts'
import type { Deps } from '../deps.ts'
import { type Door, door } from '../platform/door.ts'
import { AppError } from '../platform/errors.ts'
import { programmeRepository } from '../programmes/repository.ts'
import { registers } from '../waves/registers.ts'
import { waveRepository } from '../waves/repository.ts'
import { isOpen } from '../waves/wave.ts'
import type { ExamPaper } from './printed.ts'
import { examRepository } from './repository.ts'

/** The documents of an exam day. */
export function examPapers(deps: Deps): Door[] {
  const programmes = programmeRepository(deps)
  const waves = waveRepository(deps)
  const exams = examRepository(deps)
  const { assessors, venues } = registers(deps)

  async function paperOf(id: string, waveId: string, said: { number?: string | undefined; date: string }) {
    const [programme, wave] = await Promise.all([programmes.get(id), waves.get(id, waveId)])
    const [panel, sittings, known, places] = await Promise.all([
      exams.panel(id, waveId),
      exams.sittings(id, waveId),
      assessors.list(id),
      venues.list(id),
    ])
    const venue = places.find((one) => one.id === wave.venue)
    return {
      ...said,
      programme,
      wave,
      scheme: programme.schemes.find((one) => one.id === wave.scheme)?.name ?? wave.scheme,
      venue: venue ? `${venue.name}, ${venue.address}` : '',
      examiners: wave.assessors.flatMap((one) => known.find((assessor) => assessor.id === one) ?? []),
      people: sittings.map(({ nomination, attempt }) => ({
        name: nomination.name,
        company: nomination.companyName,
        state: attempt?.outcome ?? nomination.state,
        came: (attempt ?? nomination).attendance !== undefined,
        verdict: (attempt ?? nomination).decision?.verdict,
        examiner: (attempt ?? nomination).recommendation?.assessor ?? panel.of[nomination.id],
      })),
    } satisfies ExamPaper
  }
  const answer = (file: Uint8Array<ArrayBuffer>, name: string) =>
    new Response(file, {
      headers: {
        'content-type': attendancePaper.file,
        'content-disposition': `attachment; filename="${name}.pdf"`,
      },
    })
  const printed = () => import('./printed.ts')

  return [
    door(attendancePaper, async ({ params, query }) => {
      const paper = await paperOf(params.programme, params.wave, query)
      return answer(await (await printed()).attendance(paper, deps), `daftar-hadir-${paper.wave.date}`)
    }),
    door(assignmentPapers, async ({ params, query }) => {
      const paper = await paperOf(params.programme, params.wave, query)
      return answer(await (await printed()).assignments(paper, deps), `surat-tugas-${paper.wave.date}`)
    }),
    door(minutesPaper, async ({ params, query }) => {
      const paper = await paperOf(params.programme, params.wave, query)
      if (isOpen(paper.wave) || paper.wave.state === 'cancelled')
        throw new AppError('conflict', 'exam.not_held', 'Check-in is not closed')
      return answer(await (await printed()).minutes(paper, deps), `berita-acara-${paper.wave.date}`)
    }),
  ]
}
