import { record } from '../audit/record.ts'
import type { StoredCompany } from '../companies/company.ts'
import type { Deps } from '../deps.ts'
import type { StoredNomination } from '../nominations/nomination.ts'
import { nominationRepository } from '../nominations/repository.ts'
import { count, transition } from '../nominations/writes.ts'
import { type Actor, signatureOf } from '../platform/actor.ts'
import { Cancelled, type Write } from '../platform/db.ts'
import { equals } from '../platform/expressions.ts'
import { countBy, groupBy } from '../platform/group-by.ts'
import { dayIn } from '../platform/jakarta.ts'
import { pause } from '../platform/pause.ts'
import { batchesOf } from './batches.ts'
import { companiesOf } from './companies.ts'
import { type Occasion, tellCompany, tellWorker } from './notices.ts'
import { waveRepository } from './repository.ts'
import { addTask, endTask, listTasks, type Task } from './tasks.ts'
import { isOpen } from './wave.ts'
import { releaseSeats, toldOfVenue } from './writes.ts'

type CancelTask = Extract<Task, { kind: 'cancel' }>
type TellTask = Extract<Task, { kind: 'tell' }>
type VenueTask = Extract<Task, { kind: 'venue' }>

/** Times that a run reads again before it leaves the rest to the next one. */
const patience = 10

/**
 * Does what changes of waves and venues left to do: tells those assigned of an edit, puts the people of a
 * cancelled wave back. Safe to repeat and to run twice at once; what a crash leaves is done by the next run.
 */
export function createAftermath(deps: Deps) {
  const { db, now, newId } = deps
  const waves = waveRepository(deps)
  const nominations = nominationRepository(deps)

  const occasion = (task: TellTask | CancelTask): Occasion => ({
    tables: db.tables,
    at: now().toISOString(),
    requestId: task.requestId,
    cause: String(task.sequence),
  })

  async function tell(task: TellTask): Promise<boolean> {
    const wave = await waves.get(task.programme, task.wave)
    // A later edit, or the cancellation, tells everyone of how things stand now.
    if (wave.sequence === task.sequence && isOpen(wave)) {
      const listed = await nominations.listOfWave(task.programme, task.wave)
      // The index follows the table with a delay: whom it does not show yet is told by a later run.
      if (listed.length < wave.taken) return false
      // Who is there already needs no word of it.
      const people = listed.filter(({ state }) => state === 'assigned')
      const known = await companiesOf(db, task.programme, people)
      for (const batch of batchesOf(people)) await db.transact(changeMails(task, batch, known))
    }
    await endTask(db, task)
    return true
  }

  function changeMails(
    task: TellTask,
    batch: StoredNomination[],
    known: Map<string, StoredCompany>,
  ): Write[] {
    const facts = { wave: task.wave }
    return [...groupBy(batch, ({ company }) => company)].flatMap(([id, people]) => {
      const company = known.get(id)!
      return [
        ...tellCompany(occasion(task), 'wave_change_company', company, facts),
        ...people.flatMap((one) =>
          tellWorker(occasion(task), 'wave_change_worker', one, company.language, facts),
        ),
      ]
    })
  }

  /** Each coming wave at the venue becomes news once, then those who sit in it are told. */
  async function tellOfVenue(task: VenueTask, until: number): Promise<boolean> {
    const { programme, venue, edition, requestId } = task
    let all = true
    for (let attempt = 0; attempt < patience; attempt++) {
      const wave = (await waves.list(programme)).find(
        (one) => one.venue === venue && one.venueEdition < edition && isOpen(one) && one.date >= dayIn(now()),
      )
      if (!wave) {
        await endTask(db, task)
        return all
      }
      if (Date.now() > until) return false
      const sequence = wave.sequence + 1
      const news: TellTask = { kind: 'tell', programme, wave: wave.id, sequence, requestId }
      try {
        await db.transact([toldOfVenue(db.tables, wave, edition), addTask(db.tables, news)])
        all = (await tell(news)) && all
        attempt = -1
      } catch (error) {
        // The wave was changed meanwhile: read again.
        if (!(error instanceof Cancelled)) throw error
        await pause(attempt)
      }
    }
    return false
  }

  async function putBack(task: CancelTask, actor: Actor, until: number): Promise<boolean> {
    for (let attempt = 0; attempt < patience; attempt++) {
      const { taken } = await waves.get(task.programme, task.wave)
      const people = taken > 0 ? await nominations.listOfWave(task.programme, task.wave) : []
      const sitting = people.filter(({ state }) => state === 'assigned')
      // Nobody is forgotten: the counter is read consistently, the list is not.
      if (taken === 0 || (sitting.length === 0 && people.length >= taken)) {
        await endTask(db, task)
        return true
      }
      const known = await companiesOf(db, task.programme, sitting)
      for (const batch of batchesOf(sitting)) {
        if (Date.now() > until) return false
        try {
          await db.transact(backWrites(task, batch, known, actor))
          attempt = 0
        } catch (error) {
          // Somebody withdrew, or another run did this batch: read again.
          if (!(error instanceof Cancelled)) throw error
          break
        }
      }
      await pause(attempt)
    }
    return false
  }

  function backWrites(
    task: CancelTask,
    batch: StoredNomination[],
    known: Map<string, StoredCompany>,
    actor: Actor,
  ): Write[] {
    const { programme, wave, reason } = task
    const at = now().toISOString()
    return [
      ...releaseSeats(
        db.tables,
        {
          programme,
          wave,
          scheme: batch[0]!.scheme,
          companies: countBy(batch, ({ company }) => company),
        },
        { offer: false },
      ),
      ...[...groupBy(batch, ({ company }) => company)].flatMap(([id, people]) => {
        const company = known.get(id)!
        return [
          count(db.tables, company, { assigned: -people.length, verified: people.length }),
          ...tellCompany(occasion(task), 'wave_cancelled_company', company, { wave, reason }),
          ...people.flatMap((nomination) => [
            transition(db.tables, {
              nomination,
              to: 'verified',
              at,
              by: signatureOf(actor),
              wave: null,
              from: ['assigned'],
              and: equals('wave', wave),
            }),
            ...tellWorker(occasion(task), 'wave_cancelled_worker', nomination, company.language, {
              wave,
              reason,
            }),
          ]),
        ]
      }),
      record(db.tables, actor, now(), newId(), {
        programme,
        what: 'nomination.unassigned',
        subject: { kind: 'nomination', ids: batch.map(({ id }) => id) },
        before: { state: 'assigned', wave },
        after: { state: 'verified' },
        reason,
      }),
    ]
  }

  const work = (task: Task, actor: Actor, until: number): Promise<boolean> =>
    task.kind === 'tell'
      ? tell(task)
      : task.kind === 'venue'
        ? tellOfVenue(task, until)
        : putBack(task, actor, until)

  return {
    /** Works off the tasks of a programme, or of one wave or venue, until the time given (ms); says how many are left. */
    async run(programme: string, actor: Actor, until: number, subject?: string): Promise<number> {
      let left = 0
      for (const task of await listTasks(db, programme, subject)) {
        if (Date.now() >= until || !(await work(task, actor, until))) left++
      }
      return left
    },
  }
}
export type Aftermath = ReturnType<typeof createAftermath>
