import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSeal } from '../../functions/platform/seal.ts'
import { backUp } from '../../local/backup-tables.ts'
import { exportBackup } from '../../local/export-tables.ts'
import { testApp, type TestApp } from '../support/app.ts'
import { seedProgramme, verifiedCompany, worker } from '../support/people.ts'

let test: TestApp
let client: DynamoDBClient
let folder: string
let told: Record<string, number>
const read = (file: string) => readFile(join(folder, 'out', file), 'utf8')

beforeAll(async () => {
  test = await testApp()
  client = new DynamoDBClient(test.engine.config)
  folder = await mkdtemp(join(tmpdir(), 'gelombang-export-'))
  await seedProgramme(test)
  const { call } = await verifiedCompany(test)
  await call('POST', '/portal/nominations', { nominations: [worker(1), worker(2), worker(3)] })
  await backUp(client, test.db.tables, join(folder, 'in'), test.clock.now())
  told = await exportBackup(join(folder, 'in'), join(folder, 'out'), test.deps.seal)
})
afterAll(async () => {
  client?.destroy()
  await test?.stop()
  await rm(folder, { recursive: true, force: true })
})

describe('a backup as files for another program', () => {
  it('has every item of every kind, as JSON and as CSV', async () => {
    expect(told).toMatchObject({
      'nominations-company': 1,
      'nominations-nomination': 3,
      'waves-programme': 1,
    })
    expect((await readdir(join(folder, 'out'))).sort()).toEqual(
      Object.keys(told)
        .flatMap((kind) => [`${kind}.csv`, `${kind}.json`])
        .sort(),
    )
    for (const [kind, count] of Object.entries(told))
      expect(JSON.parse(await read(`${kind}.json`)) as unknown[], kind).toHaveLength(count)
  })

  it('says identity numbers in the open, and nothing that only the tables need', async () => {
    const rows = JSON.parse(await read('nominations-nomination.json')) as { nik: string; name: string }[]
    expect(rows.map(({ nik }) => nik).sort()).toEqual([1, 2, 3].map((n) => worker(n).nik))
    for (const key of Object.keys(rows[0]!)) expect(key).not.toMatch(/^(pk|sk|nikHash|nikSealed|stateKey)$/)
    const csv = await read('nominations-nomination.csv')
    for (const n of [1, 2, 3]) expect(csv).toContain(worker(n).nik)
  })

  it('holds no session and no link', async () => {
    for (const kind of Object.keys(told)) expect(kind).not.toContain('sessions')
  })

  it('is not made with another secret, nor over another', async () => {
    const other = createSeal('another secret of more than thirty-two characters')
    await expect(exportBackup(join(folder, 'in'), join(folder, 'out-2'), other)).rejects.toThrow()
    await expect(exportBackup(join(folder, 'in'), join(folder, 'out'), test.deps.seal)).rejects.toThrow(
      /EEXIST/,
    )
  })
})
