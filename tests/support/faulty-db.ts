import { Cancelled, type Db, type Write } from '../../functions/platform/db.ts'

/** The process died: before the write, or after it and before anyone heard of it. */
export class Crash extends Error {}

type Operation = Exclude<NonNullable<Write[keyof Write]>, undefined>

/** The table and sort key that a write goes to. */
export const targetOf = (write: Write) => {
  const operation = Object.values(write)[0] as Operation
  const key = 'Key' in operation ? operation.Key : (operation as { Item: Record<string, unknown> }).Item
  return { table: operation.TableName!, pk: String(key!.pk), sk: String(key!.sk) }
}

/** A database whose transactions pass through `alter`: what it makes of the writes is what is written. */
export const altered = (db: Db, alter: (writes: Write[]) => Write[]): Db => ({
  ...db,
  transact: (writes, token) => db.transact(alter(writes), token),
})

/** Takes the condition off the writes that are meant: what would happen if nobody had thought of it. */
export const withoutConditions = (db: Db, meant: (write: Write) => boolean): Db =>
  altered(db, (writes) =>
    writes.map((write) => {
      if (!meant(write)) return write
      const [[operation, input]] = Object.entries(write) as unknown as [[string, Record<string, unknown>]]
      const { ConditionExpression: condition, ...rest } = input
      if (!condition || operation === 'ConditionCheck') return write
      return { [operation]: onlyBound(rest) } as Write
    }),
  )

/** The engine refuses names and values that no expression mentions. */
function onlyBound(input: Record<string, unknown>) {
  const said = String(input.UpdateExpression ?? '')
  const kept = (bound: unknown) => {
    const entries = Object.entries((bound ?? {}) as object).filter(([name]) =>
      new RegExp(`${name}(?![\\w])`).test(said),
    )
    return entries.length > 0 ? Object.fromEntries(entries) : undefined
  }
  return {
    ...input,
    ExpressionAttributeNames: kept(input.ExpressionAttributeNames),
    ExpressionAttributeValues: kept(input.ExpressionAttributeValues),
  }
}

/**
 * For some who write at once: nobody's first transaction with what is meant is written before all of them have read and
 * come with theirs, whatever the machine does meanwhile.
 */
export function meeting(db: Db, of: number, meant: (write: Write) => boolean = () => true): Db {
  let come = 0
  let open = () => {}
  const all = new Promise<void>((resolve) => (open = resolve))
  return {
    ...db,
    transact: async (writes, token) => {
      if (writes.some(meant)) {
        if (++come === of) open()
        await all
      }
      return db.transact(writes, token)
    },
  }
}

/**
 * A database on which writes end in a crash, before or after, or transactions in a conflict, each with
 * its chance in a hundred.
 */
export function faulty(
  db: Db,
  next: (below: number) => number,
  chance: { crash: number; conflict: number },
): Db {
  const dying = async <T>(write: () => Promise<T>): Promise<T> => {
    const dice = next(100)
    if (dice < chance.crash / 2) throw new Crash('before the write')
    const result = await write()
    if (dice < chance.crash) throw new Crash('after the write')
    return result
  }
  return {
    ...db,
    put: (input) => dying(() => db.put(input)),
    update: (input) => dying(() => db.update(input)),
    remove: (input) => dying(() => db.remove(input)),
    transact: (writes, token) =>
      dying(async () => {
        if (next(100) < chance.conflict)
          throw new Cancelled(
            writes.map((_, at) => ({ code: at ? 'None' : 'TransactionConflict', item: undefined })),
          )
        await db.transact(writes, token)
      }),
  }
}
