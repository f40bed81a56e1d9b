import type { Language } from './fields.ts'
import type { Plan } from './wave.ts'

type Share = Plan['shares'][number]
type Fraction = NonNullable<Share['next']>

const words = {
  id: {
    all: 'Semua dapat kursi',
    able: (n: number) => `Semua yang bisa hadir dapat kursi; ${n} orang tidak cocok dengan tanggal mana pun`,
    none: 'Tidak ada gelombang yang tanggalnya cocok untuk orang-orangnya',
    own_limit: 'Tanggal orang-orangnya sendiri atau batas per gelombang tidak mengizinkan lebih',
    seats: 'Gelombang yang cocok sudah penuh; tidak ada yang didahulukan',
    quota: 'Kuota BNSP skema ini habis; tidak ada yang didahulukan',
    chosen: 'Kursinya dipegang perusahaan lain menurut penempatan petugas',
    next: (place: number, sum: string) => `Hak kursi ke-${place}: ${sum}.`,
    less: (given: string) => `Kursi terakhir diberikan pada hak ${given}; yang lebih kecil didahulukan`,
    equal: (given: string) =>
      `Kursi terakhir diberikan pada hak ${given}: sama kuat, lalu tanggal dan urutan nama yang menentukan`,
  },
  en: {
    all: 'Everyone has a seat',
    able: (n: number) => `Everyone who can come has a seat; no date suits ${n}`,
    none: 'No wave is on a day that suits its people',
    own_limit: 'The dates of its own people, or the limit per wave, allow no more',
    seats: 'The suitable waves are full; nobody was preferred',
    quota: 'The BNSP quota of this scheme is used up; nobody was preferred',
    chosen: 'Other companies hold the seats, as an officer placed them',
    next: (place: number, sum: string) => `Claim of seat ${place}: ${sum}.`,
    less: (given: string) => `The last seat went at ${given}: the lesser claim comes first`,
    equal: (given: string) =>
      `The last seat went at ${given}: an equal claim, so dates and the order of names decided`,
  },
} satisfies Record<Language, unknown>

/** Why a company got no more seats in a scheme, with the sum by which it can be checked. */
export function whyNotMore(share: Share, language: Language): string {
  const { stop, nominated, placed, locked, unsuitable, next, given } = share
  const t = words[language]
  const fine = new Intl.NumberFormat(language === 'en' ? 'en-GB' : 'id-ID', {
    minimumFractionDigits: 3,
    maximumFractionDigits: 3,
  })
  const value = ({ over, under }: Fraction) => fine.format(over / under)
  if (stop === 'complete') {
    if (unsuitable === 0) return t.all
    return unsuitable === nominated - locked && locked === 0 ? t.none : t.able(unsuitable)
  }
  if (stop !== 'shared') return t[stop]
  if (!next || !given) return t.chosen
  const place = placed + 1
  const sum = `(2 × ${place} − 1) / ${nominated} = ${value(next)}`
  const at = `${given.over}/${given.under} = ${value(given)}`
  // Crosswise, so that equal fractions are equal.
  const isEqual = next.over * given.under === given.over * next.under
  return `${t.next(place, sum)} ${isEqual ? t.equal(at) : t.less(at)}`
}
