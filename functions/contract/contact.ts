import * as v from 'valibot'
import { Company, OfficePhone } from './company.ts'
import { Days } from './days.ts'
import { endpoint } from './endpoint.ts'
import { Email, Language, OptionalCount, required } from './fields.ts'

const version = v.number('field.required')
/** What is known of a person who speaks for a company. */
const person = { name: required(100), phone: OfficePhone, email: Email, language: Language }

/** The most contacts of a company beside the one who gets the notices. */
export const mostContacts = 5

export const editCompany = endpoint({
  method: 'PUT',
  path: '/portal/company',
  access: 'company',
  summary: 'Changes where the company is',
  body: v.object({ district: required(80), address: required(300), version }),
  reply: Company,
})
export const limitCompany = endpoint({
  method: 'PUT',
  path: '/portal/company/limits',
  access: 'company',
  summary: 'Sets how many workers may be away on one day at most, and days on which none can come',
  body: v.object({ maxPerWave: OptionalCount(1, 20_000), unavailable: Days, version }),
  reply: Company,
})
export const addContact = endpoint({
  method: 'POST',
  path: '/portal/contacts',
  access: 'company',
  summary: 'Adds a contact, whose address gets a link to confirm',
  body: v.object({ ...person, version }),
  reply: Company,
})
/** `main` is the contact who gets the notices. */
export const editContact = endpoint({
  method: 'PUT',
  path: '/portal/contacts/:contact',
  access: 'company',
  summary: 'Changes a contact; a new address is used once it was confirmed by its link',
  body: v.object({ ...person, version }),
  reply: Company,
})
const chosen = v.object({ version })
export const confirmContactAgain = endpoint({
  method: 'POST',
  path: '/portal/contacts/:contact/confirm',
  access: 'company',
  summary: 'Sends the link to confirm once more',
  body: chosen,
  reply: Company,
})
export const chooseContact = endpoint({
  method: 'POST',
  path: '/portal/contacts/:contact/main',
  access: 'company',
  summary: 'Makes a confirmed contact the one who gets the notices',
  body: chosen,
  reply: Company,
})
export const removeContact = endpoint({
  method: 'POST',
  path: '/portal/contacts/:contact/remove',
  access: 'company',
  summary: 'Removes a contact, who is signed out at once',
  body: chosen,
  reply: Company,
})
