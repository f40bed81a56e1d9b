import type { AuditAction } from '../contract/audit.ts'
import { createSessions } from '../auth/sessions.ts'
import type { Deps } from '../deps.ts'
import { owe } from '../mail/owe.ts'
import type { Actor } from '../platform/actor.ts'
import { Cancelled, type Write } from '../platform/db.ts'
import { AppError } from '../platform/errors.ts'
import { change, equals } from '../platform/expressions.ts'
import { createRates } from '../platform/rate.ts'
import { speaksFor, type StoredCompany } from './company.ts'
import { add, type Change, choose, edit, mainContact, type Person, remove, waiting } from './contact.ts'
import type { Companies } from './repository.ts'
import { companyWrites } from './writes.ts'
import { companyKey } from './repository.ts'

/** Links to confirm that one company may send in a day: they go to addresses nobody has confirmed. */
const linksPerDay = 20

/** Who speaks for a company, where it is and what it can do on a day: changed by the company itself. */
export function createContacts(deps: Deps, { get }: Companies) {
  const { db, newId, now } = deps
  const { audit, link, notice } = companyWrites(deps)
  const rates = createRates(db)

  /** The link that confirms an address, and its mail. */
  async function confirmation(
    company: StoredCompany,
    { email, language }: NonNullable<Change['toConfirm']>,
    actor: Actor,
  ): Promise<Write[]> {
    if (!(await rates.allow(`contact#${company.programme}#${company.id}`, linksPerDay, 86_400, now())))
      throw new AppError('too_many', 'rate.exceeded', 'Too many links to confirm')
    const { id, write } = link('confirm', { ...company, email })
    return [
      write,
      owe(db.tables, {
        ...notice(company, actor),
        to: email,
        language,
        id: `confirm-contact:${company.id}:${id}`,
        kind: 'confirm_contact',
        facts: { link: id },
      }),
    ]
  }

  async function write(
    company: StoredCompany,
    version: number,
    { set, remove: gone = [], toConfirm }: Change,
    what: AuditAction,
    fields: readonly string[],
    actor: Actor,
  ): Promise<StoredCompany> {
    const stale = () => new AppError('conflict', 'version.stale', 'The company has changed')
    if (company.version !== version) throw stale()
    try {
      await db.transact([
        {
          Update: {
            TableName: db.tables.nominations,
            Key: companyKey(company.programme, company.id),
            ...change({ set, remove: gone, add: { version: 1 }, when: equals('version', version) }),
          },
        },
        ...(toConfirm ? await confirmation(company, toConfirm, actor) : []),
        // Names of fields only: contact data have no place in the log.
        audit(actor, what, company, { after: { fields } }),
      ])
    } catch (error) {
      if (error instanceof Cancelled && error.failed.includes(0)) throw stale()
      throw error
    }
    return get(company.programme, company.id)
  }

  return {
    add: (company: StoredCompany, { version, ...person }: Person & { version: number }, actor: Actor) =>
      write(company, version, add(company, person, newId()), 'company.contact_added', ['contacts'], actor),

    edit(
      company: StoredCompany,
      id: string,
      { version, ...person }: Person & { version: number },
      actor: Actor,
    ) {
      const changed = edit(company, id, person)
      const fields = id === mainContact ? Object.keys(changed.set) : ['contacts']
      return write(company, version, changed, 'company.contact_changed', fields, actor)
    },

    /** Sends the link to confirm again. */
    again: (company: StoredCompany, id: string, version: number, actor: Actor) =>
      write(
        company,
        version,
        { set: {}, toConfirm: waiting(company, id) },
        'company.contact_asked',
        [],
        actor,
      ),

    choose: (company: StoredCompany, id: string, version: number, actor: Actor) =>
      write(
        company,
        version,
        choose(company, id, newId(), now().toISOString()),
        'company.contact_chosen',
        ['email', 'contacts'],
        actor,
      ),

    /** Removes a contact; the sessions of the address end. */
    async remove(company: StoredCompany, id: string, version: number, actor: Actor) {
      const left = await write(
        company,
        version,
        remove(company, id),
        'company.contact_removed',
        ['contacts'],
        actor,
      )
      const { endPortalOf } = createSessions(db, now)
      await endPortalOf(left.programme, left.id, (email) => !speaksFor(left, email))
      return left
    },

    move: (
      company: StoredCompany,
      { version, ...set }: { district: string; address: string; version: number },
      actor: Actor,
    ) => write(company, version, { set }, 'company.changed', Object.keys(set), actor),

    /** A lower cap per wave and days on which none can come; the planner keeps to both from its next plan on. */
    limit(
      company: StoredCompany,
      {
        version,
        maxPerWave,
        unavailable,
      }: { version: number; maxPerWave: number | undefined; unavailable: string[] },
      most: number | undefined,
      actor: Actor,
    ) {
      if (maxPerWave !== undefined && most !== undefined && maxPerWave > most)
        throw new AppError('invalid', 'input.invalid', 'Above the cap of the programme', [
          { field: 'maxPerWave', code: 'company.cap_above', params: { most } },
        ])
      return write(
        company,
        version,
        {
          set: { unavailable, ...(maxPerWave !== undefined && { maxPerWave }) },
          remove: maxPerWave === undefined ? ['maxPerWave'] : [],
        },
        'company.limited',
        ['maxPerWave', 'unavailable'],
        actor,
      )
    },
  }
}
