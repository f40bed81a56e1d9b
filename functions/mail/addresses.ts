import { record } from '../audit/record.ts'
import { type Actor, signatureOf } from '../platform/actor.ts'
import { ConditionFailed, type Db } from '../platform/db.ts'
import { absent, any, change, equals, when } from '../platform/expressions.ts'

/** Why an address gets no mail, as the code that officers read. */
export type Shut = 'notice.address_dead' | 'notice.address_complained' | 'notice.unwanted'

const keyOf = (programme: string, email: string) => ({
  pk: `P#${programme}#A#${email.toLowerCase()}`,
  sk: 'address',
})
const switchKey = (programme: string) => ({ pk: `P#${programme}#delivery`, sk: 'switch' })

/** Addresses that are not to be written to, and the switch that stops a programme's mail. */
export function createAddresses({ db, now, newId }: { db: Db; now: () => Date; newId: () => string }) {
  const TableName = db.tables.mail

  return {
    /** What the address is shut for: `unwanted` shuts it for mails that one may do without. */
    async shutFor(programme: string, email: string): Promise<Shut | undefined> {
      const item = await db.get({ TableName, Key: keyOf(programme, email) })
      return item?.shut as Shut | undefined
    },

    /** Those of these addresses that no mail reaches. */
    async unreached(programme: string, emails: readonly string[]): Promise<Set<string>> {
      const of = new Map(emails.map((email) => [keyOf(programme, email).pk, email]))
      const keys = [...of.keys()].map((pk) => ({ pk, sk: 'address' }))
      const found = await db.batchGet(TableName, keys)
      const dead = found.filter(({ shut }) => shut === 'notice.address_dead')
      return new Set(dead.map(({ pk }) => of.get(String(pk))!))
    },

    /** Shuts an address; a complaint stays, whatever comes after it, and a dead one is not merely unwanted. */
    async shut(programme: string, email: string, shut: Shut): Promise<void> {
      const lesser: Record<Shut, Shut[]> = {
        'notice.address_complained': ['notice.address_dead', 'notice.unwanted'],
        'notice.address_dead': ['notice.unwanted'],
        'notice.unwanted': [],
      }
      try {
        await db.update({
          TableName,
          Key: keyOf(programme, email),
          ...change({
            set: { v: 1, shut, since: now().toISOString() },
            when: any(absent(), ...lesser[shut].map((one) => equals('shut', one))),
          }),
        })
      } catch (error) {
        if (!(error instanceof ConditionFailed)) throw error
      }
    },

    /** Tries a dead address again; one that complained stays shut. */
    async reopen(programme: string, email: string): Promise<void> {
      try {
        await db.remove({
          TableName,
          Key: keyOf(programme, email),
          ...when(any(absent(), equals('shut', 'notice.address_dead'))),
        })
      } catch (error) {
        if (!(error instanceof ConditionFailed)) throw error
      }
    },

    async isStopped(programme: string): Promise<boolean> {
      const item = await db.get({
        TableName,
        Key: switchKey(programme),
        ConsistentRead: true,
      })
      return item?.stopped === true
    },

    async setStopped(programme: string, stopped: boolean, actor: Actor): Promise<void> {
      await db.transact([
        {
          Put: {
            TableName,
            Item: { ...switchKey(programme), v: 1, stopped, by: signatureOf(actor), at: now().toISOString() },
          },
        },
        record(db.tables, actor, now(), newId(), {
          programme,
          what: stopped ? 'mail.stopped' : 'mail.resumed',
          subject: { kind: 'programme', id: programme },
        }),
      ])
    },
  }
}
export type Addresses = ReturnType<typeof createAddresses>
