import * as v from 'valibot'
import { record } from '../audit/record.ts'
import { Nomination, type NominationState } from '../contract/nomination.ts'
import { maskNik } from '../contract/person/nik.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../platform/actor.ts'
import type { Item } from '../platform/db.ts'
import { AppError } from '../platform/errors.ts'
import { all, equals, startsWith, where } from '../platform/expressions.ts'
import { stored } from '../platform/stored.ts'
import { StoredNomination } from './nomination.ts'
import { indexed, nominationKey, seatOf, stateKey, waveKey } from './writes.ts'

const item = stored(StoredNomination)
/** What assessors and committee wrote, keys and hashes are not in it. */
const Shown = v.omit(Nomination, ['nik'])

/** Where a sealed number belongs: it opens nowhere else. */
export const sealContext = (of: { programme: string; id: string }) => `nik ${of.programme} ${of.id}`

/** A nomination as an item, with its keys and indexes. */
export const asItem = (nomination: StoredNomination): Item => ({
  ...nomination,
  ...item.stamp,
  ...nominationKey(nomination),
  ...indexed(nomination),
})

type Ref = { programme: string; company: string; id: string }

/** Reads nominations; what changes them stands in `submission.ts` and `decisions.ts`. */
export function nominationRepository({ db, seal, cursors, newId, now }: Deps) {
  const TableName = db.tables.nominations

  const get = async (of: Ref): Promise<StoredNomination> => {
    const found = await db.get({ TableName, Key: nominationKey(of), ConsistentRead: true })
    if (!found) throw new AppError('not_found', 'nomination.unknown', 'No such nomination')
    return item.read(found)
  }

  const getMany = async (refs: Ref[], consistent = false): Promise<StoredNomination[]> =>
    (await db.batchGet(TableName, refs.map(nominationKey), consistent)).map(item.read)

  const refsOfWave = async (programme: string, wave: string): Promise<Ref[]> => {
    const items = await db.queryAll({
      TableName,
      IndexName: 'byWave',
      ...where(equals('waveKey', waveKey(programme, wave))),
    })
    return items.map((found) => ({ programme, ...seatOf(String(found.waveSort)) }))
  }

  /** Up to `size` items of a query that pass `fits`, and where to go on. */
  const fill = async (
    query: Parameters<typeof db.query>[0],
    keys: readonly string[],
    fits: (found: Item) => boolean,
    from: Item | undefined,
    size: number,
  ) => {
    const taken: Item[] = []
    let start = from
    do {
      const page = await db.query({ ...query, Limit: size, ExclusiveStartKey: start })
      start = page.next
      for (const found of page.items) {
        if (!fits(found)) continue
        taken.push(found)
        if (taken.length === size) {
          start = Object.fromEntries(keys.map((key) => [key, found[key]]))
          break
        }
      }
    } while (start && taken.length < size)
    return { taken, next: start }
  }

  return {
    get,

    /** Several of one programme; absent ones are left out. */
    getMany,

    /** A page of a programme's nominations in one state, oldest first. */
    async listByState(
      programme: string,
      filter: {
        state: NominationState
        company?: string | undefined
        scheme?: string | undefined
        contested?: 'yes' | undefined
      },
      after?: string,
      size = 50,
    ) {
      const scope = `nominations ${programme} ${filter.state} ${filter.company ?? ''}`
      const from = cursors.decode(scope, after)
      const fits = (found: Item) =>
        (!filter.scheme || found.scheme === filter.scheme) && (!filter.contested || Boolean(found.contested))
      const { taken, next } = filter.company
        ? await fill(
            {
              TableName,
              ...where(allOf(programme, filter.company), equals('state', filter.state)),
            },
            ['pk', 'sk'],
            fits,
            from,
            size,
          )
        : await fill(
            {
              TableName,
              IndexName: 'byState',
              ...where(equals('stateKey', stateKey(programme, filter.state))),
            },
            ['pk', 'sk', 'stateKey', 'stateSort'],
            fits,
            from,
            size,
          )
      return { items: taken.map(item.read), next: cursors.encode(scope, next) }
    },

    /** A page of one company's nominations, oldest first. */
    async listOfCompany(programme: string, company: string, after?: string, size = 50) {
      const scope = `own ${programme} ${company}`
      const { taken, next } = await fill(
        { TableName, ...where(allOf(programme, company)) },
        ['pk', 'sk'],
        () => true,
        cursors.decode(scope, after),
        size,
      )
      return { items: taken.map(item.read), next: cursors.encode(scope, next) }
    },

    /** Every nomination of a programme in one state. */
    async allInState(programme: string, state: NominationState): Promise<StoredNomination[]> {
      const items = await db.queryAll({
        TableName,
        IndexName: 'byState',
        ...where(equals('stateKey', stateKey(programme, state))),
      })
      return items.map(item.read)
    },

    /** Who has, or had to the end, a seat in a wave, by company: what the index shows, which may lag. */
    refsOfWave,

    /** The same, as they are: whoever has left the wave by now is not among them. */
    listOfWave: async (programme: string, wave: string): Promise<StoredNomination[]> =>
      (await getMany(await refsOfWave(programme, wave))).filter((one) => one.wave === wave),

    /** A company's people in a wave, read consistently: what a mail may rely on. */
    async workersOf(programme: string, company: string, wave?: string): Promise<StoredNomination[]> {
      const items = await db.queryAll({
        TableName,
        ...where(allOf(programme, company), wave ? equals('wave', wave) : undefined),
        ConsistentRead: true,
      })
      return items.map(item.read)
    },

    /** The full number; each look is recorded with its reason. */
    async reveal(of: Ref, reason: string, actor: Actor): Promise<string> {
      const nomination = await get(of)
      await db.transact([
        record(db.tables, actor, now(), newId(), {
          programme: of.programme,
          what: 'nomination.nik_revealed',
          subject: { kind: 'nomination', id: of.id },
          reason,
        }),
      ])
      return seal.open(nomination.nikSealed, sealContext(nomination))
    },

    /** What a screen shows of it: the number masked, keys and hashes left out. */
    shown(nomination: StoredNomination) {
      return {
        ...v.parse(Shown, nomination),
        nik: maskNik(seal.open(nomination.nikSealed, sealContext(nomination))),
      }
    },
  }
}

const allOf = (programme: string, company: string) =>
  all(equals('pk', `P#${programme}#C#${company}`), startsWith('sk', 'nomination#'))

export type Nominations = ReturnType<typeof nominationRepository>
