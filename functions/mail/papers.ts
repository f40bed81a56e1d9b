import { companySlips, waveSlips } from '../contract/notice.ts'
import { slipCode, slipToken } from '../contract/slip.ts'
import type { Deps } from '../deps.ts'
import type { StoredNomination } from '../nominations/nomination.ts'
import { nominationRepository } from '../nominations/repository.ts'
import { type Door, door } from '../platform/door.ts'
import { AppError } from '../platform/errors.ts'
import { createPrinter } from '../print/printer.ts'
import { createGather } from './gather.ts'
import { printSlips } from './slips.ts'

/** Call-up slips to print: of a company's own people, and for officers of a whole wave. */
export function mailPapers(deps: Deps): Door[] {
  const gather = createGather(deps.db)
  const nominations = nominationRepository(deps)
  const printer = createPrinter(deps)

  async function slips(
    id: string,
    wave: string,
    among: (programme: string, wave: string) => Promise<StoredNomination[]>,
  ) {
    const [programme, session] = await Promise.all([gather.programme(id), gather.session(id, wave)])
    if (!programme || !session) throw new AppError('not_found', 'wave.unknown', 'No such wave')
    const seated = (await among(id, wave))
      .filter((one) => one.wave === wave && one.state === 'assigned')
      .sort((a, b) => a.companyName.localeCompare(b.companyName, 'id') || a.name.localeCompare(b.name, 'id'))
    if (seated.length === 0) throw new AppError('not_found', 'slips.none', 'Nobody to call to this wave')
    const scheme = programme.schemes.find((one) => one.id === session.wave.scheme)
    const file = await printSlips(printer, {
      programme,
      exam: {
        ...session.wave,
        venue: session.venue,
        scheme: { id: scheme?.name ?? session.wave.scheme, en: scheme?.nameEn ?? session.wave.scheme },
      },
      people: seated.map((one) => ({
        name: one.name,
        company: one.companyName,
        code: slipCode(one.id),
        token: slipToken(deps.seal.sign, id, {
          nomination: one.id,
          company: one.company,
          wave,
          version: one.version,
        }),
      })),
    })
    return new Response(file, {
      headers: {
        'content-type': companySlips.file,
        'content-disposition': `attachment; filename="surat-panggilan-${session.wave.date}.pdf"`,
      },
    })
  }

  return [
    door(companySlips, ({ actor: { programme, company }, params }) =>
      slips(programme, params.wave, (id, wave) => nominations.workersOf(id, company, wave)),
    ),
    door(waveSlips, ({ params }) =>
      slips(params.programme, params.wave, (id, wave) => nominations.listOfWave(id, wave)),
    ),
  ]
}
