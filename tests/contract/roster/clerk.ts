import { readPastedRoster, readRoster, settle } from '../../../functions/contract/roster/roster.ts'
import type { Roster } from '../../../functions/contract/roster/roster.ts'
import { workbookOf } from './workbook-of.ts'
import type { TestSheet } from './workbook-of.ts'

export const today = '2026-11-24'
export const WAHYUDI = [
  'Wahyudi Lestari',
  '3507182104839005',
  'L',
  'Blitar',
  '21/04/1983',
  '085777626079',
] as const
export const SITI = [
  "Siti Nur'aini",
  '3507014610959006',
  'P',
  'Malang',
  '06/10/1995',
  '0813-1656-4184',
] as const
export const PONARI = [
  'Ponari Astuti',
  '3507091502989007',
  'L',
  'Lumajang',
  '15/02/1998',
  '+62 85761055423',
] as const
export const ALL = ['Wahyudi Lestari', "Siti Nur'aini", 'Ponari Astuti']
export const PEOPLE = [WAHYUDI, SITI, PONARI]
export const HEADER = ['Nama', 'NIK', 'L/P', 'Tempat Lahir', 'Tgl Lahir', 'HP']

export const taken = (roster: Roster) =>
  settle(roster.typed, roster.judged).flatMap(({ verdict, person }) =>
    verdict === 'taken' ? [person.name] : [],
  )
export const faults = (roster: Roster) =>
  settle(roster.typed, roster.judged).flatMap(({ verdict, findings }) =>
    findings.map(({ row, field, code }) => `${verdict} ${row} ${field} ${code}`),
  )
export const pasted = (rows: readonly (readonly string[])[]) =>
  readPastedRoster(rows.map((row) => row.join('\t')).join('\n'), { today })
export const book = (...sheets: (Partial<TestSheet> & Pick<TestSheet, 'rows'>)[]) =>
  readRoster(workbookOf(sheets.map((sheet, at) => ({ name: `Sheet${at + 1}`, ...sheet }))), { today })
