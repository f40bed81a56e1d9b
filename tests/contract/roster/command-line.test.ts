import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const root = new URL('../../../', import.meta.url).pathname
const fixture = (name: string) => `tests/contract/roster/fixtures/${name}`
const roster = (...args: string[]) =>
  spawnSync(process.execPath, ['--import', 'tsx', 'local/roster.ts', ...args], {
    cwd: root,
    encoding: 'utf8',
  })

describe('the roster command', () => {
  it('prints what is taken, to be confirmed and refused, with messages in Indonesian', () => {
    const { status, stdout, stderr } = roster(fixture('rsud-kanjuruhan.xlsx'))
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    const report = JSON.parse(stdout)
    expect(Object.keys(report)).toEqual(['accept', 'confirm', 'reject'])
    expect(report.accept[0]).toEqual({
      nik: '3507182104839005',
      name: 'Wahyudi Lestari',
      sex: 'L',
      birthDate: '1983-04-21',
      phone: '+6285777626079',
      row: 7,
    })
    expect(report.confirm).toEqual([
      {
        row: 15,
        field: 'sex',
        code: 'sex.contradicts_nik',
        message: expect.stringContaining('Jenis kelamin'),
      },
    ])
    expect(report.reject[0]).toMatchObject({ row: 10, field: 'nik', code: 'nik.number' })
  })

  it('speaks English when asked', () =>
    expect(JSON.parse(roster(fixture('hostile.csv'), '--lang', 'en').stdout).reject[4].message).toContain(
      'The sex',
    ))

  it.each([
    ['tests/contract/roster/fixtures/expected.json', 'roster.no_table'],
    ['tests/contract/roster/nowhere.xlsx', 'ENOENT'],
  ])('ends with 1 and prints nothing for %s', (path, reason) => {
    const { status, stdout, stderr } = roster(path)
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(stderr).toContain(reason)
  })

  it('is a script of the package', () => {
    const { scripts } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'))
    expect(scripts.roster).toBe('tsx local/roster.ts')
  })
})
