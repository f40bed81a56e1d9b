import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'
import { plan } from '../../../functions/waves/planner.ts'
import type { Instance } from '../../../functions/waves/planner/types.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'plan-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Runs the command on a file with this text. */
function run(text: string): Promise<{ code: number; stdout: string; stderr: string }> {
  const file = join(folder, 'instance.json')
  writeFileSync(file, text)
  return new Promise((resolve) =>
    execFile(
      process.execPath,
      ['--import', 'tsx', 'local/plan.ts', file],
      { cwd: root },
      (error, stdout, stderr) => resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    ),
  )
}

const wave = { id: 'w1', date: '2021-04-05', scheme: 'A', seats: 1 }
const nominee = { id: 'n1', company: 'c1', scheme: 'A', nominatedAt: '2021-03-01T08:00:00.000Z' }

it('prints the plan of an instance, with the faults of its locks', { timeout: 60_000 }, async () => {
  const locked = ['n1', 'n2'].map((id) => ({ ...nominee, id, lockedTo: 'w1' }))
  const instance: Instance = {
    quota: { A: 1 },
    policy: { maxPerCompanyPerWave: 1 },
    waves: [wave],
    nominees: [...locked, { ...nominee, id: 'n3' }],
  }
  const { code, stdout, stderr } = await run(JSON.stringify(instance))
  expect(stderr).toBe('')
  expect(code).toBe(0)
  const { assignments, unplaced, objective, faults } = plan(instance)
  expect(JSON.parse(stdout)).toEqual({ assignments, unplaced, objective, faults })
  expect(assignments).toEqual([
    { nominee: 'n1', wave: 'w1' },
    { nominee: 'n2', wave: 'w1' },
  ])
  expect(unplaced).toEqual([{ nominee: 'n3', reason: 'company_cap' }])
  expect(faults).toEqual([
    { wave: 'w1', kind: 'seats' },
    { scheme: 'A', kind: 'quota' },
    { company: 'c1', wave: 'w1', kind: 'company_cap' },
  ])
})

const refused: [string, unknown, RegExp][] = [
  ['a list instead of an instance', [], /Expected/],
  ['nominees that are missing', { waves: [wave] }, /nominees/],
  ['two nominees with one id', { waves: [wave], nominees: [nominee, nominee] }, /same id/],
  ['two waves with one id', { waves: [wave, wave], nominees: [] }, /same id/],
  [
    'a date that no calendar has',
    { waves: [{ ...wave, date: '2021-02-30' }], nominees: [] },
    /waves\.0\.date/,
  ],
  ['seats below 0', { waves: [{ ...wave, seats: -1 }], nominees: [] }, /waves\.0\.seats/],
  [
    'a time that is not UTC',
    { waves: [], nominees: [{ ...nominee, nominatedAt: '2021-03-01T08:00:00+07:00' }] },
    /nominatedAt/,
  ],
  [
    'a lock to an unknown wave',
    { waves: [wave], nominees: [{ ...nominee, lockedTo: 'w9' }] },
    /does not exist/,
  ],
  [
    'a lock to another scheme',
    { waves: [wave], nominees: [{ ...nominee, scheme: 'B', lockedTo: 'w1' }] },
    /another scheme/,
  ],
]

it('refuses what is no instance, and says why on the error stream alone', { timeout: 120_000 }, async () => {
  for (const [what, instance, why] of refused) {
    const { code, stdout, stderr } = await run(JSON.stringify(instance))
    expect(code, what).toBe(1)
    expect(stdout, what).toBe('')
    expect(stderr, what).toMatch(why)
  }
  const { code, stderr } = await run('{ "waves": [')
  expect(code).toBe(1)
  expect(stderr).toMatch(/JSON/)
})
