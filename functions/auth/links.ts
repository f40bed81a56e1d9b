import { timingSafeEqual } from 'node:crypto'
import * as v from 'valibot'
import { linkKinds } from '../contract/session.ts'
import { Cancelled, type Db, type TableNames, type Write } from '../platform/db.ts'
import { AppError } from '../platform/errors.ts'
import { absent, all, among, atLeast, change, equals, exists, where } from '../platform/expressions.ts'
import type { Seal } from '../platform/seal.ts'
import { stored } from '../platform/stored.ts'

const LinkSchema = v.object({
  id: v.string(),
  kind: v.picklist(linkKinds),
  programme: v.string(),
  company: v.string(),
  email: v.string(),
  /** UTC ISO 8601. */
  expiresAt: v.string(),
  spentAt: v.optional(v.string()),
  revokedAt: v.optional(v.string()),
})
export type Link = v.InferOutput<typeof LinkSchema>
const links = stored(LinkSchema)

const keyOf = (id: string) => ({ pk: `LINK#${id}`, sk: 'link' })
const subjectOf = (programme: string, company: string) => `P#${programme}#C#${company}#links`
/** Kept a while after it expired, so that an old mail is told apart from a forged one. */
const keepSeconds = 30 * 86_400

/**
 * The write that makes a link, part of the transaction that owes its mail. Repeating it changes nothing:
 * a link that was spent or revoked stays so.
 */
export function addLink(tables: TableNames, link: Omit<Link, 'spentAt' | 'revokedAt'>): Write {
  return {
    Update: {
      TableName: tables.sessions,
      Key: keyOf(link.id),
      ...change({
        set: {
          ...links.stamp,
          ...link,
          subjectKey: subjectOf(link.programme, link.company),
          subjectSort: link.id,
          ttl: Math.floor(Date.parse(link.expiresAt) / 1000) + keepSeconds,
        },
      }),
    },
  }
}

/** The secret part of a link's address; the same id gives the same token. */
export const tokenOf = (seal: Seal, id: string) => `${id}.${seal.sign(id)}`

/** The id in a token, or undefined when we did not sign it. */
export function readToken(seal: Seal, token: string): string | undefined {
  const [, id, signature] = /^([\w-]{1,100})\.([\w-]{22})$/.exec(token) ?? []
  if (!id || !signature) return undefined
  return timingSafeEqual(Buffer.from(signature), Buffer.from(seal.sign(id))) ? id : undefined
}

const invalid = () => new AppError('gone', 'link.invalid', 'Link is unknown, spent, revoked or expired')

/** Links by e-mail. */
export function createLinks(db: Db, seal: Seal, now: () => Date) {
  const TableName = db.tables.sessions

  return {
    /** The link behind a token, if it may still be used for one of `kinds`; else throws `gone`. */
    async get(token: string, kinds: readonly Link['kind'][]): Promise<Link> {
      const id = readToken(seal, token)
      const item = id && (await db.get({ TableName, Key: keyOf(id), ConsistentRead: true }))
      if (!item) throw invalid()
      const link = links.read(item)
      const usable = !link.spentAt && !link.revokedAt && link.expiresAt >= now().toISOString()
      if (!usable || !kinds.includes(link.kind)) throw invalid()
      return link
    },
    /** Spends a link together with what it opens: of several at once exactly one succeeds, the others throw `gone`. */
    async spend(link: Link, opens: Write): Promise<void> {
      const at = now().toISOString()
      try {
        await db.transact([
          {
            Update: {
              TableName,
              Key: keyOf(link.id),
              ...change({
                set: { spentAt: at },
                when: all(
                  exists(),
                  among('kind', ['confirm', 'portal']),
                  absent('spentAt'),
                  absent('revokedAt'),
                  atLeast('expiresAt', at),
                ),
              }),
            },
          },
          opens,
        ])
      } catch (error) {
        if (error instanceof Cancelled && error.failed.includes(0)) throw invalid()
        throw error
      }
    },
    /** When links from a company's mails were used to sign in, oldest first; as far back as links are kept. */
    async openedBy(programme: string, company: string): Promise<string[]> {
      const keys = await db.queryAll({
        TableName,
        IndexName: 'bySubject',
        ...where(equals('subjectKey', subjectOf(programme, company))),
      })
      const found = await db.batchGet(
        TableName,
        keys.map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) })),
      )
      return found.flatMap(({ spentAt }) => (spentAt ? [String(spentAt)] : [])).sort()
    },
    /** Makes all links of a company useless: its address changed, or one leaked; gives how many. */
    async revokeOf(programme: string, company: string): Promise<number> {
      const keys = await db.queryAll({
        TableName,
        IndexName: 'bySubject',
        ...where(equals('subjectKey', subjectOf(programme, company))),
      })
      for (const { pk, sk } of keys)
        await db.update({
          TableName,
          Key: { pk, sk },
          ...change({ set: { revokedAt: now().toISOString() }, when: exists() }),
        })
      return keys.length
    },
  }
}
export type Links = ReturnType<typeof createLinks>
