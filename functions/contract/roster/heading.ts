import type { ColumnRole } from './field.ts'
import { FOREIGN, HEADINGS, JOINING, NOISE, SYNONYMS } from './heading-words.ts'

/** What a heading says: 3 known to the letter, 2 but for noise or a typo, 1 by a leading word. `monthFirst` when it asks for mm/dd. */
export type Heading = { role: ColumnRole; strength: 1 | 2 | 3; monthFirst?: boolean; letters?: 'PW' }

const LONGEST = 80
const compact = (text: string): string => words(text).join('')
// Written as one word (`tgllahir`, `nomorhp`) a short form is not seen as a word: each is known in every form.
const SHORT_FORMS: readonly (readonly [string, string])[] = [
  ['tanggal', 'tgl'],
  ['telepon', 'telp'],
  ['telepon', 'phone'],
  ['no', 'nomor'],
  ['no', 'number'],
  ['hp', 'handphone'],
  ['hp', 'mobile'],
  ['pendidikan', 'pend'],
  ['kontak', 'contact'],
  ['wa', 'whatsapp'],
]
const KNOWN = new Map<string, ColumnRole>(
  HEADINGS.flatMap(([role, list]) =>
    list.split('|').flatMap((heading) => {
      const known = words(heading)
      const forms = SHORT_FORMS.filter(([word]) => known.includes(word)).map(([word, short]) =>
        known.map((each) => (each === word ? short : each)).join(''),
      )
      return [known.join(''), ...forms].map((form) => [form, role] as const)
    }),
  ),
)
const FUZZY = [...KNOWN].filter(([heading]) => heading.length >= 5)
const MEMORY = new Map<string, Heading | undefined>()

/** Reads one heading, alone or below the heading of its group; undefined when it is none that is known. */
export function readHeading(text: string, group = ''): Heading | undefined {
  if (text.length > LONGEST || /\d{6}/.test(text)) return undefined
  const key = `${group}\n${text}`
  if (MEMORY.has(key)) return MEMORY.get(key)
  // Pages live long and files are many: forget rather than grow.
  if (MEMORY.size > 5000) MEMORY.clear()
  const heading = recognise(text, group.length > LONGEST ? '' : group)
  MEMORY.set(key, heading)
  return heading
}

function recognise(text: string, group: string): Heading | undefined {
  const heading = inGroup(text, group) ?? alone(text)
  if (!heading) return undefined
  if (/\bmm?\s?[/.-]\s?dd?\s?[/.-]\s?yy|\b(?:bln|bulan)\s?[/.-]\s?(?:tgl|hari|tanggal)\s?[/.-]/i.test(text))
    heading.monthFirst = true
  if (heading.role === 'sex' && /\bp(?:ria)?\s*\/\s*w(?:anita)?\b/i.test(text)) heading.letters = 'PW'
  return heading
}

function alone(text: string): Heading | undefined {
  const bare = text.replace(/\([^)]*\)?|\[[^\]]*\]?/g, ' ')
  const main = words(bare)
  const tokens = main.length > 0 ? main : words(text)
  if (tokens.length === 0) return /^\s*#\s*$/.test(text) ? { role: 'no', strength: 3 } : undefined
  const exact = KNOWN.get(tokens.join(''))
  if (exact) return { role: exact, strength: 3 }
  if (tokens.some((token) => FOREIGN.has(token))) {
    // `Tgl Lahir / Umur`, `No. KTP/SIM`: what stands first is what is asked for.
    const first = KNOWN.get(compact(bare.split('/')[0] ?? ''))
    return first && first !== 'no' && bare.includes('/')
      ? { role: first, strength: 2 }
      : { role: 'other', strength: 2 }
  }
  const kept = tokens.filter((token) => !NOISE.has(token))
  const bared = kept.length > 0 ? KNOWN.get(kept.join('')) : undefined
  if (bared && !(bared === 'no' && tokens.length > 1)) return { role: bared, strength: 2 }
  const near = nearest(tokens.join('')) ?? (kept.length > 0 ? nearest(kept.join('')) : undefined)
  if (near) return { role: near, strength: 2 }
  const hint = [...text.matchAll(/\(([^)]*)/g)].map(([, inside = '']) => KNOWN.get(compact(inside)))
  const hinted = hint.find((role) => role && role !== 'no')
  if (hinted) return { role: hinted, strength: 2 }
  const leading = tokens.length <= 8 ? byWord(new Set(tokens)) : undefined
  return leading ? { role: leading, strength: 1 } : undefined
}

// Below a group's heading a short label gets its meaning from the group.
function inGroup(text: string, group: string): Heading | undefined {
  if (group.trim() === '') return undefined
  const above = words(group)
  if (above.some((word) => FOREIGN.has(word)) && !KNOWN.has(above.join('')))
    return { role: 'other', strength: 2 }
  const role = alone(group)?.role
  const label = words(text).join('')
  if (role === 'placeDate' || role === 'birthDate' || role === 'birthPlace') {
    if (/^(?:tempat|kota|place|city)$/.test(label)) return { role: 'birthPlace', strength: 2 }
    if (/^(?:tanggal|date|tanggalbulantahun)$/.test(label)) return { role: 'birthDate', strength: 2 }
    if (/^(?:hari|day|dd)$/.test(label)) return { role: 'birthDay', strength: 2 }
    if (/^(?:bulan|month|mm)$/.test(label)) return { role: 'birthMonth', strength: 2 }
    if (/^(?:tahun|year|yyyy)$/.test(label)) return { role: 'birthYear', strength: 2 }
  }
  if (role === 'sex') {
    if (/^(?:l|lk|laki|lakilaki|pria|m|male)$/.test(label)) return { role: 'sexL', strength: 2 }
    if (/^(?:p|pr|perempuan|wanita|w|f|female)$/.test(label)) return { role: 'sexP', strength: 2 }
  }
  if (role === 'name') {
    if (/^(?:depan|first)$/.test(label)) return { role: 'firstName', strength: 2 }
    if (/^(?:tengah|middle)$/.test(label)) return { role: 'middleName', strength: 2 }
    if (/^(?:belakang|last)$/.test(label)) return { role: 'lastName', strength: 2 }
  }
  return undefined
}

function byWord(has: ReadonlySet<string>): ColumnRole | undefined {
  if (has.has('lahir') || has.has('birth')) {
    const place = has.has('tempat') || has.has('place') || has.has('kota')
    const date = has.has('tanggal') || has.has('date')
    if (place && date) return 'placeDate'
    return place ? 'birthPlace' : 'birthDate'
  }
  if (has.has('nik') || has.has('ktp') || has.has('kependudukan')) return has.has('nama') ? 'name' : 'nik'
  if (has.has('kelamin') || has.has('gender') || has.has('sex')) return 'sex'
  if (has.has('email')) return 'email'
  if (has.has('kode')) return undefined
  if (has.has('hp') || has.has('wa') || has.has('telepon')) return 'phone'
  if (has.has('alamat') || has.has('address')) return 'address'
  if (has.has('pendidikan')) return 'education'
  if (has.has('skema')) return 'scheme'
  return has.has('nama') || has.has('name') ? 'name' : undefined
}

function nearest(text: string): ColumnRole | undefined {
  if (text.length < 5 || text.length > 40) return undefined
  const allowed = text.length < 9 ? 1 : 2
  let best: { role: ColumnRole; distance: number } | undefined
  for (const [heading, role] of FUZZY) {
    if (Math.abs(heading.length - text.length) > allowed) continue
    const distance = typos(text, heading, Math.min(allowed, (best?.distance ?? 9) - 1))
    if (distance !== undefined) best = { role, distance }
  }
  return best?.role
}

// Damerau-Levenshtein, given up as soon as a row exceeds what is allowed.
function typos(a: string, b: string, allowed: number): number | undefined {
  if (allowed < 0) return undefined
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const line = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min((above[j] ?? 9) + 1, (line[j - 1] ?? 9) + 1, (above[j - 1] ?? 9) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 9) + 1)
      line.push(cost)
    }
    if (Math.min(...line) > allowed) return undefined
    before = above
    above = line
  }
  const distance = above[b.length] ?? 9
  return distance <= allowed ? distance : undefined
}

function words(text: string): string[] {
  return text
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .normalize('NFKD')
    .replace(/[\p{M}\u00AD\u200B-\u200D\u2060\uFEFF]/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && !JOINING.has(word))
    .map((word) => SYNONYMS[word] ?? word)
}
