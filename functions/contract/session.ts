import * as v from 'valibot'
import { Company } from './company.ts'
import { endpoint } from './endpoint.ts'
import { Day, Email, Language, required } from './fields.ts'
import { roles } from './access.ts'
import { Programme } from './programme.ts'

/** Who is signed in as an officer. */
export const Staff = v.object({
  id: v.string(),
  name: v.string(),
  email: v.string(),
  grants: v.array(v.object({ role: v.picklist(roles), programme: v.string() })),
})
export type Staff = v.InferOutput<typeof Staff>

export const whoAmI = endpoint({
  method: 'GET',
  path: '/me',
  access: 'staff',
  summary: 'The signed-in officer and the roles held',
  reply: Staff,
})

export const requestLink = endpoint({
  method: 'POST',
  path: '/links',
  access: 'public',
  summary: 'Sends a portal link, if the address is known; the answer never tells whether it is',
  body: v.object({ email: Email, language: Language }),
  reply: v.object({ sent: v.literal(true) }),
  status: 202,
  form: true,
})

export const linkKinds = ['invitation', 'confirm', 'portal'] as const
export const spendLink = endpoint({
  method: 'POST',
  path: '/links/spend',
  access: 'public',
  summary: 'Spends a link from a mail: confirms the address and signs the company in',
  body: v.object({ token: required(200) }),
  reply: v.object({ kind: v.picklist(['confirm', 'portal']), company: v.string() }),
})

export const getPortal = endpoint({
  method: 'GET',
  path: '/portal',
  access: 'company',
  summary: 'The signed-in company and its programme',
  reply: v.object({
    company: Company,
    programme: Programme,
    /** The day in Malang: clocks of phones go wrong. */
    today: Day,
  }),
})
export const leaveEverywhere = endpoint({
  method: 'POST',
  path: '/portal/leave-everywhere',
  access: 'company',
  summary: 'Ends every portal session of the company and makes all its links useless',
})
export const leavePortal = endpoint({
  method: 'POST',
  path: '/portal/leave',
  access: 'company',
  summary: 'Ends the portal session on this device',
})
