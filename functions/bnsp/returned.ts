import { record } from '../audit/record.ts'
import { holdNumbers, numberKey } from '../certificates/writes.ts'
import {
  returnedNumbers,
  type ReturnedAnswer,
  type ReturnedRow,
  type ReturnedVerdict,
} from '../contract/bnsp.ts'
import type { Language } from '../contract/fields.ts'
import { maskNik } from '../contract/person/nik.ts'
import { plainNumber } from '../contract/plain-number.ts'
import type { Deps } from '../deps.ts'
import { examRepository } from '../exams/repository.ts'
import type { StoredNomination } from '../nominations/nomination.ts'
import { nominationRepository } from '../nominations/repository.ts'
import { nominationKey } from '../nominations/writes.ts'
import type { StaffActor } from '../platform/actor.ts'
import { Cancelled } from '../platform/db.ts'
import { AppError } from '../platform/errors.ts'
import { absent, all, change, equals } from '../platform/expressions.ts'
import { explain } from '../platform/problem.ts'
import type { StoredWave } from '../waves/wave.ts'
import { resultOf } from './result.ts'
import { judgeReturned, type JudgedRow, type ReturnedNumbers } from './returned-row.ts'
import { createSchedules } from './schedule.ts'

/** Milliseconds that one call writes before it leaves the rest to the next. */
const patience = 18_000
const atOnce = 4

type Settled = JudgedRow & { verdict: ReturnedVerdict }

/** Checks and writes the numbers that BNSP returned for the people of a wave. */
export function createReturned(deps: Deps) {
  const { db, seal, now, newId } = deps
  const { tables } = db
  const exams = examRepository(deps)
  const nominations = nominationRepository(deps)
  const schedules = createSchedules(deps)

  /** Which nomination has which of the numbers that stand in the rows. */
  async function holders(programme: string, rows: readonly ReturnedRow[]) {
    const keys = new Map(
      rows.flatMap((row) =>
        returnedNumbers.flatMap((kind) => {
          if (plainNumber(row[kind]) === '' || row[kind].length > 200) return []
          const key = numberKey(programme, kind, row[kind])
          return [[key.pk, key] as const]
        }),
      ),
    )
    const items = await db.batchGet(tables.waves, [...keys.values()], true)
    const held = new Map(items.map(({ pk, nomination }) => [pk as string, nomination as string]))
    return (kind: (typeof returnedNumbers)[number], number: string) =>
      held.get(numberKey(programme, kind, number).pk)
  }

  /** Writes the numbers of one person who has none of them yet; a code when that is no longer so. */
  async function write(
    nomination: StoredNomination,
    numbers: ReturnedNumbers,
    actor: StaffActor,
  ): Promise<string | undefined> {
    const kinds = returnedNumbers.filter((kind) => numbers[kind] !== undefined)
    try {
      await db.transact([
        {
          Update: {
            TableName: tables.nominations,
            Key: nominationKey(nomination),
            ...change({
              set: numbers,
              add: { version: 1 },
              when: all(
                equals('state', 'competent'),
                equals('version', nomination.version),
                ...kinds.map((kind) => absent(kind)),
              ),
            }),
          },
        },
        ...holdNumbers(tables, nomination, numbers),
        record(tables, actor, now(), newId(), {
          programme: nomination.programme,
          what: 'bnsp.numbers_taken',
          subject: { kind: 'nomination', id: nomination.id },
          after: { ...numbers },
        }),
      ])
      return undefined
    } catch (error) {
      if (!(error instanceof Cancelled) || error.failed.length === 0) throw error
      if (!error.failed.includes(0)) return 'certificate.number_taken'
      const standing = await nominations.get(nomination)
      const same = kinds.every((kind) => standing[kind] === numbers[kind])
      return same ? undefined : 'nomination.wrong_state'
    }
  }

  return async (
    wave: StoredWave,
    { rows, commit }: { rows: readonly ReturnedRow[]; commit: boolean },
    language: Language,
    actor: StaffActor,
  ) => {
    const { programme } = wave
    const until = Date.now() + patience
    const [sittings, holderOf] = await Promise.all([
      exams.sittings(programme, wave.id),
      holders(programme, rows),
    ])
    const byHash = new Map(
      sittings.map(({ nomination, attempt }) => {
        const result = resultOf(nomination, attempt)
        // Numbers belong to the exam at hand: of a former one only the outcome counts.
        const { certificateNo, registrationNo, blankNo } = attempt ? {} : nomination
        const person = {
          id: nomination.id,
          name: nomination.name,
          state: attempt?.outcome ?? nomination.state,
          competent: result.kind === 'decided' ? result.competent : undefined,
          certificateNo,
          registrationNo,
          blankNo,
        }
        return [nomination.nikHash, { nomination, person }]
      }),
    )
    const { judged, scheduleCode } = judgeReturned(rows, {
      personOf: (nik) => byHash.get(seal.hash(`${programme} ${nik}`))?.person,
      holderOf,
      scheduleCode: wave.scheduleCode,
    })
    let settled: Settled[] = judged
    let standing = wave.scheduleCode ?? scheduleCode
    if (commit) {
      if (scheduleCode) {
        const refusal = await schedules.set(wave, scheduleCode, undefined, actor).then(
          () => undefined,
          (error: unknown) => {
            if (error instanceof AppError && error.kind === 'conflict') return error.code
            throw error
          },
        )
        if (refusal) {
          standing = undefined
          settled = settled.map((one) => (one.row.scheduleCode ? refused(one, 'scheduleCode', refusal) : one))
        }
      }
      const found = new Map([...byHash.values()].map(({ nomination }) => [nomination.id, nomination]))
      const todo = settled.flatMap((one, at) => (one.verdict === 'taken' ? [at] : []))
      const work = async () => {
        for (let at = todo.shift(); at !== undefined; at = todo.shift()) {
          const one = settled[at]!
          if (Object.keys(one.numbers).length === 0) continue
          if (Date.now() > until) settled[at] = { ...one, verdict: 'later' }
          else {
            const code = await write(found.get(one.person!.id)!, one.numbers, actor)
            if (code) settled[at] = refused(one, 'certificateNo', code)
          }
        }
      }
      await Promise.all(Array.from({ length: atOnce }, work))
    }
    return {
      rows: await Promise.all(settled.map((one) => answer(one, language))),
      ...(standing && { scheduleCode: standing }),
      scheduleSet: scheduleCode !== undefined && standing === scheduleCode,
    }
  }
}

const refused = (one: JudgedRow, field: string, code: string): Settled => ({
  ...one,
  verdict: 'refused',
  findings: [...one.findings, { field, code }],
})

const answer = async (
  { row, nik, person, verdict, findings }: Settled,
  language: Language,
): Promise<ReturnedAnswer> => ({
  sheet: row.sheet,
  row: row.row,
  nik: nik ? maskNik(nik) : maskNik(row.nik.replace(/\D/g, '').slice(0, 24)),
  ...(person && { name: person.name }),
  verdict,
  findings: await explain(findings, language),
})
