import type { Language } from '../contract/fields.ts'
import type { Assessor, Plan, Venue, Wave } from '../contract/wave.ts'
import { whyNotMore } from '../contract/why-not-more.ts'
import { hours } from '../platform/dates.ts'
import { groupBy } from '../platform/group-by.ts'
import { dayIn } from '../platform/jakarta.ts'
import { type Cell, dayCell, fill } from '../print/workbook.ts'
import { boardWords } from './board-words.ts'

type Sheet = { name: string; head: readonly string[]; rows: Cell[][] }

/** What a plan is printed with: names of what it speaks of by id. */
export type BoardFacts = {
  plan: Plan
  /** By date and hour. */
  waves: readonly Wave[]
  venues: readonly Venue[]
  assessors: readonly Assessor[]
  /** Name of a scheme. */
  scheme: (id: string) => string
}

/** The sheets of a plan's workbook: waves, people, who is left out, shares. Of a person: name and company only. */
export function boardSheets(facts: BoardFacts, language: Language): Sheet[] {
  const { plan, waves, scheme } = facts
  const t = boardWords[language]
  const venueOf = new Map(facts.venues.map(({ id, name }) => [id, name]))
  const assessorOf = new Map(facts.assessors.map(({ id, name }) => [id, name]))
  const seated = groupBy(plan.assignments, ({ wave }) => wave)
  const dateOf = new Map(waves.map(({ id, date }) => [id, dayCell(date)]))
  const company = (id: string) => plan.companies[id] ?? id
  const byName = <T extends { company: string; name: string }>(people: readonly T[]) =>
    people.toSorted(
      (a, b) => company(a.company).localeCompare(company(b.company)) || a.name.localeCompare(b.name),
    )
  const place = (wave: Wave) => [
    dayCell(wave.date),
    hours(wave.startsAt, wave.endsAt, language),
    scheme(wave.scheme),
    venueOf.get(wave.venue) ?? wave.venue,
  ]
  const shown = waves.filter(
    ({ id, state, date }) =>
      seated.has(id) ||
      ((state === 'planned' || state === 'confirmed') && date >= dayIn(new Date(plan.madeAt))),
  )

  return [
    {
      name: t.sheets.waves,
      head: t.waves,
      rows: shown.map((wave) => {
        const people = seated.get(wave.id) ?? []
        const kept = people.filter((one) => one.kept).length
        return [
          ...place(wave),
          wave.assessors.map((id) => assessorOf.get(id) ?? id).join(', '),
          wave.seats,
          people.length,
          kept,
          people.length - kept,
        ]
      }),
    },
    {
      name: t.sheets.people,
      head: t.people,
      rows: shown.flatMap((wave) =>
        byName(seated.get(wave.id) ?? []).map((one) => [
          ...place(wave),
          company(one.company),
          one.name,
          one.kept ? t.kept : one.from ? t.moved : t.new,
          one.from && dateOf.get(one.from),
        ]),
      ),
    },
    {
      name: t.sheets.left,
      head: t.left,
      rows: byName(plan.unplaced).map((one) => [
        company(one.company),
        one.name,
        scheme(one.scheme),
        t.reasons[one.reason],
      ]),
    },
    {
      name: t.sheets.shares,
      head: t.shares,
      rows: plan.shares
        .toSorted((a, b) => company(a.company).localeCompare(company(b.company)))
        .map((share) => [
          company(share.company),
          scheme(share.scheme),
          share.nominated,
          share.placed,
          share.nominated > 0 ? share.placed / share.nominated : 0,
          share.locked,
          share.unsuitable,
          share.next && `(2 × ${share.placed + 1} − 1) / ${share.nominated}`,
          share.next && share.next.over / share.next.under,
          share.given && share.given.over / share.given.under,
          whyNotMore(share, language),
        ]),
    },
  ]
}

/** The sheets as an `.xlsx`. */
export async function boardWorkbook(sheets: readonly Sheet[]): Promise<Uint8Array<ArrayBuffer>> {
  // A megabyte that only a download needs.
  const { default: exceljs } = await import('exceljs')
  const book = new exceljs.Workbook()
  for (const { name, head, rows } of sheets) {
    const sheet = book.addWorksheet(name, {
      views: [{ state: 'frozen', ySplit: 1 }],
      pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    })
    for (const values of [head, ...rows]) {
      const row = sheet.addRow([])
      values.forEach((value, column) => fill(row.getCell(column + 1), value))
    }
    sheet.getRow(1).font = { bold: true }
    head.forEach((title, column) => {
      const longest = Math.max(title.length, ...rows.map((row) => lengthOf(row[column])))
      sheet.getColumn(column + 1).width = Math.min(60, longest + 2)
    })
  }
  return Uint8Array.from(new Uint8Array(await book.xlsx.writeBuffer()))
}

const lengthOf = (value: Cell) => (typeof value === 'string' ? value.length : 10)
