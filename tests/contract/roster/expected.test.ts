import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Finding } from '../../../functions/contract/roster/judge.ts'
import { rosterMessage } from '../../../functions/contract/roster/message.ts'
import { readRoster, settle } from '../../../functions/contract/roster/roster.ts'
import type { Settled } from '../../../functions/contract/roster/roster.ts'

type Expected = {
  accept: Record<string, string>[]
  confirm: { row: number; field: string }[]
  reject: { row: number; field: string }[]
}

const fixture = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url))
const expected = JSON.parse(fixture('expected.json').toString()) as Record<string, Expected>
const today = '2026-11-24'

const listed = (rows: readonly Settled[], verdict: Settled['verdict']): Finding[] =>
  rows.filter((row) => row.verdict === verdict).flatMap(({ findings }) => findings)
const places = (findings: readonly { row: number; field: string }[]) =>
  findings.map(({ row, field }) => `${row} ${field}`).sort()

describe('rosters as HR staff send them', () => {
  it.each(Object.keys(expected))('%s is judged as a careful clerk does', (name) => {
    const { typed, judged } = readRoster(fixture(name), { today })
    const rows = settle(typed, judged)
    const accepted = rows
      .filter(({ verdict }) => verdict === 'taken')
      .map(({ person: { nik, name: full, sex, birthDate, phone } }) => ({
        nik,
        name: full,
        sex,
        birthDate,
        phone,
      }))
    expect(accepted).toEqual(expected[name]?.accept)
    expect(places(listed(rows, 'confirm'))).toEqual(places(expected[name]?.confirm ?? []))
    expect(places(listed(rows, 'refused'))).toEqual(places(expected[name]?.reject ?? []))
  })

  it('says where the table stands and what each column was taken for', () => {
    const { tables } = readRoster(fixture('rsud-kanjuruhan.xlsx'), { today })
    expect(tables).toHaveLength(1)
    expect(tables[0]).toMatchObject({ sheet: 'Data CS', headerRows: [6], missing: [], confidence: 'sure' })
    expect(tables[0]?.columns.map(({ letters, role }) => `${letters} ${role}`)).toEqual([
      'A no',
      'B name',
      'C nik',
      'D sex',
      'E placeDate',
      'F address',
      'G phone',
      'H education',
    ])
  })

  it('keeps the optional fields that can be read and notes those that cannot', () => {
    const { typed, judged } = readRoster(fixture('rsud-kanjuruhan.xlsx'), { today })
    expect(judged[0]?.person).toMatchObject({
      birthPlace: 'Blitar',
      address: 'Dsn. Jatirejo RT 11 RW 05 Kec. Pakis',
      education: '3',
    })
    const notes = settle(typed, judged).flatMap((row) => row.notes)
    expect(new Set(notes.map(({ code }) => code))).toEqual(new Set(['education.unknown']))
  })

  it('names sheet, row, column, masked value and the first row of a repeated NIK', () => {
    const { typed, judged } = readRoster(fixture('outsourcing-export.csv'), { today })
    const repeated = listed(settle(typed, judged), 'refused').find(({ code }) => code === 'nik.repeated')
    expect(repeated).toEqual({
      sheet: '',
      row: 6,
      column: 'A',
      field: 'nik',
      code: 'nik.repeated',
      params: { row: 2 },
      value: '3507••••••••9075',
    })
    expect(rosterMessage(repeated as Finding, 'id')).toContain('baris 2')
    expect(rosterMessage(repeated as Finding, 'en')).toContain('row 2')
  })
})
