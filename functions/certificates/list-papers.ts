import type { Certificate } from '../contract/certificate.ts'
import type { Language } from '../contract/fields.ts'
import { certificatesFile } from '../contract/lists.ts'
import { stateWords } from '../contract/text/states.ts'
import type { Deps } from '../deps.ts'
import { type Door, door } from '../platform/door.ts'
import { column, createListFile, pagesOf } from '../print/list-file.ts'
import { dayCell } from '../print/workbook.ts'
import { programmeRepository } from '../programmes/repository.ts'
import { certificateRepository } from './repository.ts'

const columns = (language: Language) => [
  column<Certificate>('Nomor sertifikat', 'Certificate number', ({ certificateNo }) => certificateNo),
  column<Certificate>('Nomor registrasi', 'Registration number', ({ registrationNo }) => registrationNo),
  column<Certificate>('Nomor blangko', 'Blank number', ({ blankNo }) => blankNo),
  column<Certificate>('Nama', 'Name', ({ name }) => name),
  column<Certificate>('Perusahaan', 'Company', ({ companyName }) => companyName),
  column<Certificate>('Skema', 'Scheme', (one) => (language === 'en' ? one.schemeNameEn : one.schemeName)),
  column<Certificate>('Terbit', 'Issued', ({ issuedOn }) => dayCell(issuedOn)),
  column<Certificate>('Berlaku sampai', 'Valid until', ({ expiresOn }) => dayCell(expiresOn)),
  column<Certificate>('Keadaan', 'State', ({ state }) => stateWords[language].certificateState[state]),
  column<Certificate>('Alasan', 'Reason', ({ reason }) => reason),
]

/** The register of certificates as a file. */
export function certificateListPapers(deps: Deps): Door[] {
  const programmes = programmeRepository(deps)
  const register = certificateRepository(deps)
  const listFile = createListFile(deps)
  return [
    door(certificatesFile, async ({ params: { programme }, query, actor }) => {
      await programmes.get(programme)
      const { state, wave, company } = query
      return listFile({
        programme,
        query,
        actor,
        kind: 'certificate',
        filename: 'sertifikat',
        columns: columns(query.language),
        pages: pagesOf((after) => register.list(programme, { state, wave, company }, after, 500)),
      })
    }),
  ]
}
