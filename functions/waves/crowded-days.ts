import type { Plan } from '../contract/wave.ts'
import { groupBy } from '../platform/group-by.ts'

type Seat = { company: string; date: string; wave: string }

/**
 * Days on which a company sends more people, over several waves, than it may send to one: its workplaces could be
 * left without cleaners. Breaks no rule, so that it is a warning. `cap` gives the limit per wave; Infinity: none.
 */
export const crowdedDays = (seats: readonly Seat[], cap: (company: string) => number): Plan['faults'] =>
  [...groupBy(seats, ({ company, date }) => `${date} ${company}`)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, people]) => {
      const { company, date } = people[0]!
      const most = cap(company)
      const waves = new Set(people.map(({ wave }) => wave)).size
      if (waves < 2 || people.length <= most) return []
      return [{ kind: 'company_day' as const, company, date, placed: people.length, cap: most }]
    })
