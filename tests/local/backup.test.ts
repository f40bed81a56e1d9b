import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCheck } from '../../functions/audit/check.ts'
import { createAddresses } from '../../functions/mail/addresses.ts'
import { createDelivery } from '../../functions/mail/delivery.ts'
import { createGather } from '../../functions/mail/gather.ts'
import { createDb, type Db } from '../../functions/platform/db.ts'
import { closeSwitches } from '../../local/backup-switches.ts'
import { backUp, restore } from '../../local/backup-tables.ts'
import { createTables } from '../../local/tables.ts'
import { testApp, type TestApp } from '../support/app.ts'
import { seedProgramme, verifiedCompany, worker } from '../support/people.ts'

let test: TestApp
let client: DynamoDBClient
let folder: string

beforeAll(async () => {
  test = await testApp()
  client = new DynamoDBClient(test.engine.config)
  folder = await mkdtemp(join(tmpdir(), 'gelombang-backup-'))
  await seedProgramme(test)
  for (let one = 0; one < 3; one++) {
    const { call } = await verifiedCompany(test)
    const nominations = Array.from({ length: 20 }, (_, n) => worker(one * 20 + n))
    await call('POST', '/portal/nominations', { nominations })
  }
  // The switch stands open where the data come from, so that only the restoring can have closed it.
  await test.as('admin')('POST', '/programmes/malang/mail/switch', { stopped: false })
  await backUp(client, test.db.tables, folder, test.clock.now())
})
afterAll(async () => {
  client?.destroy()
  await test?.stop()
  await rm(folder, { recursive: true, force: true })
})

const newTables = async (prefix: string) =>
  createDb(test.engine.config, await createTables(test.engine.config, prefix))
const depsOn = (db: Db) => ({ ...test.deps, db })
const restoreInto = (db: Db) => restore(client, db.tables, folder, () => closeSwitches(depsOn(db)))

/** The engine gives the fields of an item in any order. */
const inOrder = (line: string) =>
  JSON.stringify(JSON.parse(line), (_, value: unknown) =>
    value && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => a.localeCompare(b)))
      : value,
  )

async function linesIn(of: string) {
  const { files } = JSON.parse(await readFile(join(of, 'backup.json'), 'utf8')) as {
    files: Record<string, number[]>
  }
  const lines: Record<string, string[]> = {}
  for (const [table, parts] of Object.entries(files))
    for (const segment of parts.keys()) {
      const text = await readFile(join(of, `${table}-${segment}.jsonl`), 'utf8')
      lines[table] = [...(lines[table] ?? []), ...text.split('\n').filter(Boolean).map(inOrder)]
    }
  return Object.fromEntries(Object.entries(lines).map(([table, some]) => [table, some.sort()]))
}

function deliveryOn(db: Db) {
  const sent: string[] = []
  const deps = depsOn(db)
  const delivery = createDelivery({
    ...deps,
    gather: createGather(db),
    account: async () => ({ enabled: true, perSecond: 1000 }),
    send: async (letter) => {
      sent.push(letter.to)
      return { messageId: `message-${sent.length}` }
    },
  })
  const run = () => delivery.run({ deadline: new Date(deps.now().getTime() + 60_000) })
  return { sent, run }
}

describe('a restored backup', () => {
  it('holds what was backed up, counts right, and sends nothing until the switch is opened', async () => {
    const db = await newTables('restored-')
    await restoreInto(db)

    const again = await mkdtemp(join(tmpdir(), 'gelombang-backup-'))
    await backUp(client, db.tables, again, test.clock.now())
    const [before, after] = [await linesIn(folder), await linesIn(again)]
    await rm(again, { recursive: true })
    for (const table of ['nominations', 'waves', 'sessions'])
      expect(after[table]!.join() === before[table]!.join(), table).toBe(true)
    expect(before.nominations!.length).toBeGreaterThan(60)
    const withoutSwitch = (lines: string[]) => lines.filter((line) => !line.includes('{"S":"switch"}'))
    expect(withoutSwitch(after.mail!).join() === withoutSwitch(before.mail!).join()).toBe(true)
    expect(withoutSwitch(after.mail!).length).toBeGreaterThan(0)
    const added = after.audit!.filter((line) => !before.audit!.includes(line))
    expect(after.audit).toHaveLength(before.audit!.length + 1)
    expect(added.join()).toContain('mail.stopped')

    const { nominations, counters, drift } = await createCheck(depsOn(db), 0)('malang')
    expect({ nominations, drift }).toEqual({ nominations: 60, drift: [] })
    expect(counters).toBeGreaterThan(0)

    const { sent, run } = deliveryOn(db)
    const stopped = await run()
    expect(sent).toEqual([])
    await createAddresses(depsOn(db)).setStopped('malang', false, {
      kind: 'system',
      name: 'test',
      requestId: 'test',
    })
    const opened = await run()
    // A mail that confirms an address which was confirmed since is dropped, as always.
    expect(opened).toMatchObject({ sent: 3, dropped: 3, failed: 0, left: 0 })
    expect(stopped.left).toBe(6)
    expect(new Set(sent).size).toBe(3)
  })

  it('would have sent at once, had the switch not been closed (negative control)', async () => {
    const db = await newTables('open-')
    await restore(client, db.tables, folder, async () => {})
    const { sent, run } = deliveryOn(db)
    await run()
    expect(sent.length).toBeGreaterThan(0)
  })

  it('closes the switches before there is a mail', async () => {
    const db = await newTables('order-')
    let mails: number | undefined
    await restore(client, db.tables, folder, async () => {
      const other = await mkdtemp(join(tmpdir(), 'gelombang-backup-'))
      const { files } = await backUp(client, db.tables, other, test.clock.now())
      mails = files.mail.reduce((sum, one) => sum + one, 0)
      await rm(other, { recursive: true })
    })
    expect(mails).toBe(0)
  })
})

describe('a backup', () => {
  it('is not restored over what is there', async () => {
    await expect(restoreInto(test.db)).rejects.toThrow('is not empty')
  })

  it('is not restored, not even in part, when a line is missing or too many', async () => {
    const db = await newTables('torn-')
    const torn = await mkdtemp(join(tmpdir(), 'gelombang-backup-'))
    await backUp(client, test.db.tables, torn, test.clock.now())
    await appendFile(join(torn, 'sessions-3.jsonl'), '{"Item":{}}\n')
    await expect(restore(client, db.tables, torn, async () => {})).rejects.toThrow('sessions-3.jsonl')
    await rm(torn, { recursive: true })
    await restoreInto(db)
  })

  it('is not taken for one before it is whole, and never written over', async () => {
    const empty = await mkdtemp(join(tmpdir(), 'gelombang-backup-'))
    await expect(restore(client, test.db.tables, empty, async () => {})).rejects.toThrow('no whole backup')
    await rm(empty, { recursive: true })
    await expect(backUp(client, test.db.tables, folder, test.clock.now())).rejects.toThrow('EEXIST')
  })
})
