import { workerLink } from '../auth/worker-links.ts'
import type { StoredCompany } from '../companies/company.ts'
import type { Language } from '../contract/fields.ts'
import type { Programme } from '../contract/programme.ts'
import { slipCode, slipToken } from '../contract/slip.ts'
import type { Seal } from '../platform/seal.ts'
import { createPrinter } from '../print/printer.ts'
import type { Matter } from './facts.ts'
import type { Session, Worker } from './gather.ts'
import { printSlips } from './slips.ts'
import { printStandingLetter } from './standing-paper.ts'

type Called = Pick<Worker, 'id' | 'name' | 'company' | 'version'> & { companyName: string }

/** What goes on paper with a mail, and is printed again from a page: the same file in both places. */
export function createPapers({ now, seal, siteUrl }: { now: () => Date; seal: Seal; siteUrl: string }) {
  const printer = createPrinter({ now })
  return {
    /** Call-up slips of these people, in this order. */
    slips(programme: Programme, { wave, venue }: Session, people: readonly Called[]) {
      const scheme = programme.schemes.find(({ id }) => id === wave.scheme)
      return printSlips(printer, {
        programme,
        exam: {
          ...wave,
          venue,
          scheme: { id: scheme?.name ?? wave.scheme, en: scheme?.nameEn ?? wave.scheme },
        },
        people: people.map(({ id, name, company, companyName, version }) => ({
          name,
          company: companyName,
          code: slipCode(id),
          page: workerLink(seal, siteUrl, { programme: programme.id, company, id }),
          token: slipToken(seal.sign, programme.id, { nomination: id, company, wave: wave.id, version }),
        })),
      })
    },
    /** The letter of a step of a company's standing. */
    letter: (
      programme: Programme,
      company: StoredCompany,
      letter: NonNullable<Matter['letter']>,
      language: Language,
    ) => printStandingLetter(printer, { programme, company, siteUrl, ...letter }, language),
  }
}
export type Papers = ReturnType<typeof createPapers>
