import type { CodeRow, Codes, CodeTable } from '../contract/bnsp.ts'
import { EDUCATION_CODES } from '../contract/person/education.ts'
import { OCCUPATION_CODES } from '../contract/person/occupation.ts'

const same = (names: Readonly<Record<string, string>>): CodeRow[] =>
  Object.entries(names).map(([id, name]) => ({ id, code: id, name }))

/** The tables as the sheets in use agree on them, until an LSP changes its own. */
export const usualCodes: Codes = {
  education: same(EDUCATION_CODES),
  occupation: same(OCCUPATION_CODES),
  funding: same({
    '1': 'APBN',
    '2': 'APBD',
    '3': 'Perusahaan',
    '4': 'Mandiri',
    '5': 'APBN BNSP',
    '6': 'APBN BLK',
  }),
  ministry: same({
    '15': 'Ketenagakerjaan',
    '62': 'Pemerintah daerah',
    '90': 'BNSP',
    '100': 'Biaya mandiri',
  }),
  city: same({ '3507': 'Kabupaten Malang', '3573': 'Kota Malang', '3579': 'Kota Batu' }),
  province: same({ '35': 'Jawa Timur' }),
  version: 0,
}

/** What the sheets say for something that is kept; what no table lists goes out as it is, without dots. */
export const codeFor = (codes: Codes, table: CodeTable, kept: string): string =>
  codes[table].find(({ id }) => id === kept)?.code ?? kept.replaceAll('.', '')
