import { record } from '../audit/record.ts'
import type { Report } from '../contract/bnsp.ts'
import type { Programme } from '../contract/programme.ts'
import type { Deps } from '../deps.ts'
import { examRepository, type Sitting } from '../exams/repository.ts'
import { sealContext } from '../nominations/repository.ts'
import type { Actor } from '../platform/actor.ts'
import { registers } from '../waves/registers.ts'
import type { StoredWave } from '../waves/wave.ts'
import { codesRepository } from './codes-repository.ts'
import { resultOf } from './result.ts'
import { shownWave } from './schedule.ts'
import { type Examined, missing, rows } from './sheet.ts'

/** What goes to BNSP after an exam: everyone of a wave on whom the committee has decided, K and BK alike. */
export function bnspResults(deps: Deps) {
  const { db, seal, now, newId } = deps
  const exams = examRepository(deps)
  const codes = codesRepository(deps)
  const { assessors } = registers(deps)

  type Decided = { nomination: Sitting['nomination']; exam: Examined }
  async function decided(wave: StoredWave): Promise<{ decided: Decided[]; undecided: number }> {
    const [sittings, register] = await Promise.all([
      exams.sittings(wave.programme, wave.id),
      assessors.list(wave.programme),
    ])
    const found = sittings.map(({ nomination, attempt }) => ({
      nomination,
      date: attempt?.examDate ?? wave.date,
      result: resultOf(nomination, attempt),
    }))
    return {
      undecided: found.filter(({ result }) => result.kind === 'open').length,
      decided: found.flatMap(({ nomination, date, result }): Decided[] => {
        if (result.kind !== 'decided') return []
        const assessor = register.find(({ id }) => id === result.assessor)?.registration ?? ''
        const exam = { schedule: wave.scheduleCode, date, assessor, competent: result.competent }
        return [{ nomination, exam }]
      }),
    }
  }

  return {
    /** Rows of the sheet, with every NIK in full; each call leaves one entry in the audit log before it answers. */
    async rows(programme: Programme, wave: StoredWave, actor: Actor): Promise<string[][]> {
      const [{ decided: all }, tables] = await Promise.all([decided(wave), codes.get(programme.id)])
      const opened = all.map(({ nomination, exam }) => ({
        ...nomination,
        nik: seal.open(nomination.nikSealed, sealContext(nomination)),
        exam,
      }))
      await db.transact([
        record(db.tables, actor, now(), newId(), {
          programme: programme.id,
          what: 'bnsp.results_listed',
          subject: { kind: 'wave', id: wave.id },
          after: { rows: opened.length },
        }),
      ])
      return rows(opened, programme, tables)
    },

    /** What the sheet would hold, and who lacks which columns. */
    async report(wave: StoredWave): Promise<Report> {
      const { decided: all, undecided } = await decided(wave)
      const competent = all.filter(({ exam }) => exam.competent)
      return {
        wave: shownWave(wave),
        competent: competent.length,
        notYetCompetent: all.length - competent.length,
        undecided,
        numbered: competent.filter(({ nomination }) => nomination.certificateNo).length,
        blanks: all.flatMap(({ nomination: of, exam }) => {
          const fields = [...missing(of), ...(exam.assessor ? [] : ['assessor'])]
          return fields.length > 0 ? [{ company: of.company, nomination: of.id, name: of.name, fields }] : []
        }),
      }
    },
  }
}
