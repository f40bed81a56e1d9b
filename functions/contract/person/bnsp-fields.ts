/** What BNSP's list asks of a worker beyond the nomination. E-mail is not among it: many workers have none. */
export const bnspFields = [
  'birthPlace',
  'address',
  'cityCode',
  'provinceCode',
  'education',
  'occupation',
] as const
