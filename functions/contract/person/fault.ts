/** Every reason for which a worker's field is refused, doubted or left out; the texts stand in `text-id.ts` and `text-en.ts`. */
export type PersonFaultCode =
  | 'nik.missing'
  | 'nik.number'
  | 'nik.scientific'
  | 'nik.characters'
  | 'nik.length'
  | 'nik.province'
  | 'nik.date'
  | 'nik.serial'
  | 'name.missing'
  | 'name.control'
  | 'name.formula'
  | 'name.markup'
  | 'name.characters'
  | 'name.length'
  | 'sex.missing'
  | 'sex.unknown'
  | 'sex.contradicts_nik'
  | 'birth_date.missing'
  | 'birth_date.unreadable'
  | 'birth_date.incomplete'
  | 'birth_date.impossible'
  | 'birth_date.month'
  | 'birth_date.future'
  | 'birth_date.too_early'
  | 'birth_date.age'
  | 'birth_date.contradicts_nik'
  | 'birth_date.swapped'
  | 'phone.missing'
  | 'phone.scientific'
  | 'phone.characters'
  | 'phone.not_mobile'
  | 'phone.short'
  | 'phone.long'
  | 'phone.several'
  | 'email.invalid'
  | 'birth_place.invalid'
  | 'address.invalid'
  | 'city_code.invalid'
  | 'province_code.invalid'
  | 'education.unknown'
  | 'occupation.unknown'
  | 'scheme.invalid'

/** A coded reason with the numbers and words that its text needs. */
export type Fault = { code: PersonFaultCode; params?: Readonly<Record<string, string | number>> }

/** What a field rule makes of typed text: the normalised value, or why there is none. */
export type Reading<T> = { ok: true; value: T } | { ok: false; fault: Fault }

export const taken = <T>(value: T): Reading<T> => ({ ok: true, value })

export const refused = (code: PersonFaultCode, params?: Fault['params']): { ok: false; fault: Fault } => ({
  ok: false,
  fault: params ? { code, params } : { code },
})
