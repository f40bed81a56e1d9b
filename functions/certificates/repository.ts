import { Certificate, type CertificateState } from '../contract/certificate.ts'
import { plainNumber } from '../contract/plain-number.ts'
import { shortHash } from '../contract/verdict.ts'
import type { Deps } from '../deps.ts'
import type { Db, Item, Key, TableNames, Write } from '../platform/db.ts'
import { AppError } from '../platform/errors.ts'
import { all, equals, startsWith, where } from '../platform/expressions.ts'
import { stored } from '../platform/stored.ts'
import { StoredCertificate } from './certificate.ts'
import { numberKey, numberKinds } from './writes.ts'
import * as v from 'valibot'

export const certificates = stored(StoredCertificate)
const holders = stored(v.object({ certificate: v.string() }))
const Bearer = stored(v.object({ certificate: v.optional(v.string()) }))

const partition = (programme: string) => `P#${programme}#certificates`
export const certificateKey = (of: { programme: string; id: string }): Key => ({
  pk: partition(of.programme),
  sk: `certificate#${of.id}`,
})
/** Who holds which certificate now: one each, whatever was replaced before. */
export const holderKey = (programme: string, nomination: string): Key => ({
  pk: `P#${programme}#holders`,
  sk: nomination,
})
/** One partition for all programmes: the list is published as one, and says no more than hashes. */
const listed = 'REVOCATIONS'

/** The write that puts a certificate into the published list. */
export const revoke = async (
  tables: TableNames,
  id: string,
  state: 'revoked' | 'replaced',
  at: string,
): Promise<Write> => ({
  Put: { TableName: tables.waves, Item: { pk: listed, sk: await shortHash(id), v: 1, state, at } },
})

type Filter = {
  state?: CertificateState | undefined
  wave?: string | undefined
  company?: string | undefined
}

/** The certificates that these nominations hold now, read consistently. */
export async function certificatesOf(
  db: Db,
  programme: string,
  nominations: readonly string[],
): Promise<StoredCertificate[]> {
  const TableName = db.tables.waves
  const keys = nominations.map((id) => holderKey(programme, id))
  const held = (await db.batchGet(TableName, keys, true)).map(holders.read)
  const wanted = held.map(({ certificate: id }) => certificateKey({ programme, id }))
  return (await db.batchGet(TableName, wanted, true)).map(certificates.read)
}

/** Reads the register of certificates. */
export function certificateRepository({ db, cursors }: Pick<Deps, 'db' | 'cursors'>) {
  const TableName = db.tables.waves

  const find = async (programme: string, id: string): Promise<StoredCertificate | undefined> => {
    const item = await db.get({ TableName, Key: certificateKey({ programme, id }), ConsistentRead: true })
    return item && certificates.read(item)
  }

  return {
    find,
    async get(programme: string, id: string): Promise<StoredCertificate> {
      const found = await find(programme, id)
      if (!found) throw new AppError('not_found', 'certificate.unknown', 'No such certificate')
      return found
    },

    /** A page of a programme's certificates, newest first; a filter that matches little looks at 2,000 at a time. */
    async list(programme: string, filter: Filter, after?: string, size = 50) {
      const wished = Object.entries(filter).filter(([, value]) => value !== undefined)
      const scope = ['certificates', programme, ...wished.map(([, value]) => value)].join(' ')
      const taken: StoredCertificate[] = []
      let from = cursors.decode(scope, after)
      for (let round = 0; round < 10; round++) {
        const page = await db.query({
          TableName,
          ...where(
            all(equals('pk', partition(programme)), startsWith('sk', 'certificate#')),
            wished.length > 0 ? all(...wished.map(([name, value]) => equals(name, value))) : undefined,
          ),
          ScanIndexForward: false,
          Limit: wished.length > 0 ? Math.max(200, size) : size,
          ExclusiveStartKey: from,
        })
        taken.push(...page.items.map(certificates.read))
        from = page.next
        if (!from || taken.length >= size) break
      }
      return { items: taken, next: cursors.encode(scope, from) }
    },

    /** Every certificate of a programme that is neither ended, revoked nor replaced. */
    async *allIssued(programme: string): AsyncGenerator<StoredCertificate> {
      let from: Item | undefined
      do {
        const page = await db.query({
          TableName,
          ...where(
            all(equals('pk', partition(programme)), startsWith('sk', 'certificate#')),
            equals('state', 'issued'),
          ),
          ExclusiveStartKey: from,
        })
        yield* page.items.map(certificates.read)
        from = page.next
      } while (from)
    },

    /** These certificates, in this order; absent ones are left out. */
    getMany: async (programme: string, ids: readonly string[]): Promise<StoredCertificate[]> =>
      (
        await db.batchGet(
          TableName,
          ids.map((id) => certificateKey({ programme, id })),
          true,
        )
      ).map(certificates.read),

    ofNominations: (programme: string, nominations: readonly string[]) =>
      certificatesOf(db, programme, nominations),

    /** The certificate of exactly this number in one of the programmes. */
    async ofNumber(programmes: readonly string[], number: string): Promise<StoredCertificate | undefined> {
      if (!plainNumber(number)) return undefined
      for (const programme of programmes) {
        const item = await db.get({ TableName, Key: numberKey(programme, 'certificateNo', number) })
        const id = item && Bearer.read(item).certificate
        if (id) return find(programme, id)
      }
      return undefined
    },

    /** Certificates that bear exactly this number: as their own, of the registration or of the blank. */
    async bearing(programme: string, number: string): Promise<StoredCertificate[]> {
      if (!plainNumber(number)) return []
      const keys = numberKinds.map((kind) => numberKey(programme, kind, number))
      const ids = (await db.batchGet(TableName, keys)).flatMap((item) => Bearer.read(item).certificate ?? [])
      const found = await Promise.all([...new Set(ids)].map((id) => find(programme, id)))
      return found.filter((one) => one !== undefined)
    },

    /** The short hashes of all that is revoked and replaced, in the order of their letters. */
    async revocations(): Promise<{ revoked: string; replaced: string }> {
      const items = await db.queryAll({ TableName, ...where(equals('pk', listed)) })
      const of = (state: string) =>
        items
          .filter((item) => item.state === state)
          .map(({ sk }) => sk)
          .join('')
      return { revoked: of('revoked'), replaced: of('replaced') }
    },

    /** What a screen shows of it. */
    shown: (certificate: StoredCertificate): Certificate => v.parse(Certificate, certificate),
  }
}
export type Certificates = ReturnType<typeof certificateRepository>
