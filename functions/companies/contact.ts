import type { Contact } from '../contract/company.ts'
import { mostContacts } from '../contract/contact.ts'
import { AppError } from '../platform/errors.ts'
import type { StoredCompany } from './company.ts'

/** What a clerk fills in of a person who speaks for the company. */
export type Person = Pick<Contact, 'name' | 'phone' | 'email' | 'language'>
/** What becomes of a company's contacts, and the address that is to be confirmed, if one is. */
export type Change = {
  set: Partial<StoredCompany>
  remove?: (keyof StoredCompany)[]
  toConfirm?: { email: string; language: 'id' | 'en' }
}

/** The name of the contact who gets the notices, where one is asked for. */
export const mainContact = 'main'

const unknown = () => new AppError('not_found', 'contact.unknown', 'No such contact')
const othersOf = ({ contacts = [] }: StoredCompany) => contacts

const findIn = (company: StoredCompany, id: string): Contact => {
  const found = othersOf(company).find((contact) => contact.id === id)
  if (!found) throw unknown()
  return found
}

/** Addresses that are, or wait to be, a contact's of the company. */
const addressesOf = (company: StoredCompany, but?: string) => [
  ...(but === mainContact ? [] : [company.email, company.newEmail]),
  ...othersOf(company).flatMap(({ id, email, newEmail }) => (id === but ? [] : [email, newEmail])),
]

function unused(company: StoredCompany, email: string, but?: string) {
  if (addressesOf(company, but).includes(email))
    throw new AppError('invalid', 'input.invalid', 'The address is there', [
      { field: 'email', code: 'contact.twice' },
    ])
}

/** Adds a contact; it waits until its address is confirmed. */
export function add(company: StoredCompany, person: Person, id: string): Change {
  unused(company, person.email)
  if (othersOf(company).length >= mostContacts)
    throw new AppError('conflict', 'contact.too_many', 'Enough contacts', [], { most: mostContacts })
  return {
    set: { contacts: [...othersOf(company), { id, ...person }] },
    toConfirm: { email: person.email, language: person.language },
  }
}

/** Changes a contact. A confirmed address stays in use until the new one is confirmed. */
export function edit(company: StoredCompany, id: string, { email, ...person }: Person): Change {
  const old = id === mainContact ? company : findIn(company, id)
  const moved = email !== old.email && email !== old.newEmail
  if (moved) unused(company, email, id)
  const toConfirm = moved ? { toConfirm: { email, language: person.language } } : {}
  if (id === mainContact) {
    const { name, phone, language } = person
    const set = { contactName: name, contactPhone: phone, language }
    return email === company.email
      ? { set, remove: ['newEmail'] }
      : { set: { ...set, newEmail: email }, ...toConfirm }
  }
  const { newEmail: _, ...kept } = old as Contact
  const next: Contact = kept.confirmedAt
    ? { ...kept, ...person, ...(email !== kept.email && { newEmail: email }) }
    : { ...kept, ...person, email }
  return {
    set: { contacts: othersOf(company).map((contact) => (contact.id === id ? next : contact)) },
    ...toConfirm,
  }
}

/** The address of a contact that waits to be confirmed; throws `conflict` when none does. */
export function waiting(company: StoredCompany, id: string): { email: string; language: 'id' | 'en' } {
  const { email, newEmail, language, confirmedAt } =
    id === mainContact ? { ...company, confirmedAt: true } : findIn(company, id)
  const asked = newEmail ?? (confirmedAt ? undefined : email)
  if (!asked) throw new AppError('conflict', 'contact.confirmed', 'The address is confirmed')
  return { email: asked, language }
}

/** Makes a confirmed contact the one who gets the notices; the one before stays as a contact, under `id`. */
export function choose(company: StoredCompany, chosen: string, id: string, at: string): Change {
  const { name, phone, email, language, newEmail, confirmedAt } = findIn(company, chosen)
  if (!confirmedAt) throw new AppError('conflict', 'contact.unconfirmed', 'The address is not confirmed')
  const before: Contact = {
    id,
    name: company.contactName ?? company.name,
    phone: company.contactPhone ?? '',
    email: company.email,
    language: company.language,
    confirmedAt: company.confirmedAt ?? at,
    ...(company.newEmail && { newEmail: company.newEmail }),
  }
  return {
    set: {
      contactName: name,
      contactPhone: phone,
      email,
      language,
      ...(newEmail && { newEmail }),
      contacts: [before, ...othersOf(company).filter((contact) => contact.id !== chosen)],
    },
    ...(!newEmail && { remove: ['newEmail'] }),
  }
}

/** Removes a contact; the one who gets the notices stays, so that there is always one. */
export function remove(company: StoredCompany, id: string): Change {
  if (id === mainContact) throw new AppError('conflict', 'contact.last', 'Someone has to get the notices')
  findIn(company, id)
  return { set: { contacts: othersOf(company).filter((contact) => contact.id !== id) } }
}

/** What a link to an address confirms; undefined when nothing waits for it. */
export function confirm(company: StoredCompany, email: string, at: string): Change | undefined {
  if (company.newEmail === email) return { set: { email }, remove: ['newEmail'] }
  const found = othersOf(company).find(
    (contact) => contact.newEmail === email || (contact.email === email && !contact.confirmedAt),
  )
  if (!found) return undefined
  const { newEmail: _, ...kept } = found
  const confirmed = { ...kept, email, confirmedAt: at }
  return { set: { contacts: othersOf(company).map((one) => (one.id === found.id ? confirmed : one)) } }
}
