import type { Language } from '../contract/fields.ts'
import { standingsFile } from '../contract/lists.ts'
import type { StandingRow } from '../contract/standing.ts'
import { stateWords } from '../contract/text/states.ts'
import type { Deps } from '../deps.ts'
import { type Door, door } from '../platform/door.ts'
import { column, createListFile, pagesOf } from '../print/list-file.ts'
import { dayCell, dayOf } from '../print/workbook.ts'
import { programmeRepository } from '../programmes/repository.ts'
import { standingRepository } from './repository.ts'
import { standingSettings } from './settings-repository.ts'

const columns = (language: Language) => {
  const words = stateWords[language]
  return [
    column<StandingRow>('Nama', 'Name', ({ name }) => name),
    column<StandingRow>('Kecamatan', 'District', ({ district }) => district),
    column<StandingRow>('Keadaan', 'State', ({ state }) => words.companyState[state]),
    column<StandingRow>('Status', 'Standing', ({ standing }) => words.standing[standing]),
    column<StandingRow>('Ditunggu sejak', 'Awaited since', ({ awaitedSince }) => dayOf(awaitedSince)),
    column<StandingRow>('Berstatus sejak', 'Stands so since', ({ standingSince }) => dayOf(standingSince)),
    column<StandingRow>('Jawab paling lambat', 'Answer by', ({ answerBy }) => answerBy && dayCell(answerBy)),
    column<StandingRow>('Jawaban belum dibaca', 'Answers unread', ({ answersWaiting }) => answersWaiting),
    column<StandingRow>('Disepakati', 'Agreed', ({ agreed }) => agreed),
    column<StandingRow>('Dinominasikan', 'Nominated', ({ nominated }) => nominated),
    column<StandingRow>('Terverifikasi', 'Verified', ({ verified }) => verified),
    column<StandingRow>(
      'Usul sistem',
      'Proposed',
      ({ proposal }) => proposal && words.standing[proposal.kind],
    ),
  ]
}

/** The list of standings as a file. */
export function standingListPapers(deps: Deps): Door[] {
  const programmes = programmeRepository(deps)
  const standings = standingRepository(deps)
  const settings = standingSettings(deps)
  const listFile = createListFile(deps)
  return [
    door(standingsFile, async ({ params: { programme }, query, actor }) => {
      const [{ nominateUntil }, rules] = await Promise.all([
        programmes.get(programme),
        settings.get(programme),
      ])
      const { standing, proposal, district, answered } = query
      const filter = { standing, proposal, district, answered }
      return listFile({
        programme,
        query,
        actor,
        kind: 'standing',
        filename: 'status-kooperatif',
        columns: columns(query.language),
        pages: pagesOf((after) =>
          standings.list(programme, filter, async () => ({ nominateUntil, rules }), after, 500),
        ),
      })
    }),
  ]
}
