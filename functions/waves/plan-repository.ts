import type { AuditAction } from '../contract/audit.ts'
import * as v from 'valibot'
import { record } from '../audit/record.ts'
import { companyRepository } from '../companies/repository.ts'
import type { Programme } from '../contract/programme.ts'
import { Plan } from '../contract/wave.ts'
import type { Deps } from '../deps.ts'
import { nominationRepository } from '../nominations/repository.ts'
import { type Actor, signatureOf } from '../platform/actor.ts'
import { Cancelled, type Item, type Key, type Write } from '../platform/db.ts'
import { AppError } from '../platform/errors.ts'
import { absent, all, change, equals, startsWith, when, where } from '../platform/expressions.ts'
import { dayIn } from '../platform/jakarta.ts'
import { stored } from '../platform/stored.ts'
import { quotaRepository } from '../quota/repository.ts'
import type { Skipped } from './admission.ts'
import type { Situation } from './instance.ts'
import { basisOf, Batch, type Planned, PlanHead, shownPlan } from './plan.ts'
import { registers } from './registers.ts'
import { waveRepository } from './repository.ts'

const heads = stored(PlanHead)
const { assignments, unplaced, shares, faults, pins, skipped } = Plan.entries
const Company = v.object({ id: v.string(), name: v.string() })

/** What a plan says, in lists that are cut to fit the engine's items (400 KB). */
const parts = {
  batch: { schema: stored(v.object({ entries: v.array(Batch) })), size: 1 },
  kept: { schema: stored(v.object({ entries: assignments })), size: 500 },
  unplaced: { schema: stored(v.object({ entries: unplaced })), size: 500 },
  share: { schema: stored(v.object({ entries: shares })), size: 500 },
  fault: { schema: stored(v.object({ entries: faults })), size: 500 },
  company: { schema: stored(v.object({ entries: v.array(Company) })), size: 500 },
  pin: { schema: stored(v.object({ entries: pins })), size: 500 },
}
type Part = keyof typeof parts
const marks = stored(v.object({ at: v.string(), by: v.string(), skipped }))

const serial = (at: number) => String(at).padStart(6, '0')

/** Plans: a head each, and its parts in a partition of their own. */
export function planRepository(deps: Deps) {
  const { db, now, newId } = deps
  const TableName = db.tables.waves
  const waves = waveRepository(deps)
  const quotas = quotaRepository(deps)
  const nominations = nominationRepository(deps)
  const companies = companyRepository(deps)
  const { assessors } = registers(deps)

  const listKey = (programme: string) => `P#${programme}#plans`
  const headKey = (programme: string, id: string): Key => ({ pk: listKey(programme), sk: `plan#${id}` })
  const partition = (programme: string, id: string) => `P#${programme}#plan#${id}`

  const head = async (programme: string, id: string): Promise<PlanHead> => {
    const item = await db.get({ TableName, Key: headKey(programme, id), ConsistentRead: true })
    if (!item) throw new AppError('not_found', 'plan.unknown', 'No such plan')
    return heads.read(item)
  }
  const content = (programme: string, id: string, prefix: string) =>
    db.queryAll({
      TableName,
      ...where(all(equals('pk', partition(programme, id)), startsWith('sk', prefix))),
      ConsistentRead: true,
    })
  const audit = (of: PlanHead, actor: Actor, what: AuditAction, after?: Record<string, unknown>) =>
    record(db.tables, actor, now(), newId(), {
      programme: of.programme,
      what,
      subject: { kind: 'plan', id: of.id },
      ...(after && { after }),
    })

  /** Drafts are stale once a newer plan was made, or waves or quota were changed. */
  async function withStale(programme: string, listed: PlanHead[], newest: string | undefined) {
    if (!listed.some(({ state }) => state === 'draft')) return listed
    const [current, { quota }] = await Promise.all([waves.list(programme), quotas.list(programme)])
    const basis = JSON.stringify(sorted(basisOf({ waves: current, quotas: quota })))
    return listed.map((one) =>
      one.state === 'draft' && (one.id !== newest || JSON.stringify(sorted(one.basis)) !== basis)
        ? { ...one, state: 'stale' as const }
        : one,
    )
  }
  const newestOf = async (programme: string): Promise<string | undefined> => {
    const { items } = await db.query({
      TableName,
      ...where(equals('pk', listKey(programme))),
      ScanIndexForward: false,
      Limit: 1,
    })
    return items[0] && heads.read(items[0]).id
  }

  return {
    head,

    /** How things stand in a programme now, for the planner. */
    async situation(programme: Programme): Promise<Situation> {
      const [all, verified, assigned, { quota }, current, examiners] = await Promise.all([
        companies.all(programme.id),
        nominations.allInState(programme.id, 'verified'),
        nominations.allInState(programme.id, 'assigned'),
        quotas.list(programme.id),
        waves.list(programme.id),
        assessors.list(programme.id),
      ])
      return {
        programme,
        companies: all,
        verified,
        assigned,
        quotas: quota,
        waves: current,
        assessors: examiners,
        today: dayIn(now()),
      }
    },

    /** Keeps a plan as a draft: its parts first, so that a head is never without them. */
    async insert(programme: string, planned: Planned, actor: Actor): Promise<PlanHead> {
      const of: PlanHead = {
        id: newId(),
        programme,
        state: 'draft',
        madeAt: now().toISOString(),
        madeBy: actor.kind === 'staff' ? actor.name : signatureOf(actor),
        objective: planned.objective,
        placed: planned.objective.placed,
        unplaced: planned.unplaced.length,
        total: planned.batches.length,
        basis: planned.basis,
      }
      const lists: Record<Part, readonly unknown[]> = {
        batch: planned.batches,
        kept: planned.kept,
        unplaced: planned.unplaced,
        share: planned.shares,
        fault: planned.faults,
        company: Object.entries(planned.companies).map(([id, name]) => ({ id, name })),
        pin: planned.pins,
      }
      const items = (Object.keys(parts) as Part[]).flatMap((part) =>
        cut(lists[part], parts[part].size).map((entries, at): Item => ({
          pk: partition(programme, of.id),
          sk: `${part}#${serial(at)}`,
          v: 1,
          entries,
        })),
      )
      for (const some of cut(items, 25))
        await db.transact(some.map((Item): Write => ({ Put: { TableName, Item } })))
      await db.transact([
        {
          Put: {
            TableName,
            Item: { ...headKey(programme, of.id), ...heads.stamp, ...of },
            ...when(absent()),
          },
        },
        audit(of, actor, 'plan.made', {
          placed: of.placed,
          unplaced: of.unplaced,
          batches: of.total,
          ...(planned.pins.length > 0 && { pins: planned.pins.length }),
        }),
      ])
      return of
    },

    /** A plan with everything it says and how far its commit has come; throws `plan.unknown`. */
    async get(programme: string, id: string): Promise<Plan> {
      const [of, items, newest] = await Promise.all([
        head(programme, id),
        content(programme, id, ''),
        newestOf(programme),
      ])
      const [shown] = await withStale(programme, [of], newest)
      const entries = <T>(part: Part) =>
        items
          .filter(({ sk }) => String(sk).startsWith(`${part}#`))
          .flatMap((item) => parts[part].schema.read(item).entries as T[])
      const done = items.filter(({ sk }) => String(sk).startsWith('done#')).map(marks.read)
      return shownPlan(
        shown!,
        {
          objective: of.objective,
          batches: entries<Batch>('batch'),
          kept: entries<Plan['assignments'][number]>('kept'),
          unplaced: entries<Plan['unplaced'][number]>('unplaced'),
          shares: entries<Plan['shares'][number]>('share'),
          faults: entries<Plan['faults'][number]>('fault'),
          pins: entries<Plan['pins'][number]>('pin'),
          companies: Object.fromEntries(
            entries<v.InferOutput<typeof Company>>('company').map(({ id, name }) => [id, name]),
          ),
        },
        { done: done.length, skipped: done.flatMap((mark) => mark.skipped) },
      )
    },

    /** All plans, newest first. */
    async list(programme: string) {
      const items = await db.queryAll({
        TableName,
        ...where(equals('pk', listKey(programme))),
        ScanIndexForward: false,
      })
      const listed = items.map(heads.read)
      const shown = await withStale(programme, listed, listed[0]?.id)
      return Promise.all(
        shown.map(async ({ id, state, madeAt, madeBy, placed, unplaced: left, total }) => ({
          id,
          state,
          madeAt,
          madeBy,
          placed,
          unplaced: left,
          total,
          done:
            state === 'committed'
              ? total
              : state === 'committing'
                ? (await content(programme, id, 'done#')).length
                : 0,
        })),
      )
    },

    /** The batches of a plan that are not marked as done, each with its mark. */
    async pending(programme: string, id: string, by: Actor) {
      const [batches, marked] = await Promise.all([
        content(programme, id, 'batch#'),
        content(programme, id, 'done#'),
      ])
      const done = new Set(marked.map(({ sk }) => sk))
      return batches
        .map((item) => ({
          batch: parts.batch.schema.read(item).entries[0]!,
          sk: `done#${String(item.sk).slice(6)}`,
        }))
        .filter(({ sk }) => !done.has(sk))
        .map(({ batch, sk }) => ({
          ...batch,
          mark: {
            key: { pk: partition(programme, id), sk },
            write: (left: Skipped[]): Write => ({
              Put: {
                TableName,
                Item: {
                  pk: partition(programme, id),
                  sk,
                  ...marks.stamp,
                  at: now().toISOString(),
                  by: signatureOf(by),
                  skipped: left,
                },
                ...when(absent()),
              },
            }),
          },
        }))
    },

    /** Moves a plan's state on with an audit entry; whoever comes second changes nothing. */
    async step(of: PlanHead, from: 'draft' | 'committing', to: 'committing' | 'committed', actor: Actor) {
      try {
        await db.transact([
          {
            Update: {
              TableName,
              Key: headKey(of.programme, of.id),
              ...change({ set: { state: to }, when: equals('state', from) }),
            },
          },
          audit(of, actor, `plan.${to}`),
        ])
      } catch (error) {
        if (!(error instanceof Cancelled && error.failed.includes(0))) throw error
      }
    },
  }
}
export type Plans = ReturnType<typeof planRepository>

const cut = <T>(list: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, at) => list.slice(at * size, (at + 1) * size))
const sorted = (of: Record<string, number>) => Object.entries(of).sort(([a], [b]) => (a < b ? -1 : 1))
