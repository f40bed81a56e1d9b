import { describe, expect, it } from 'vitest'
import { ageOn, readBirthDate } from '../../../functions/contract/person/birth-date.ts'
import { splitPlaceAndDate } from '../../../functions/contract/person/birth-place.ts'
import { serialDate } from '../../../functions/contract/person/calendar.ts'
import { readEducation } from '../../../functions/contract/person/education.ts'
import type { Reading } from '../../../functions/contract/person/fault.ts'
import { readName } from '../../../functions/contract/person/name.ts'
import { maskNik, nikContradictions, readNik } from '../../../functions/contract/person/nik.ts'
import { readOccupation } from '../../../functions/contract/person/occupation.ts'
import { readCityCode, readEmail, readProvinceCode } from '../../../functions/contract/person/optional.ts'
import { hasSeveralPhones, localPhone, readPhone } from '../../../functions/contract/person/phone.ts'
import { readSex } from '../../../functions/contract/person/sex.ts'
import { personFaultsEn } from '../../../functions/contract/person/text-en.ts'
import { personFaultsId } from '../../../functions/contract/person/text-id.ts'

const today = '2026-11-24'
/** The value, or `!` and the code. */
const said = (reading: Reading<string>) => (reading.ok ? reading.value : `!${reading.fault.code}`)
const table = (read: (raw: string) => Reading<string>, cases: [string, string][]) =>
  it.each(cases)('%j reads as %s', (raw, result) => expect(said(read(raw))).toBe(result))

describe('NIK', () =>
  table(readNik, [
    ['3507182104839005', '3507182104839005'],
    ["'3507182104839005", '3507182104839005'],
    ['3507 1821 0483 9005', '3507182104839005'],
    ['35.07.18.210483.9005', '3507182104839005'],
    ['\u00A03507182104839005\u200B ', '3507182104839005'],
    ['３５０７１８２１０４８３９００５', '3507182104839005'],
    ['3507182902009005', '3507182902009005'],
    ['', '!nik.missing'],
    [' - ', '!nik.missing'],
    ['350718210483900', '!nik.length'],
    ['35071821048390051', '!nik.length'],
    ['350718210483900O', '!nik.characters'],
    ['3.50709E+15', '!nik.scientific'],
    ['3,50709E+15', '!nik.scientific'],
    ['3507182104839005.0', '!nik.number'],
    ['9907182104839005', '!nik.province'],
    ['3507183202839005', '!nik.date'],
    ['3507183002839005', '!nik.date'],
    ['3507180013839005', '!nik.date'],
    ['3507184004839005', '!nik.date'],
    ['3507187204839005', '!nik.date'],
    ['3507182104830000', '!nik.serial'],
  ]))

describe('NIK against birth date and sex', () => {
  const codes = (nik: string, sex: 'L' | 'P', birthDate: string) =>
    nikContradictions(nik, { sex, birthDate }).map(({ fault }) => fault.code)

  it('finds nothing where they agree', () => {
    expect(codes('3507182104839005', 'L', '1983-04-21')).toEqual([])
    expect(codes('3507014610959006', 'P', '1995-10-06')).toEqual([])
  })
  it('tells another sex, another date and a swapped date', () => {
    expect(codes('3507182104839005', 'P', '1983-04-21')).toEqual(['sex.contradicts_nik'])
    expect(codes('3507182104839005', 'L', '1984-04-21')).toEqual(['birth_date.contradicts_nik'])
    expect(codes('3507180405839005', 'P', '1983-04-05')).toEqual([
      'sex.contradicts_nik',
      'birth_date.swapped',
    ])
  })
  it('is masked but for its ends', () => {
    expect(maskNik('3507122003669075')).toBe('3507••••••••9075')
    expect(maskNik('35071220')).toBe('••••••••')
  })
})

describe('name', () =>
  table(readName, [
    ['Wahyudi Lestari', 'Wahyudi Lestari'],
    ["  Siti\u00A0 Nur'aini ", "Siti Nur'aini"],
    ['Siti\nAminah', 'Siti Aminah'],
    ['Dr. H. Budi-Santoso, S.Pd (Alm) a/n', 'Dr. H. Budi-Santoso, S.Pd (Alm) a/n'],
    ['José Nuñez', 'José Nuñez'],
    ['Suparman Nur’aini', 'Suparman Nur’aini'],
    ['', '!name.missing'],
    ['-', '!name.missing'],
    ['...', '!name.missing'],
    ['=HYPERLINK("http://x","y")', '!name.formula'],
    ['-SUM(A)', '!name.formula'],
    ['@SUM', '!name.formula'],
    ['<img src=x>', '!name.markup'],
    ['Budi &lt;b&gt;', '!name.markup'],
    ['Ngatini\u0000Wibowo', '!name.control'],
    ['Budi\u202E', '!name.control'],
    ['Budi 2', '!name.characters'],
    ['Budi; DROP', '!name.characters'],
    ['A'.repeat(100), 'A'.repeat(100)],
    ['A'.repeat(101), '!name.length'],
  ]))

describe('sex', () => {
  table(readSex, [
    ['L', 'L'],
    ['l.', 'L'],
    ['Laki-laki', 'L'],
    ['LAKI - LAKI', 'L'],
    ['Lk', 'L'],
    ['Pria', 'L'],
    ['Male', 'L'],
    ['Laki2', 'L'],
    ['laki-laki (L)', 'L'],
    ['Laki-lak', 'L'],
    ['P', 'P'],
    ['Pr', 'P'],
    ['Perempuan', 'P'],
    ['PEREMPUAN ', 'P'],
    ['Wanita', 'P'],
    ['W', 'P'],
    ['F', 'P'],
    ['Perempuan (P)', 'P'],
    ['Prempuan', 'P'],
    ['perempun', 'P'],
    ['X', '!sex.unknown'],
    ['L/P', '!sex.unknown'],
    ['constructor', '!sex.unknown'],
    ['', '!sex.missing'],
  ])
  it('P is a man in a column of P and W', () => expect(said(readSex('P', 'PW'))).toBe('L'))
})

describe('birth date', () => {
  table(
    (raw) => readBirthDate(raw, { today }),
    [
      ['12/05/1990', '1990-05-12'],
      ['12-05-1990', '1990-05-12'],
      ['12.05.1990', '1990-05-12'],
      ['1/2/1990', '1990-02-01'],
      ['12 Mei 1990', '1990-05-12'],
      ['12 PEBRUARI 1990', '1990-02-12'],
      ['12-Nop-90', '1990-11-12'],
      ['12 Agt 1990', '1990-08-12'],
      ['12 Agustus1990', '1990-08-12'],
      ['12Mei1990', '1990-05-12'],
      ['12 Okt. 1990', '1990-10-12'],
      ['5 Desember 1990', '1990-12-05'],
      ['12 August 1990', '1990-08-12'],
      ['May 12, 1990', '1990-05-12'],
      ['1990-05-12', '1990-05-12'],
      ['1990/05/12', '1990-05-12'],
      ['1990-05-12 00:00:00', '1990-05-12'],
      ['1990-05-12T00:00:00Z', '1990-05-12'],
      ['12/05/90', '1990-05-12'],
      ["12/05/'90", '1990-05-12'],
      ['12-05-05', '2005-05-12'],
      ['12-05-20', '1920-05-12'],
      ['12051990', '1990-05-12'],
      ['19900512', '1990-05-12'],
      ['20051990', '1990-05-20'],
      ['5121990', '1990-12-05'],
      ['120590', '1990-05-12'],
      ['33005', '1990-05-12'],
      ['Sabtu, 12 Mei 1990', '1990-05-12'],
      ['12 - 05 - 1990', '1990-05-12'],
      ['12-V-1990', '1990-05-12'],
      ['12 Mei 1990 (36 th)', '1990-05-12'],
      ['１２/０５/１９９０', '1990-05-12'],
      ['29/02/2000', '2000-02-29'],
      ['08/18/1994', '!birth_date.month'],
      ['31/02/1990', '!birth_date.impossible'],
      ['29/02/1990', '!birth_date.impossible'],
      ['00/05/1990', '!birth_date.impossible'],
      ['12/05/2030', '!birth_date.future'],
      ['12/05/1890', '!birth_date.too_early'],
      ['1990', '!birth_date.incomplete'],
      ['Mei 1990', '!birth_date.incomplete'],
      ['kapan-kapan', '!birth_date.unreadable'],
      ['12/05/1990/3', '!birth_date.unreadable'],
      ['', '!birth_date.missing'],
      ['-', '!birth_date.missing'],
    ],
  )
  it('reads the month first where the whole column does', () => {
    expect(said(readBirthDate('08/18/1994', { today, order: 'mdy' }))).toBe('1994-08-18')
    expect(said(readBirthDate('12 Mei 1990', { today, order: 'mdy' }))).toBe('1990-05-12')
  })
  it('counts whole years', () => {
    expect(ageOn('2000-11-24', today)).toBe(26)
    expect(ageOn('2000-11-25', today)).toBe(25)
  })
  it('knows both date systems of spreadsheets', () => {
    expect(serialDate(27553)).toBe('1975-06-08')
    expect(serialDate(27553 - 1462, true)).toBe('1975-06-08')
    expect(serialDate(1)).toBe('1900-01-01')
    expect(serialDate(-1)).toBeUndefined()
  })
})

describe('place and date in one cell', () =>
  it.each([
    ['Malang, 12 Mei 1990', 'Malang', '12 Mei 1990'],
    ['Lumajang / 15 Feb 1998', 'Lumajang', '15 Feb 1998'],
    ['Malang 12-05-1990', 'Malang', '12-05-1990'],
    ['Malang,12-05-1990', 'Malang', '12-05-1990'],
    ['Martapura 12-05-1990', 'Martapura', '12-05-1990'],
    ['Pasar Minggu, 12-05-1990', 'Pasar Minggu', '12-05-1990'],
    ['Malang, Mei 12 1990', 'Malang', 'Mei 12 1990'],
    ['Malang (12 Mei 1990)', 'Malang', '12 Mei 1990'],
    ['12 Mei 1990, Malang', 'Malang', '12 Mei 1990'],
    ['12 Mei 1990', '', '12 Mei 1990'],
    ['Malang', 'Malang', ''],
  ])('%j', (typed, place, date) => expect(splitPlaceAndDate(typed)).toEqual({ place, date })))

describe('phone', () => {
  table(readPhone, [
    ['085777626079', '+6285777626079'],
    ['0813-1656-4184', '+6281316564184'],
    ['+62 85761055423', '+6285761055423'],
    ['6285761055423', '+6285761055423'],
    ['85761055423', '+6285761055423'],
    ['(+62) 857-6105-5423', '+6285761055423'],
    ['+62 0857 6105 5423', '+6285761055423'],
    ['006285761055423', '+6285761055423'],
    ["'085761055423", '+6285761055423'],
    ['WA: 0857 6105 5423', '+6285761055423'],
    ['0857 6105 5423 (istri)', '+6285761055423'],
    ['085761055423/081316564184', '+6285761055423'],
    ['085761055423 081316564184', '+6285761055423'],
    ['0341123456 / 081316564184', '+6281316564184'],
    ['0857/6105/5423', '+6285761055423'],
    ['08123456', '!phone.short'],
    ['081234567', '+6281234567'],
    ['12345', '!phone.short'],
    ['0341-123456', '!phone.not_mobile'],
    ['+60123456789', '!phone.not_mobile'],
    ['0812345678901234', '!phone.long'],
    ['8.13933E+10', '!phone.scientific'],
    ['0812xxxxxxx', '!phone.characters'],
    ['', '!phone.missing'],
    ['-', '!phone.missing'],
  ])
  it('tells of a second number', () => {
    expect(hasSeveralPhones('085761055423/081316564184')).toBe(true)
    expect(hasSeveralPhones('0857/6105/5423')).toBe(false)
    expect(hasSeveralPhones('(+62) 857-6105-5423')).toBe(false)
  })
  it('goes back to the local form', () => expect(localPhone('+6285761055423')).toBe('085761055423'))
})

describe('education', () =>
  table(readEducation, [
    ['SD', '1'],
    ['Tamat SD', '1'],
    ['SLTP', '2'],
    ['SMA', '3'],
    ['SMA/SMK', '3'],
    ['SLTA', '3'],
    ['D1', '10'],
    ['D-II', '4'],
    ['Diploma III', '5'],
    ['D4', '6'],
    ['S-1', '7'],
    ['Sarjana', '7'],
    ['Magister', '8'],
    ['S3', '9'],
    ['03', '3'],
    ['Tidak Sekolah', '!education.unknown'],
  ]))

describe('occupation', () =>
  table(readOccupation, [
    ['Karyawan Swasta', '15'],
    ['PNS', '5'],
    ['15', '15'],
    ['Honorer', '18'],
    ['Cleaning Service', '!occupation.unknown'],
  ]))

describe('codes of residence and e-mail', () => {
  table(readCityCode, [
    ['3507', '3507'],
    ['35.07', '3507'],
    ['35', '!city_code.invalid'],
  ])
  table(readProvinceCode, [
    ['35', '35'],
    ['3507', '!province_code.invalid'],
  ])
  table(readEmail, [
    ['Ani@Example.CO.ID', 'Ani@example.co.id'],
    ['ani@', '!email.invalid'],
    ['-', '!email.invalid'],
  ])
})

describe('texts', () =>
  it('say every fault in both languages with the same parameters', () => {
    const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, hole]) => hole).sort()
    expect(Object.keys(personFaultsEn)).toEqual(Object.keys(personFaultsId))
    for (const [code, text] of Object.entries(personFaultsId)) {
      const other = personFaultsEn[code as keyof typeof personFaultsEn]
      expect(holes(other), code).toEqual(holes(text))
      expect(other, code).not.toBe(text)
    }
  }))
