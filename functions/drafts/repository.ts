import { deflateRawSync, inflateRawSync } from 'node:zlib'
import * as v from 'valibot'
import type { BodyOf } from '../contract/endpoint.ts'
import { chunkRows, Draft, draftDays, DraftRow, type saveDraft } from '../contract/draft.ts'
import type { Deps } from '../deps.ts'
import type { CompanyActor } from '../platform/actor.ts'
import { Cancelled, ConditionFailed, type Item, type Write } from '../platform/db.ts'
import { AppError } from '../platform/errors.ts'
import { absent, all, any, atMost, change, equals, startsWith, when, where } from '../platform/expressions.ts'
import { stored } from '../platform/stored.ts'

type Saving = BodyOf<typeof saveDraft>
type Owner = { programme: string; company: string }

const StoredDraft = v.object({
  ...v.omit(Draft, ['chunks', 'waitsUntil']).entries,
  /** The change that was saved last; the same again is a repetition. */
  saveId: v.string(),
  /** When the chunks' own time to live was last moved on; seconds. */
  freshened: v.number(),
  ttl: v.number(),
})
type StoredDraft = v.InferOutput<typeof StoredDraft>
const drafts = stored(StoredDraft)
const Rows = v.array(DraftRow)

/** Drafts of one company at once. */
const most = 10
const day = 86_400
/** Chunks outlive their draft a little, so that none is missing from one that still waits. */
const grace = 2 * day

const headKey = ({ programme, company }: Owner, id: string) => ({
  pk: `P#${programme}#C#${company}`,
  sk: `draft#${id}`,
})
const chunkKey = ({ programme, company }: Owner, id: string, at: number) => ({
  pk: `P#${programme}#C#${company}#D#${id}`,
  sk: `chunk#${String(at).padStart(3, '0')}`,
})
const chunksOf = (rows: number) => Math.ceil(rows / chunkRows)

/**
 * Rosters that wait to be sent. A head per draft with its version, and chunks of rows apart from it, sealed:
 * the table never shows whom a company means to nominate. What expired is gone, though the engine keeps it for days.
 */
export function draftRepository({ db, seal, now }: Deps) {
  const TableName = db.tables.nominations
  const seconds = () => Math.floor(now().getTime() / 1000)
  const sealFor = ({ programme, company }: Owner, id: string, at: number) =>
    `draft ${programme} ${company} ${id} ${at}`

  const shown = ({ saveId: _, freshened: __, ttl, ...draft }: StoredDraft): Draft => ({
    ...draft,
    chunks: chunksOf(draft.rows),
    waitsUntil: new Date(ttl * 1000).toISOString(),
  })

  async function find(owner: Owner, id: string): Promise<StoredDraft | undefined> {
    const found = await db.get({ TableName, Key: headKey(owner, id), ConsistentRead: true })
    return found && Number(found.ttl) > seconds() ? drafts.read(found) : undefined
  }
  const unknown = () => new AppError('not_found', 'draft.unknown', 'No such draft')
  async function get(owner: Owner, id: string): Promise<StoredDraft> {
    const found = await find(owner, id)
    if (!found) throw unknown()
    return found
  }

  const listed = async ({ programme, company }: Owner): Promise<StoredDraft[]> => {
    const items = await db.queryAll({
      TableName,
      ...where(all(equals('pk', `P#${programme}#C#${company}`), startsWith('sk', 'draft#'))),
      ConsistentRead: true,
    })
    return items.filter(({ ttl }) => Number(ttl) > seconds()).map(drafts.read)
  }

  const chunk = (owner: Owner, id: string, at: number, rows: readonly DraftRow[], ttl: number): Write => ({
    Put: {
      TableName,
      Item: {
        ...chunkKey(owner, id, at),
        v: 1,
        sealed: seal.close(deflateRawSync(JSON.stringify(rows)).toString('base64'), sealFor(owner, id, at)),
        ttl: ttl + grace,
      },
    },
  })

  /** Moves on the time to live of the chunks that were not saved: at most once a day. */
  async function freshen(owner: Owner, draft: StoredDraft) {
    for (let at = 0; at < chunksOf(draft.rows); at++)
      try {
        await db.update({
          TableName,
          Key: chunkKey(owner, draft.id, at),
          ...change({ set: { ttl: draft.ttl + grace }, when: atMost('ttl', draft.ttl + grace) }),
        })
      } catch (error) {
        // Not saved yet, or saved again since: either way its time is its own.
        if (!(error instanceof ConditionFailed)) throw error
      }
  }

  /** The item that stands there says who was faster. */
  const overtaken = (item: Item | undefined) =>
    item && Number(item.ttl) > seconds()
      ? new AppError('conflict', 'draft.overtaken', 'Somebody else saved it', [], {
          by: String(item.savedBy),
        })
      : unknown()

  return {
    list: async (owner: Owner): Promise<Draft[]> =>
      (await listed(owner)).sort((a, b) => b.savedAt.localeCompare(a.savedAt)).map(shown),

    get: async (owner: Owner, id: string): Promise<Draft> => shown(await get(owner, id)),

    async rows(owner: Owner, id: string, at: number): Promise<DraftRow[]> {
      const [, found] = await Promise.all([
        get(owner, id),
        db.get({ TableName, Key: chunkKey(owner, id, at), ConsistentRead: true }),
      ])
      if (!found) throw unknown()
      const packed = seal.open(String(found.sealed), sealFor(owner, id, at))
      return v.parse(Rows, JSON.parse(inflateRawSync(Buffer.from(packed, 'base64')).toString()))
    },

    /** Saves chunks if nobody else saved since; `savedBy` is who does. Repeated with its id it changes nothing. */
    async save(actor: CompanyActor, id: string, savedBy: string, saving: Saving): Promise<Draft> {
      const { version, saveId, chunks, ...facts } = saving
      const at = seconds()
      const ttl = at + draftDays * day
      const before = await find(actor, id)
      if (before?.saveId === saveId) return shown(before)
      if (!before && version > 0) throw unknown()
      if (!before && (await listed(actor)).length >= most)
        throw new AppError('conflict', 'draft.too_many', 'Enough drafts', [], { most })
      const head: StoredDraft = {
        ...facts,
        id,
        version: version + 1,
        saveId,
        savedAt: now().toISOString(),
        savedBy,
        freshened: before?.freshened ?? at,
        ttl,
      }
      const stale = before && at - before.freshened > day
      if (stale) head.freshened = at
      try {
        await db.transact([
          {
            Put: {
              TableName,
              Item: { ...head, ...drafts.stamp, ...headKey(actor, id) },
              // An expired draft is nobody's: whoever begins may begin over it.
              ...when(version === 0 ? any(absent(), atMost('ttl', at)) : equals('version', version)),
            },
          },
          ...chunks.map((one) => chunk(actor, id, one.at, one.rows, ttl)),
        ])
      } catch (error) {
        if (!(error instanceof Cancelled) || !error.failed.includes(0)) throw error
        const { item } = error.reasons[0]!
        if (item?.saveId === saveId) return shown(drafts.read(item))
        throw overtaken(item)
      }
      if (stale) await freshen(actor, head)
      return shown(head)
    },

    /** Takes a draft away with all its rows; what is not there stays so. */
    async drop(owner: Owner, id: string): Promise<void> {
      const found = await db.get({ TableName, Key: headKey(owner, id), ConsistentRead: true })
      if (!found) return
      const { pk } = chunkKey(owner, id, 0)
      const chunks = await db.queryAll({ TableName, ...where(equals('pk', pk)), ConsistentRead: true })
      for (let from = 0; from < chunks.length; from += 50)
        await db.transact(
          chunks
            .slice(from, from + 50)
            .map(({ sk }): Write => ({ Delete: { TableName, Key: { pk, sk: String(sk) } } })),
        )
      // The head goes last: whatever breaks off before can be taken away again.
      await db.remove({ TableName, Key: headKey(owner, id) })
    },
  }
}
