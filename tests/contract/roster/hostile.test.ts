import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Told } from './child.ts'
import { HOSTILE_FILES } from './hostile-files.ts'
import type { HostileFile } from './hostile-files.ts'

const MEGABYTES = 256
const MILLISECONDS = 2000
const FUZZED = process.env['FULL'] ? 10_000 : 600
const child = new URL('child.ts', import.meta.url).pathname

function run(...args: string[]): Told {
  const out = execFileSync(process.execPath, ['--import', 'tsx', child, ...args], {
    encoding: 'utf8',
    timeout: 600_000,
  })
  return JSON.parse(out) as Told
}

// A large file has a child of its own, so that the peak is its own; without FULL every fourth one is read.
const isLarge = ({ name }: HostileFile) => /\bMB\b|^bomb|^headings|^repeated/.test(name)
const large = HOSTILE_FILES.filter(isLarge).filter((_, at) => process.env['FULL'] || at % 4 === 0)
const groups = [
  { title: 'small files', files: HOSTILE_FILES.filter((file) => !isLarge(file)) },
  ...large.map((file) => ({ title: file.name, files: [file] })),
]

describe('files made to hurt', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'hostile-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it.each(groups)('$title', { timeout: 300_000 }, ({ files }) => {
    const paths = files.map(({ bytes }, at) => {
      const path = join(folder, String(at))
      writeFileSync(path, bytes())
      return path
    })
    const told = run('read', ...paths)
    expect(told.crashes).toEqual([])
    for (const [at, { name, answers }] of files.entries()) {
      const outcome = told.files[paths[at] as string]
      expect(answers, name).toContain(outcome?.startsWith('read') ? 'read' : outcome)
    }
    expect(told.slowest.ms).toBeLessThan(MILLISECONDS)
    expect(told.peakMegabytes).toBeLessThan(MEGABYTES)
  })
})

describe('mutated files', () => {
  it(`${FUZZED} of them end in a reading or a code, none late, none in a crash`, { timeout: 900_000 }, () => {
    const { outcomes, crashes, slowest, peakMegabytes } = run('fuzz', '20261124', String(FUZZED))
    expect(crashes).toEqual([])
    expect(slowest.ms).toBeLessThan(MILLISECONDS)
    expect(peakMegabytes).toBeLessThan(MEGABYTES)
    // Both ends are reached: else the mutations would be too gentle or too coarse to show anything.
    expect(outcomes['read']).toBeGreaterThan(FUZZED / 10)
    expect(outcomes['roster.broken']).toBeGreaterThan(FUZZED / 10)
  })
})
