import type { Company } from '../contract/company.ts'
import type { Language } from '../contract/fields.ts'
import { companiesFile } from '../contract/lists.ts'
import { stateWords } from '../contract/text/states.ts'
import type { Deps } from '../deps.ts'
import { type Door, door } from '../platform/door.ts'
import { column, createListFile, pagesOf } from '../print/list-file.ts'
import { programmeRepository } from '../programmes/repository.ts'
import { nominated } from './company.ts'
import { companyRepository } from './repository.ts'

const columns = (language: Language) => {
  const words = stateWords[language]
  return [
    column<Company>('Nama', 'Name', ({ name }) => name),
    column<Company>('Jenis', 'Kind', ({ kind }) => kind),
    column<Company>('Kecamatan', 'District', ({ district }) => district),
    column<Company>('NIB', 'NIB', ({ nib }) => nib),
    column<Company>('Narahubung', 'Contact', ({ contactName }) => contactName),
    column<Company>('Telepon', 'Phone', ({ contactPhone }) => contactPhone),
    column<Company>('Surel', 'E-mail', ({ email }) => email),
    column<Company>('Keadaan', 'State', ({ state }) => words.companyState[state]),
    column<Company>('Status', 'Standing', ({ standing }) => words.standing[standing]),
    column<Company>('Perkiraan tenaga', 'Expected', ({ expectedWorkers }) => expectedWorkers),
    column<Company>('Dinominasikan', 'Nominated', ({ counts }) => nominated(counts)),
    ...(['verified', 'assigned', 'certified'] as const).map((state) => ({
      head: { id: stateWords.id.nominationState[state], en: stateWords.en.nominationState[state] },
      of: ({ counts }: Company) => counts[state] ?? 0,
    })),
  ]
}

export function companyPapers(deps: Deps): Door[] {
  const companies = companyRepository(deps)
  const programmes = programmeRepository(deps)
  const listFile = createListFile(deps)
  return [
    door(companiesFile, async ({ params: { programme }, query, actor }) => {
      await programmes.get(programme)
      return listFile({
        programme,
        query,
        actor,
        kind: 'company',
        filename: 'perusahaan',
        columns: columns(query.language),
        pages: pagesOf((after) => companies.list(programme, query, after, 500)),
      })
    }),
  ]
}
