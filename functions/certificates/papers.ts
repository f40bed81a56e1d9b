import { certificatePaper, portalCertificatePaper } from '../contract/certificate.ts'
import type { Deps } from '../deps.ts'
import { type Door, door } from '../platform/door.ts'
import { AppError } from '../platform/errors.ts'
import { programmeRepository } from '../programmes/repository.ts'
import type { StoredCertificate } from './certificate.ts'
import { printLinks } from '../contract/certificate-print.ts'
import { fileOf, printRepository } from './prints.ts'
import { certificateRepository } from './repository.ts'

const linkSeconds = 600

export function certificatePapers(deps: Deps): Door[] {
  const register = certificateRepository(deps)
  const programmes = programmeRepository(deps)
  const prints = printRepository(deps)

  /** What is no longer good is not printed: nobody is handed a paper that fails at the first scan. */
  async function file(certificate: StoredCertificate) {
    if (certificate.state === 'revoked' || certificate.state === 'replaced')
      throw new AppError('conflict', 'certificate.wrong_state', 'It is not good any more')
    const [{ printCertificate }, programme] = await Promise.all([
      import('./paper.ts'),
      programmes.get(certificate.programme),
    ])
    return new Response(await printCertificate(certificate, programme, deps), {
      headers: {
        'content-type': 'application/pdf',
        'content-disposition': `attachment; filename="sertifikat-${certificate.id}.pdf"`,
      },
    })
  }

  return [
    door(certificatePaper, async ({ params }) =>
      file(await register.get(params.programme, params.certificate)),
    ),
    door(printLinks, async ({ params: { programme, wave } }) => {
      const job = await prints.find(programme, wave)
      if (job?.state !== 'done' || (job.keptUntil ?? '') < deps.now().toISOString())
        throw new AppError('conflict', 'certificate.not_printed', 'Not printed, or not kept any more')
      const link = (file: string, name: string) =>
        deps.files.link(fileOf(job, file), { name, seconds: linkSeconds })
      const [sheets, singles] = await Promise.all([
        link('sheets.pdf', `sertifikat-${wave}.pdf`),
        link('singles.zip', `sertifikat-${wave}.zip`),
      ])
      return { sheets, singles }
    }),
    door(portalCertificatePaper, async ({ params, actor }) => {
      const certificate = await register.get(actor.programme, params.certificate)
      // Of another company's, nothing is said, not even that it exists.
      if (certificate.company !== actor.company)
        throw new AppError('not_found', 'certificate.unknown', 'No such certificate')
      return file(certificate)
    }),
  ]
}
