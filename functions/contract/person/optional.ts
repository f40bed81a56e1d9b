import { refused, taken } from './fault.ts'
import type { Reading } from './fault.ts'
import { plain, tidy } from './typed.ts'

/** Reads a worker's e-mail address; the part behind the @ in lower case. */
export function readEmail(raw: string): Reading<string> {
  const text = plain(raw).replace(/^mailto:/i, '')
  if (text.length > 254) return refused('email.invalid')
  const match =
    /^([\w.!#$%&'*+/=?^`{|}~-]{1,64})@((?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z]{2,63})$/i.exec(text)
  return match && text.length <= 254
    ? taken(`${match[1]}@${match[2]?.toLowerCase()}`)
    : refused('email.invalid')
}

/** Reads a code of a city or regency of residence, `3507` or `35.07`. */
export const readCityCode = (raw: string): Reading<string> => readCode(raw, 4, 'city_code.invalid')

/** Reads a code of a province of residence, `35`. */
export const readProvinceCode = (raw: string): Reading<string> => readCode(raw, 2, 'province_code.invalid')

/** Reads an address: free text of one line, at most 300 characters, without markup and control characters. */
export const readAddress = (raw: string): Reading<string> => readText(raw, 300, 'address.invalid')

/** Reads a place of birth: free text, at most 100 characters. */
export const readBirthPlace = (raw: string): Reading<string> => readText(raw, 100, 'birth_place.invalid')

/** Reads the name or code of a scheme: free text, at most 100 characters; whether it exists is the programme's to say. */
export const readScheme = (raw: string): Reading<string> => readText(raw, 100, 'scheme.invalid')

function readCode(
  raw: string,
  digits: number,
  code: 'city_code.invalid' | 'province_code.invalid',
): Reading<string> {
  const text = plain(raw).replace(/[\s.'’]/g, '')
  return text.length === digits && /^[1-9]\d+$/.test(text) ? taken(text) : refused(code)
}

function readText(
  raw: string,
  max: number,
  code: 'address.invalid' | 'birth_place.invalid' | 'scheme.invalid',
): Reading<string> {
  if (raw.length <= max && /^[A-Za-z\d][A-Za-z\d.,/]*(?: [A-Za-z\d.,/]+)*$/.test(raw)) return taken(raw)
  const text = tidy(raw)
  const hostile = /(?![\t\n\r])\p{Cc}|[\u202A-\u202E\u2066-\u2069\uFFFD<>]/u.test(raw) || /^[=+@]/.test(text)
  return hostile || [...text].length > max || !/[\p{L}\p{N}]/u.test(text) ? refused(code) : taken(text)
}
