import { certificatePaper, portalCertificatePaper } from '../contract/certificate.ts'
import type { Deps } from '../deps.ts'
import { type Door, door } from '../platform/door.ts'
import { AppError } from '../platform/errors.ts'
import { programmeRepository } from '../programmes/repository.ts'
import type { StoredCertificate } from './certificate.ts'
import { certificateRepository } from './repository.ts'

export function certificatePapers(deps: Deps): Door[] {
  const register = certificateRepository(deps)
  const programmes = programmeRepository(deps)

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
    door(portalCertificatePaper, async ({ params, actor }) => {
      const certificate = await register.get(actor.programme, params.certificate)
      // Of another company's, nothing is said, not even that it exists.
      if (certificate.company !== actor.company)
        throw new AppError('not_found', 'certificate.unknown', 'No such certificate')
      return file(certificate)
    }),
  ]
}
