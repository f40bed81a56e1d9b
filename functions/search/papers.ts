import type { Language } from '../contract/fields.ts'
import { foundFile } from '../contract/lists.ts'
import { stateWords } from '../contract/text/states.ts'
import type { Deps } from '../deps.ts'
import { nominationRepository } from '../nominations/repository.ts'
import { type Door, door } from '../platform/door.ts'
import { column, createListFile } from '../print/list-file.ts'
import { programmeRepository } from '../programmes/repository.ts'
import { searchRepository } from './repository.ts'

/** The most of each kind in a file. */
const most = 200

type Hit = { kind: string; name: string; number?: string | undefined; of: string; state: string }
const kinds: Record<Language, Record<'company' | 'nomination' | 'certificate', string>> = {
  id: { company: 'Perusahaan', nomination: 'Nominasi', certificate: 'Sertifikat' },
  en: { company: 'Company', nomination: 'Nomination', certificate: 'Certificate' },
}
const columns = [
  column<Hit>('Jenis', 'Kind', ({ kind }) => kind),
  column<Hit>('Nama', 'Name', ({ name }) => name),
  column<Hit>('Nomor', 'Number', ({ number }) => number),
  column<Hit>('Perusahaan atau kecamatan', 'Company or district', ({ of }) => of),
  column<Hit>('Keadaan', 'State', ({ state }) => state),
]

/** What a search finds as a file; what was asked for, a NIK perhaps, is not on record. */
export function searchPapers(deps: Deps): Door[] {
  const found = searchRepository(deps)
  const programmes = programmeRepository(deps)
  const { shown } = nominationRepository(deps)
  const listFile = createListFile(deps)
  return [
    door(foundFile, async ({ params: { programme }, body: { text, ...query }, actor }) => {
      await programmes.get(programme)
      const [words, kind] = [stateWords[query.language], kinds[query.language]]
      const { companies, nominations, certificates } = await found.everything(programme, text, most)
      const rows: Hit[] = [
        ...companies.map(({ name, nib, district, state }) => ({
          kind: kind.company,
          name,
          number: nib,
          of: district,
          state: words.companyState[state],
        })),
        ...nominations.map(shown).map(({ name, nik, companyName, state }) => ({
          kind: kind.nomination,
          name,
          number: nik,
          of: companyName,
          state: words.nominationState[state],
        })),
        ...certificates.map(({ name, certificateNo, companyName, state }) => ({
          kind: kind.certificate,
          name,
          number: certificateNo,
          of: companyName,
          state: words.certificateState[state],
        })),
      ]
      return listFile({
        programme,
        query,
        actor,
        kind: 'search',
        filename: 'hasil-cari',
        columns,
        pages: [rows],
      })
    }),
  ]
}
