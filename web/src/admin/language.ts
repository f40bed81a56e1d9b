import { computed, signal } from '@preact/signals'
import type { Language } from '../../../functions/contract/fields.ts'
import { type Area, areas, type AreaTexts } from './text/areas.ts'
import type { Shell } from './text/id.ts'

type Text = Shell & AreaTexts

const kept = 'gelombang.admin.language'

const stored = (): Language => {
  try {
    return localStorage.getItem(kept) === 'en' ? 'en' : 'id'
  } catch {
    return 'id'
  }
}

export const language = signal<Language>(stored())
const catalogue = signal<Text>()

/** The texts of the chosen language; only after `loadText`, and an area's only where its page was brought. */
export const text = computed(() => {
  if (!catalogue.value) throw new Error('text was read before it was loaded')
  return catalogue.value
})

const wanted = new Set<Area>()
let asked = language.value

const shell = async (of: Language): Promise<Shell> =>
  of === 'en' ? (await import('./text/en.ts')).en : (await import('./text/id.ts')).id

/** Brings what is asked for, and again when more or another language is asked for meanwhile. */
async function bring(): Promise<void> {
  const of = asked
  const named = [...wanted]
  const texts = await Promise.all([shell(of), ...named.map((area) => areas[area][of]())])
  if (of !== asked || named.length < wanted.size) return bring()
  catalogue.value = guarded(Object.assign({}, ...texts))
  language.value = of
}

/** A page that did not name an area must fail where it is tried, not show nothing. */
const guarded = (texts: Text): Text =>
  new Proxy(texts, {
    get(of, area: string) {
      if (area in of) return of[area as keyof Text]
      throw new Error(`the page did not bring the text of ${area}`)
    },
  })

/** Brings the texts of a language, then shows them and keeps the choice. */
export async function loadText(of: Language = language.value) {
  asked = of
  await bring()
  document.documentElement.lang = language.value
  try {
    localStorage.setItem(kept, language.value)
  } catch {
    // Storage may be closed to us; then the choice holds for this page only.
  }
}

/** Brings a page with the texts of its areas. */
export async function withText<P>(page: Promise<P>, ...named: Area[]): Promise<P> {
  for (const area of named) wanted.add(area)
  const [brought] = await Promise.all([page, bring()])
  return brought
}

const locale = computed(() => (language.value === 'en' ? 'en-GB' : 'id-ID'))
const formats = computed(() => ({
  number: new Intl.NumberFormat(locale.value),
  decimal: new Intl.NumberFormat(locale.value, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
  fine: new Intl.NumberFormat(locale.value, { minimumFractionDigits: 3, maximumFractionDigits: 3 }),
  percent: new Intl.NumberFormat(locale.value, { style: 'percent' }),
  change: new Intl.NumberFormat(locale.value, { signDisplay: 'exceptZero', maximumFractionDigits: 1 }),
  day: new Intl.DateTimeFormat(locale.value, { dateStyle: 'medium', timeZone: 'UTC' }),
  short: new Intl.DateTimeFormat(locale.value, { day: 'numeric', month: 'short', timeZone: 'UTC' }),
  weekday: new Intl.DateTimeFormat(locale.value, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }),
  clock: new Intl.DateTimeFormat(locale.value, { timeStyle: 'short', timeZone: 'Asia/Jakarta' }),
  moment: new Intl.DateTimeFormat(locale.value, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Asia/Jakarta',
  }),
}))

export const number = (n: number) => formats.value.number.format(n)
export const decimal = (n: number) => formats.value.decimal.format(n)
/** To a thousandth, where close values are compared. */
export const fine = (n: number) => formats.value.fine.format(n)
/** A share in whole per cent: what is there is never called none, and what lacks anything never whole. */
export function percent(part: number) {
  const { format } = formats.value.percent
  if (part > 0 && part < 0.01) return `<${format(0.01)}`
  return format(part < 1 ? Math.min(part, 0.99) : part)
}
/** With its sign, unless 0. */
export const change = (n: number) => formats.value.change.format(n)
/** `2021-03-02` as 2 Mar 2021. */
export const day = (iso: string) => formats.value.day.format(new Date(iso))
export const shortDay = (iso: string) => formats.value.short.format(new Date(iso))
export const weekday = (iso: string) => formats.value.weekday.format(new Date(iso))
/** An instant, as the clock in Malang shows it. */
export const moment = (iso: string) => formats.value.moment.format(new Date(iso))

/** Only the hour of an instant. */
export const clock = (iso: string) => formats.value.clock.format(new Date(iso))

/** Today in Malang, `yyyy-mm-dd`. */
export const today = () => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Jakarta' }).format(new Date())
