import type { Language } from '../contract/fields.ts'
import { seatsFile, wavesFile } from '../contract/lists.ts'
import { stateWords } from '../contract/text/states.ts'
import { planWorkbook, type Wave } from '../contract/wave.ts'
import type { Deps } from '../deps.ts'
import { type Door, door } from '../platform/door.ts'
import { dayIn } from '../platform/jakarta.ts'
import { nominationRepository } from '../nominations/repository.ts'
import type { StoredNomination } from '../nominations/nomination.ts'
import { hours } from '../platform/dates.ts'
import { column, createListFile } from '../print/list-file.ts'
import { dayCell } from '../print/workbook.ts'
import { schemeNames } from '../programmes/programme.ts'
import { programmeRepository } from '../programmes/repository.ts'
import { boardSheets, boardWorkbook } from './board-workbook.ts'
import { planRepository } from './plan-repository.ts'
import { registers } from './registers.ts'
import { waveRepository } from './repository.ts'

/** Names of what waves speak of by id. */
type Names = {
  venue: (id: string) => string
  assessor: (id: string) => string
  scheme: (id: string) => string
}
const waveColumns = ({ venue, assessor, scheme }: Names, language: Language) => [
  column<Wave>('Tanggal', 'Date', ({ date }) => dayCell(date)),
  column<Wave>('Jam', 'Hours', ({ startsAt, endsAt }) => hours(startsAt, endsAt, language)),
  column<Wave>('Skema', 'Scheme', (one) => scheme(one.scheme)),
  column<Wave>('Tempat', 'Venue', (one) => venue(one.venue)),
  column<Wave>('Asesor', 'Assessors', ({ assessors }) => assessors.map(assessor).join(', ')),
  column<Wave>('Kursi', 'Seats', ({ seats }) => seats),
  column<Wave>('Terisi', 'Taken', ({ taken }) => taken),
  column<Wave>('Keadaan', 'State', ({ state }) => stateWords[language].waveState[state]),
  column<Wave>('Alasan batal', 'Why cancelled', ({ cancellation }) => cancellation),
]
const seatColumns = (wave: Wave, language: Language) => [
  column<StoredNomination>('Tanggal', 'Date', () => dayCell(wave.date)),
  column<StoredNomination>('Perusahaan', 'Company', ({ companyName }) => companyName),
  column<StoredNomination>('Nama', 'Name', ({ name }) => name),
  column<StoredNomination>('Keadaan', 'State', ({ state }) => stateWords[language].nominationState[state]),
]
const named = (all: readonly { id: string; name: string }[]) => {
  const names = new Map(all.map(({ id, name }) => [id, name]))
  return (id: string) => names.get(id) ?? id
}

/** A plan as a workbook, to check and to hand on; waves and who sits in them as lists. */
export function wavePapers(deps: Deps): Door[] {
  const plans = planRepository(deps)
  const waves = waveRepository(deps)
  const programmes = programmeRepository(deps)
  const { venues, assessors } = registers(deps)
  const nominations = nominationRepository(deps)
  const listFile = createListFile(deps)
  return [
    door(wavesFile, async ({ params: { programme }, query, actor }) => {
      const { language } = query
      const [known, all, places, examiners] = await Promise.all([
        programmes.get(programme),
        waves.list(programme),
        venues.list(programme),
        assessors.list(programme),
      ])
      const names = { venue: named(places), assessor: named(examiners), scheme: schemeNames(known, language) }
      return listFile({
        programme,
        query,
        actor,
        kind: 'wave',
        filename: 'gelombang',
        columns: waveColumns(names, language),
        pages: [all],
      })
    }),
    door(seatsFile, async ({ params: { programme, wave: id }, query, actor }) => {
      const [wave, people] = await Promise.all([
        waves.get(programme, id),
        nominations.listOfWave(programme, id),
      ])
      return listFile({
        programme,
        query,
        actor,
        kind: 'wave',
        filename: `peserta-${wave.date}`,
        columns: seatColumns(wave, query.language),
        pages: [people],
      })
    }),
    door(planWorkbook, async ({ params: { programme, plan: id }, language }) => {
      const [{ schemes }, plan, all, places, examiners] = await Promise.all([
        programmes.get(programme),
        plans.get(programme, id),
        waves.list(programme),
        venues.list(programme),
        assessors.list(programme),
      ])
      const scheme = schemeNames({ schemes }, language)
      const sheets = boardSheets({ plan, waves: all, venues: places, assessors: examiners, scheme }, language)
      return new Response(await boardWorkbook(sheets), {
        headers: {
          'content-type': planWorkbook.file,
          'content-disposition': `attachment; filename="rencana-${dayIn(new Date(plan.madeAt))}.xlsx"`,
        },
      })
    }),
  ]
}
