import { createHash, randomBytes } from 'node:crypto'
import * as v from 'valibot'
import { roles } from '../contract/access.ts'
import { ConditionFailed, type Db, type Item, type Key, type Write } from '../platform/db.ts'
import { change, equals, exists, where } from '../platform/expressions.ts'
import { stored } from '../platform/stored.ts'

/** Seconds until a session ends when unused, and at the latest. */
export const lifetimes = {
  staff: { idle: 30 * 60, absolute: 8 * 3600 },
  portal: { idle: 12 * 3600, absolute: 7 * 86_400 },
} as const
/** A session's end is only written anew when this much of its idle time is gone. */
const touchAfter = 5 * 60
const signInSeconds = 10 * 60

const common = { endsAt: v.number(), ttl: v.number() }
const StaffSession = v.object({
  ...common,
  sub: v.string(),
  name: v.string(),
  email: v.string(),
  grants: v.array(v.object({ role: v.picklist(roles), programme: v.string() })),
  /** The provider's own session, and the token that ends it. */
  providerSid: v.optional(v.string()),
  idToken: v.optional(v.string()),
})
const PortalSession = v.object({
  ...common,
  programme: v.string(),
  company: v.string(),
  email: v.string(),
})
const SignIn = v.object({
  ttl: v.number(),
  verifier: v.string(),
  state: v.string(),
  nonce: v.string(),
  back: v.string(),
})
export type StaffSession = v.InferOutput<typeof StaffSession>
export type PortalSession = v.InferOutput<typeof PortalSession>
export type SignIn = v.InferOutput<typeof SignIn>

type Life = 'endsAt' | 'ttl'
type Kind = 'staff' | 'portal'
const schemas = { staff: stored(StaffSession), portal: stored(PortalSession) }
const signIns = stored(SignIn)

/** A secret for a cookie; the table only ever holds its hash, so a leaked table opens no session. */
const newSecret = () => randomBytes(32).toString('base64url')
const hashOf = (secret: string) => createHash('sha256').update(secret).digest('base64url')
const keyOf = (kind: Kind | 'signin', secret: string): Key => ({
  pk: `${kind.toUpperCase()}#${hashOf(secret)}`,
  sk: kind,
})
const seconds = (now: Date) => Math.floor(now.getTime() / 1000)
const portalSubject = (programme: string, company: string) => `P#${programme}#C#${company}#sessions`
const staffSubject = (sub: string) => `STAFF#${sub}`

/** Sessions of officers and companies, and sign-ins under way. */
export function createSessions(db: Db, now: () => Date) {
  const TableName = db.tables.sessions

  const item = (kind: Kind, subjectKey: string, facts: object, secret: string): Item => {
    const at = seconds(now())
    return {
      ...keyOf(kind, secret),
      ...schemas[kind].stamp,
      ...facts,
      subjectKey,
      subjectSort: now().toISOString(),
      endsAt: at + lifetimes[kind].absolute,
      ttl: at + lifetimes[kind].idle,
    }
  }

  async function find(kind: Kind, secret: string | undefined): Promise<Item | undefined> {
    if (!secret) return undefined
    const Key = keyOf(kind, secret)
    const found = await db.get({ TableName, Key, ConsistentRead: true })
    const at = seconds(now())
    // The engine deletes what has expired only after hours or days.
    if (!found || Number(found.ttl) <= at || Number(found.endsAt) <= at) return undefined
    const { idle } = lifetimes[kind]
    if (Number(found.ttl) - at < idle - touchAfter) await touch(Key, at + idle)
    return found
  }

  async function touch(Key: Key, ttl: number) {
    try {
      await db.update({ TableName, Key, ...change({ set: { ttl }, when: exists() }) })
    } catch (error) {
      // Signed out in the meantime: it must not come back to life.
      if (!(error instanceof ConditionFailed)) throw error
    }
  }

  async function endAll(subjectKey: string, which: (session: Item) => boolean = () => true) {
    const keys = await db.queryAll({
      TableName,
      IndexName: 'bySubject',
      ...where(equals('subjectKey', subjectKey)),
    })
    const found = await db.batchGet(
      TableName,
      keys.map(({ pk, sk }) => ({ pk, sk }) as Key),
    )
    const ending = found.filter(which)
    for (const { pk, sk } of ending) await db.remove({ TableName, Key: { pk, sk } })
    return ending.length
  }

  return {
    /** Opens an officer's session; gives the secret for the cookie. */
    async openStaff(facts: Omit<StaffSession, Life>): Promise<string> {
      const secret = newSecret()
      await db.put({ TableName, Item: item('staff', staffSubject(facts.sub), facts, secret) })
      return secret
    },
    /** An officer's session that is alive, its idle time renewed. */
    async findStaff(secret: string | undefined): Promise<StaffSession | undefined> {
      const found = await find('staff', secret)
      return found && schemas.staff.read(found)
    },
    /** Ends an officer's session; gives what it was, if it was there. */
    async endStaff(secret: string): Promise<StaffSession | undefined> {
      const ended = await db.remove({ TableName, Key: keyOf('staff', secret), ReturnValues: 'ALL_OLD' })
      return ended && schemas.staff.read(ended)
    },
    /** Ends all sessions of an officer, or those of one session at the provider; gives how many. */
    endStaffOf: (sub: string, providerSid?: string) =>
      endAll(staffSubject(sub), (session) => !providerSid || session.providerSid === providerSid),

    /** The write that opens a company's session, for the transaction that spends its link. */
    portalWrite(facts: Omit<PortalSession, Life>): { secret: string; write: Write } {
      const secret = newSecret()
      const subject = portalSubject(facts.programme, facts.company)
      return { secret, write: { Put: { TableName, Item: item('portal', subject, facts, secret) } } }
    },
    /** A company's session that is alive, its idle time renewed. */
    async findPortal(secret: string | undefined): Promise<PortalSession | undefined> {
      const found = await find('portal', secret)
      return found && schemas.portal.read(found)
    },
    async endPortal(secret: string) {
      await db.remove({ TableName, Key: keyOf('portal', secret) })
    },
    /** Ends the sessions of a company, or of some of its addresses; gives how many. */
    endPortalOf: (programme: string, company: string, whose: (email: string) => boolean = () => true) =>
      endAll(portalSubject(programme, company), ({ email }) => whose(String(email))),

    /** Remembers a sign-in that was sent to the provider, ten minutes; gives the secret for its cookie. */
    async startSignIn(facts: Omit<SignIn, 'ttl'>): Promise<string> {
      const secret = newSecret()
      const ttl = seconds(now()) + signInSeconds
      await db.put({ TableName, Item: { ...keyOf('signin', secret), ...signIns.stamp, ...facts, ttl } })
      return secret
    },
    /** Takes a sign-in out of the table: it can be completed once. */
    async takeSignIn(secret: string): Promise<SignIn | undefined> {
      const taken = await db.remove({ TableName, Key: keyOf('signin', secret), ReturnValues: 'ALL_OLD' })
      return taken && Number(taken.ttl) > seconds(now()) ? signIns.read(taken) : undefined
    },
  }
}
export type Sessions = ReturnType<typeof createSessions>
