import { refused, taken } from './fault.ts'
import type { Reading } from './fault.ts'
import { isNothing, plain } from './typed.ts'

export type Sex = 'L' | 'P'

const WORDS: Readonly<Record<string, Sex>> = {
  l: 'L',
  lk: 'L',
  lki: 'L',
  laki: 'L',
  lakilaki: 'L',
  laki2: 'L',
  lelaki: 'L',
  lakilk: 'L',
  pria: 'L',
  m: 'L',
  male: 'L',
  man: 'L',
  bapak: 'L',
  bpk: 'L',
  tuan: 'L',
  tn: 'L',
  cowok: 'L',
  cowo: 'L',
  p: 'P',
  pr: 'P',
  prp: 'P',
  pr2: 'P',
  perempuan: 'P',
  wanita: 'P',
  wnt: 'P',
  w: 'P',
  f: 'P',
  female: 'P',
  woman: 'P',
  ibu: 'P',
  nyonya: 'P',
  ny: 'P',
  nona: 'P',
  nn: 'P',
  cewek: 'P',
  cewe: 'P',
}

/** Reads `L`, `Laki-laki`, `Pria`, `P`, `Perempuan`, `Wanita`, `male`, `F` and their like. In a column of `P` and `W` (pria, wanita) the letter P means a man: say `letters: 'PW'`. */
export function readSex(raw: string, letters: 'LP' | 'PW' = 'LP'): Reading<Sex> {
  const text = plain(raw).toLowerCase()
  if (isNothing(text)) return refused('sex.missing')
  if (letters === 'PW' && text === 'p') return taken('L')
  const whole = word(text.replace(/[^a-z0-9]/g, ''))
  if (whole) return taken(whole)
  const parts = new Set(
    text
      .split(/[^a-z0-9-]+/)
      .filter(Boolean)
      .map((part) => word(part.replace(/-/g, ''))),
  )
  const [only] = parts
  return parts.size === 1 && only ? taken(only) : refused('sex.unknown')
}

function word(text: string): Sex | undefined {
  if (Object.hasOwn(WORDS, text)) return WORDS[text]
  if (/^la(?:k|ki){1,2}[a-z]{0,4}$/.test(text) && text.length > 4) return 'L'
  if (/^p[er]{1,3}m[pu]{1,3}[uan]{1,4}$/.test(text)) return 'P'
  return undefined
}
