import { workerCertificatePaper } from '../contract/worker-page.ts'
import type { Deps } from '../deps.ts'
import { type Door, door } from '../platform/door.ts'
import { AppError } from '../platform/errors.ts'
import { programmeRepository } from '../programmes/repository.ts'
import { createOpening } from './opening.ts'

/** Her own certificate, for the ticket of her page. */
export function workerPapers(deps: Deps): Door[] {
  const { ticketed, certificateOf } = createOpening(deps)
  const programmes = programmeRepository(deps)
  return [
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
