import type { Language } from '../contract/fields.ts'
import { seekersFile } from '../contract/lists.ts'
import type { Programme } from '../contract/programme.ts'
import { type JobSeeker, workerCertificatePaper } from '../contract/worker-page.ts'
import type { Deps } from '../deps.ts'
import { type Door, door } from '../platform/door.ts'
import { AppError } from '../platform/errors.ts'
import { column, createListFile, pagesOf } from '../print/list-file.ts'
import { dayCell, dayOf } from '../print/workbook.ts'
import { schemeNames } from '../programmes/programme.ts'
import { programmeRepository } from '../programmes/repository.ts'
import { createOpening } from './opening.ts'
import { createSeekers } from './seekers.ts'

const columns = (programme: Programme, language: Language) => {
  const scheme = schemeNames(programme, language)
  return [
    column<JobSeeker>('Nama', 'Name', ({ name }) => name),
    column<JobSeeker>('Skema', 'Scheme', (one) => scheme(one.scheme)),
    column<JobSeeker>('Kecamatan', 'District', ({ district }) => district),
    column<JobSeeker>('Telepon', 'Phone', ({ phone }) => phone),
    column<JobSeeker>('Surel', 'E-mail', ({ email }) => email),
    column<JobSeeker>('Nomor sertifikat', 'Certificate number', ({ certificateNo }) => certificateNo),
    column<JobSeeker>('Berlaku sampai', 'Valid until', ({ expiresOn }) => dayCell(expiresOn)),
    column<JobSeeker>('Terbuka sejak', 'Open since', ({ since }) => dayOf(since)),
  ]
}

/** Her own certificate, for the ticket of her page; and for the placement desk, who looks for work. */
export function workerPapers(deps: Deps): Door[] {
  const { ticketed, certificateOf } = createOpening(deps)
  const programmes = programmeRepository(deps)
  const seekers = createSeekers(deps)
  const listFile = createListFile(deps)
  return [
    door(seekersFile, async ({ params: { programme }, query, actor }) => {
      const { scheme, district, language } = query
      return listFile({
        programme,
        query,
        actor,
        kind: 'placement',
        filename: 'pencari-kerja',
        columns: columns(await programmes.get(programme), language),
        pages: pagesOf((after) => seekers(programme, { scheme, district }, after, actor)),
      })
    }),
    door(workerCertificatePaper, async ({ body }) => {
      const certificate = await certificateOf(await ticketed(body.ticket))
      if (!certificate) throw new AppError('not_found', 'certificate.unknown', 'No certificate')
      if (certificate.state !== 'issued')
        throw new AppError('conflict', 'certificate.wrong_state', 'It is not good any more')
      const [{ printCertificate }, programme] = await Promise.all([
        import('../certificates/paper.ts'),
        programmes.get(certificate.programme),
      ])
      return new Response(await printCertificate(certificate, programme, deps), {
        headers: {
          'content-type': workerCertificatePaper.file,
          'content-disposition': 'attachment; filename="sertifikat.pdf"',
          'cache-control': 'no-store',
        },
      })
    }),
  ]
}
