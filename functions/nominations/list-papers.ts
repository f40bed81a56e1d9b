import type { Language } from '../contract/fields.ts'
import { nominationsFile } from '../contract/lists.ts'
import { type Nomination, nominationStates } from '../contract/nomination.ts'
import type { Programme } from '../contract/programme.ts'
import { stateWords } from '../contract/text/states.ts'
import type { Deps } from '../deps.ts'
import { type Door, door } from '../platform/door.ts'
import { column, createListFile, pagesOf } from '../print/list-file.ts'
import { dayCell, dayOf } from '../print/workbook.ts'
import { schemeNames } from '../programmes/programme.ts'
import { programmeRepository } from '../programmes/repository.ts'
import { nominationRepository } from './repository.ts'

const columns = (programme: Programme, language: Language) => {
  const words = stateWords[language]
  const scheme = schemeNames(programme, language)
  return [
    column<Nomination>('Nama', 'Name', ({ name }) => name),
    column<Nomination>('NIK (disamarkan)', 'NIK (masked)', ({ nik }) => nik),
    column<Nomination>('L/P', 'Sex', ({ sex }) => sex),
    column<Nomination>('Tanggal lahir', 'Birth date', ({ birthDate }) => dayCell(birthDate)),
    column<Nomination>('Telepon', 'Phone', ({ phone }) => phone),
    column<Nomination>('Surel', 'E-mail', ({ email }) => email),
    column<Nomination>('Perusahaan', 'Company', ({ companyName }) => companyName),
    column<Nomination>('Skema', 'Scheme', (one) => scheme(one.scheme)),
    column<Nomination>('Keadaan', 'State', ({ state }) => words.nominationState[state]),
    column<Nomination>('Dikirim', 'Submitted', ({ submittedAt }) => dayOf(submittedAt)),
    column<Nomination>('Diverifikasi', 'Verified', ({ verifiedAt }) => dayOf(verifiedAt)),
    column<Nomination>('Hari ujian', 'Exam', ({ examDate }) => examDate && dayCell(examDate)),
    column<Nomination>('Nomor sertifikat', 'Certificate number', ({ certificateNo }) => certificateNo),
    column<Nomination>('Alasan', 'Reason', ({ reason }) => reason),
  ]
}

/** The list of nominations as a file. */
export function nominationListPapers(deps: Deps): Door[] {
  const programmes = programmeRepository(deps)
  const nominations = nominationRepository(deps)
  const listFile = createListFile(deps)

  async function* pages(programme: string, { state, company, scheme }: Filter) {
    for (const one of state ? [state] : nominationStates)
      yield* pagesOf(async (after) => {
        const { items, next } = await nominations.listByState(
          programme,
          { state: one, company, scheme },
          after,
          500,
        )
        return { items: items.map(nominations.shown), next }
      })
  }

  return [
    door(nominationsFile, async ({ params: { programme }, query, actor }) =>
      listFile({
        programme,
        query,
        actor,
        kind: 'nomination',
        filename: 'nominasi',
        columns: columns(await programmes.get(programme), query.language),
        pages: pages(programme, query),
      }),
    ),
  ]
}
type Filter = {
  state?: Nomination['state'] | undefined
  company?: string | undefined
  scheme?: string | undefined
}
