import * as v from 'valibot'
import { PrintJob } from '../contract/certificate-print.ts'
import type { Deps } from '../deps.ts'
import { ConditionFailed, type Key } from '../platform/db.ts'
import type { FileKey } from '../platform/files.ts'
import { absent, all, among, any, atMost, change, equals, when, where } from '../platform/expressions.ts'
import { stored } from '../platform/stored.ts'

const StoredPrint = v.object({
  ...PrintJob.entries,
  programme: v.string(),
  wave: v.string(),
  by: v.string(),
  certificates: v.array(v.string()),
  /** Parts of the single files that are stored. */
  parts: v.number(),
  /** Claims since something was last stored. */
  tries: v.number(),
  lease: v.optional(v.string()),
  leaseUntil: v.optional(v.string()),
})
export type StoredPrint = v.InferOutput<typeof StoredPrint>
const prints = stored(StoredPrint)
const Queued = stored(v.object({ programme: v.string(), wave: v.string() }))

const printKey = (programme: string, wave: string): Key => ({
  pk: `P#${programme}#prints`,
  sk: `wave#${wave}`,
})
/** What waits to be printed, of all programmes: the job looks nowhere else. */
const queue = 'PRINTS'
const queueKey = (programme: string, wave: string): Key => ({ pk: queue, sk: `${programme}#${wave}` })

/** The bucket forgets after a week. */
const keptMs = 6 * 86_400_000
const leaseMs = 6 * 60_000
const mostTries = 5

export const fileOf = ({ id }: { id: string }, name: string): FileKey => `exports/certificates/${id}/${name}`

/** Jobs that print: one a wave, claimed by a lease, gone on with where the last left off. */
export function printRepository({ db, now, newId }: Pick<Deps, 'db' | 'now' | 'newId'>) {
  const TableName = db.tables.waves
  const atMs = (ms: number) => new Date(ms).toISOString()

  const find = async (programme: string, wave: string): Promise<StoredPrint | undefined> => {
    const item = await db.get({ TableName, Key: printKey(programme, wave), ConsistentRead: true })
    return item && prints.read(item)
  }
  const advance = (job: StoredPrint, set: Partial<StoredPrint>, remove: string[] = []) =>
    db.update({
      TableName,
      Key: printKey(job.programme, job.wave),
      ...change({ set, remove, when: equals('lease', job.lease) }),
    })

  return {
    find,
    /** The job that prints exactly these, whether it is under way, has just been done, or begins now. */
    async start(of: Pick<StoredPrint, 'programme' | 'wave' | 'certificates' | 'by'>): Promise<StoredPrint> {
      const before = await find(of.programme, of.wave)
      const same = before && before.certificates.join() === of.certificates.join()
      const kept = before?.keptUntil && before.keptUntil > now().toISOString()
      if (same && (before.state === 'waiting' || before.state === 'working' || kept)) return before
      const job: StoredPrint = {
        ...of,
        id: newId(),
        state: 'waiting',
        total: of.certificates.length,
        done: 0,
        at: now().toISOString(),
        parts: 0,
        tries: 0,
      }
      try {
        await db.transact([
          {
            Put: {
              TableName,
              Item: { ...printKey(of.programme, of.wave), ...prints.stamp, ...job },
              ...when(before ? equals('id', before.id) : absent()),
            },
          },
          {
            Put: {
              TableName,
              Item: { ...queueKey(of.programme, of.wave), v: 1, programme: of.programme, wave: of.wave },
            },
          },
        ])
      } catch (error) {
        // Somebody began in the same moment: there is a job now.
        const now = await find(of.programme, of.wave)
        if (now && now.id !== before?.id) return now
        throw error
      }
      return job
    },

    async waiting(): Promise<{ programme: string; wave: string }[]> {
      return (await db.queryAll({ TableName, ...where(equals('pk', queue)) })).map(Queued.read)
    },

    /** Takes a job for some minutes; undefined when another works on it, or it is over. */
    async claim(programme: string, wave: string): Promise<StoredPrint | undefined> {
      const at = now()
      try {
        await db.update({
          TableName,
          Key: printKey(programme, wave),
          ...change({
            set: { lease: newId(), leaseUntil: atMs(at.getTime() + leaseMs), state: 'working' },
            add: { tries: 1 },
            when: all(
              among('state', ['waiting', 'working']),
              any(absent('leaseUntil'), atMost('leaseUntil', at.toISOString())),
            ),
          }),
        })
      } catch (error) {
        if (error instanceof ConditionFailed) return undefined
        throw error
      }
      return find(programme, wave)
    },

    /** A part was stored: the lease goes on from here. */
    async stored(job: StoredPrint, parts: number, done: number): Promise<StoredPrint> {
      const set = { parts, done, tries: 0, leaseUntil: atMs(now().getTime() + leaseMs) }
      await advance(job, set)
      return { ...job, ...set }
    },
    /** Leaves it to the next run. */
    release: (job: StoredPrint) => advance(job, {}, ['lease', 'leaseUntil']),
    /** Both files are there, or it has failed for good. */
    async finish(job: StoredPrint, state: 'done' | 'failed'): Promise<void> {
      const at = now().getTime()
      await db.transact([
        {
          Update: {
            TableName,
            Key: printKey(job.programme, job.wave),
            ...change({
              set: { state, finishedAt: atMs(at), ...(state === 'done' && { keptUntil: atMs(at + keptMs) }) },
              remove: ['lease', 'leaseUntil'],
              when: equals('lease', job.lease),
            }),
          },
        },
        { Delete: { TableName, Key: queueKey(job.programme, job.wave) } },
      ])
    },
    givenUp: ({ tries }: StoredPrint) => tries > mostTries,
    shown: (job: StoredPrint): PrintJob => v.parse(PrintJob, job),
  }
}
