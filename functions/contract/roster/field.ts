/** What a roster may tell of a worker; the first five are required. */
export const ROSTER_FIELDS = [
  'nik',
  'name',
  'sex',
  'birthDate',
  'phone',
  'birthPlace',
  'address',
  'cityCode',
  'provinceCode',
  'education',
  'occupation',
  'email',
  'scheme',
] as const
export type RosterField = (typeof ROSTER_FIELDS)[number]

export const REQUIRED_FIELDS = ['nik', 'name', 'sex', 'birthDate', 'phone'] as const satisfies RosterField[]

/** What a column can be: a field, a part of one that is spread over columns, the running number, or something that is none of ours. */
export type ColumnRole =
  | RosterField
  | 'placeDate'
  | 'firstName'
  | 'middleName'
  | 'lastName'
  | 'birthDay'
  | 'birthMonth'
  | 'birthYear'
  | 'sexL'
  | 'sexP'
  | 'no'
  | 'other'
