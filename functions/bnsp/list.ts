import { record } from '../audit/record.ts'
import type { Programme } from '../contract/programme.ts'
import type { Deps } from '../deps.ts'
import type { StoredNomination } from '../nominations/nomination.ts'
import { nominationRepository, sealContext } from '../nominations/repository.ts'
import type { Actor } from '../platform/actor.ts'
import { endOfDay } from '../platform/jakarta.ts'
import { codesRepository } from './codes-repository.ts'
import { missing, rows } from './sheet.ts'

/** What goes to BNSP with a quota request: the verified nominations of a scheme that wait for a seat. */
export function bnspList(deps: Deps) {
  const { db, seal, now, newId } = deps
  const nominations = nominationRepository(deps)
  const codes = codesRepository(deps)

  const waiting = async (
    programme: string,
    scheme: string,
    until: string | undefined,
  ): Promise<StoredNomination[]> => {
    const verified = await nominations.allInState(programme, 'verified')
    return verified.filter(
      (of) => of.scheme === scheme && (!until || (of.verifiedAt ?? of.submittedAt) < endOfDay(until)),
    )
  }

  return {
    /** Rows of the sheet, with every NIK in full; each call leaves one entry in the audit log before it answers. */
    async rows(
      programme: Programme,
      scheme: string,
      until: string | undefined,
      actor: Actor,
    ): Promise<string[][]> {
      const [listed, tables] = await Promise.all([
        waiting(programme.id, scheme, until),
        codes.get(programme.id),
      ])
      const opened = listed.map((of) => ({ ...of, nik: seal.open(of.nikSealed, sealContext(of)) }))
      await db.transact([
        record(db.tables, actor, now(), newId(), {
          programme: programme.id,
          what: 'quota.reported',
          subject: { kind: 'quota', id: scheme },
          after: { rows: listed.length, ...(until && { until }) },
        }),
      ])
      return rows(opened, programme, tables)
    },

    /** Who lacks which columns. */
    async blanks(programme: string, scheme: string) {
      const listed = await waiting(programme, scheme, undefined)
      return {
        rows: listed.length,
        blanks: listed.flatMap((of) => {
          const fields = missing(of)
          return fields.length > 0 ? [{ company: of.company, nomination: of.id, name: of.name, fields }] : []
        }),
      }
    },
  }
}
