import { companyRepository } from '../../functions/companies/repository.ts'
import { createDecisions } from '../../functions/nominations/decisions.ts'
import type { StoredNomination } from '../../functions/nominations/nomination.ts'
import { createReplacement } from '../../functions/nominations/replacement.ts'
import { nominationRepository } from '../../functions/nominations/repository.ts'
import { Cancelled, type Db } from '../../functions/platform/db.ts'
import { AppError } from '../../functions/platform/errors.ts'
import { programmeRepository } from '../../functions/programmes/repository.ts'
import { quotaRepository } from '../../functions/quota/repository.ts'
import { createAftermath } from '../../functions/waves/aftermath.ts'
import { createCommit } from '../../functions/waves/commit.ts'
import { createWaveJobs } from '../../functions/waves/jobs.ts'
import { createMoves } from '../../functions/waves/moves.ts'
import { makePlan } from '../../functions/waves/plan.ts'
import { createPlaces } from '../../functions/waves/places.ts'
import { planRepository } from '../../functions/waves/plan-repository.ts'
import { registers } from '../../functions/waves/registers.ts'
import { waveRepository } from '../../functions/waves/repository.ts'
import type { StoredWave } from '../../functions/waves/wave.ts'
import { drift, mailsOf } from '../support/counters.ts'
import { Crash, faulty } from '../support/faulty-db.ts'
import { numbers } from '../support/random.ts'
import { depsOf, officer, seatsOf } from '../support/seats.ts'

const soon = () => Date.now() + 30_000

/**
 * One history of a small programme: steps of one to three operations at once, with crashes and conflicts.
 * Gives what is wrong after some step, or at the end when all that was left undone is finished: empty if nothing.
 */
export async function history(
  db: Db,
  seed: number,
  spoil: (db: Db) => Db = (same) => same,
): Promise<string[]> {
  const next = numbers(seed)
  const pick = <T>(list: readonly T[]) => list[next(list.length)]!
  const id = `h${seed}`
  const sound = depsOf(db)
  const seats = seatsOf(sound, id)
  await seats.begin({ maxPerCompanyPerWave: 3 })
  await seats.quota(4 + next(8))
  const waves: StoredWave[] = [await seats.wave(1 + next(5)), await seats.wave(1 + next(5), '2026-12-17')]
  const people: StoredNomination[] = await seats.people([
    { company: 'A', n: 5, email: true },
    { company: 'B', n: 3 },
    { company: 'C', n: 1, email: true },
  ])
  const plans: string[] = []
  const programme = await programmeRepository(sound).get(id)
  const deps = depsOf(faulty(spoil(db), next, { crash: 8, conflict: 8 }))
  const nominations = nominationRepository(deps)

  const operations: (() => Promise<unknown>)[] = [
    async () => {
      const repository = planRepository(deps)
      const { id: made } = await repository.insert(
        id,
        makePlan(await repository.situation(programme)),
        officer,
      )
      plans.push(made)
      await createCommit(deps)(id, made, officer, soon())
    },
    async () => plans.length > 0 && createCommit(deps)(id, pick(plans), officer, soon()),
    async () => {
      const one = await nominations.get(pick(people))
      await createDecisions(deps, nominations).withdraw(
        one,
        await companyRepository(deps).get(one.programme, one.company),
        undefined,
        officer,
      )
    },
    async () => {
      const leaving = await nominations.get(pick(people))
      const company = await companyRepository(deps).get(leaving.programme, leaving.company)
      const { id: by } = pick(people.filter((one) => one.company === leaving.company))
      const { version } = leaving
      const wanted = { by, version, worker: undefined, reason: undefined }
      await createReplacement(deps, nominations)(leaving, wanted, company, programme, officer)
    },
    async () => {
      const wave = pick(waves)
      if (next(3) > 0) return
      await waveRepository(deps).cancel(id, wave.id, 'Banjir', officer)
      await createAftermath(deps).run(id, officer, soon(), wave.id)
    },
    async () => {
      const { version } = await quotaRepository(deps).find(id, 'cleaner')
      const letter = { letterNo: `B/${seed}`, letterDate: '2026-11-20' }
      await quotaRepository(deps).grant(id, 'cleaner', { ...letter, granted: next(14), version }, officer)
    },
    async () => {
      const wave = await waveRepository(deps).get(id, pick(waves).id)
      const over = { seats: 1 + next(6), startsAt: pick(['08:00', '09:00']) }
      const { news } = await seatsOf(deps, id).edit(wave, over)
      if (news) await createAftermath(deps).run(id, officer, soon(), wave.id)
    },
    async () => {
      const venue = await registers(deps).venues.get(id, pick(waves).venue)
      const input = { ...venue, address: pick(['Jl. Panji', 'Jl. Raya']), capacity: 3 + next(6) }
      const { news } = await createPlaces(deps).editVenue(id, venue.id, input, officer)
      if (news) await createAftermath(deps).run(id, officer, soon(), venue.id)
    },
    async () => {
      const assessor = await registers(deps).assessors.get(id, pick(pick(waves).assessors))
      const input = { ...assessor, company: pick([undefined, ...people.map(({ company }) => company)]) }
      await createPlaces(deps).editAssessor(id, assessor.id, input, officer)
    },
    async () => createMoves(deps).one(programme, pick(people), pick(waves).id, officer),
    async () => createMoves(deps).all(programme, pick(waves).id, pick(waves).id, officer),
    async () => createWaveJobs(only(deps, id))(soon()),
  ]

  for (let step = 0; step < 10; step++) {
    if (step === 5) waves.push(await seats.wave(1 + next(5), '2027-01-05'))
    const under = Array.from({ length: 1 + next(3) }, () => pick(operations)())
    for (const end of await Promise.allSettled(under))
      if (end.status === 'rejected' && !foreseen(end.reason)) throw end.reason
    const wrong = [...(await drift(db, id)), ...(await partial())]
    if (wrong.length > 0) return wrong.map((one) => `seed ${seed}, step ${step}: ${one}`)
  }

  for (const plan of plans) await createCommit(sound)(id, plan, officer, soon())
  const { left } = await createWaveJobs(only(sound, id))(soon())
  return [
    ...(await drift(db, id)),
    ...(left > 0 ? [`${left} tasks left`] : []),
    ...(await unfinished()),
    ...(await untold()),
  ].map((one) => `seed ${seed}, end: ${one}`)

  /** Nobody sits before an assessor of her own company. */
  async function partial() {
    const [all, examiners, sitting] = await Promise.all([
      waveRepository(sound).list(id),
      registers(sound).assessors.list(id),
      nominationRepository(sound).allInState(id, 'assigned'),
    ])
    return sitting.flatMap(({ wave, company }) =>
      all.some(
        (one) =>
          one.id === wave &&
          one.state !== 'cancelled' &&
          one.assessors.some(
            (assessor) => examiners.find((each) => each.id === assessor)!.company === company,
          ),
      )
        ? [`a candidate before an assessor of ${company}`]
        : [],
    )
  }

  /** Nobody sits in a cancelled wave, and every other knows its venue as it is. */
  async function unfinished() {
    const [all, venues] = await Promise.all([
      waveRepository(sound).list(id),
      registers(sound).venues.list(id),
    ])
    return all.flatMap(({ state, taken, venue, venueEdition }) =>
      state === 'cancelled'
        ? taken > 0
          ? ['cancelled wave not empty']
          : []
        : venueEdition === venues.find((one) => one.id === venue)!.edition
          ? []
          : ['a wave that knows its venue as it was'],
    )
  }

  /** Each assignment from the waiting list owes the worker exactly one mail, crash or not. */
  async function untold() {
    const now = await nominationRepository(sound).getMany(people)
    const assignments = now
      .filter(({ email }) => email)
      .flatMap(({ history: steps }) =>
        steps.filter(({ state }, at) => state === 'assigned' && steps[at - 1]!.state !== 'assigned'),
      ).length
    const mails = (await mailsOf(db, id)).filter(({ kind }) => kind === 'wave_assignment_worker').length
    return mails === assignments ? [] : [`${assignments} assignments, ${mails} mails to workers`]
  }
}

/** Refusals, crashes, and conflicts that outlast the retries. */
const foreseen = (error: unknown) =>
  error instanceof AppError ||
  error instanceof Crash ||
  (error instanceof Cancelled && error.failed.length === 0)

/** The jobs of one programme: other histories run in the same tables. */
const only = (deps: ReturnType<typeof depsOf>, id: string) => ({
  ...deps,
  db: {
    ...deps.db,
    queryAll: async (input: Parameters<Db['queryAll']>[0]) => {
      const items = await deps.db.queryAll(input)
      const listsProgrammes = Object.values(input.ExpressionAttributeValues ?? {}).includes('PROGRAMMES')
      return listsProgrammes ? items.filter((item) => item.id === id) : items
    },
  },
})
