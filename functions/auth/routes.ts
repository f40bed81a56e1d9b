import { speaksFor } from '../companies/company.ts'
import { companyRepository } from '../companies/repository.ts'
import { companySteps } from '../companies/steps-repository.ts'
import { leaveEverywhere, leavePortal, requestLink, spendLink, whoAmI } from '../contract/session.ts'
import type { Deps } from '../deps.ts'
import { type Door, door } from '../platform/door.ts'
import { AppError } from '../platform/errors.ts'
import { createCookies } from './cookies.ts'
import { createLinkRequests } from './link-requests.ts'
import { createLinks } from './links.ts'
import { createSessions } from './sessions.ts'

export function authRoutes(deps: Deps): Door[] {
  const companies = companyRepository(deps)
  const steps = companySteps(deps)
  const { db, seal, now } = deps
  const sessions = createSessions(db, now)
  const links = createLinks(db, seal, now)
  const requests = createLinkRequests(deps, companies)
  const cookies = createCookies(deps.secureCookies)

  return [
    door(whoAmI, async ({ actor: { id, name, email, grants } }) => ({ id, name, email, grants })),

    door(requestLink, async ({ body, actor }) => {
      // Known or not, the answer takes the same time.
      const [taken] = await Promise.all([requests.take(body.email, body.language, actor), pause(250)])
      if (!taken) throw new AppError('too_many', 'rate.exceeded', 'Too many requests for links')
      return { sent: true } as const
    }),

    door(spendLink, async ({ body, actor, c }) => {
      const link = await links.get(body.token, ['confirm', 'portal'])
      const { programme, company, email } = link
      // Before the link is spent, so that a crash in between leaves a link that still works.
      const confirmed = await steps.confirmEmail(programme, company, email, actor)
      // The company has another contact by now: who reads the old address is no longer it.
      if (!speaksFor(confirmed, email))
        throw new AppError('gone', 'link.invalid', 'Link is for an old address')
      // Whoever held an address that was just given up holds its sessions no longer.
      if (link.kind === 'confirm')
        await sessions.endPortalOf(programme, company, (held) => !speaksFor(confirmed, held))
      const session = sessions.portalWrite({ programme, company, email })
      await links.spend(link, session.write)
      cookies.write(c, 'portal', session.secret)
      return { kind: link.kind as 'confirm' | 'portal', company }
    }),

    door(leaveEverywhere, async ({ actor: { programme, company }, c }) => {
      // Links first: a link that is spent in between opens a session that ends with the rest.
      await links.revokeOf(programme, company)
      await sessions.endPortalOf(programme, company)
      cookies.clear(c, 'portal')
      return undefined
    }),
    door(leavePortal, async ({ c }) => {
      const secret = cookies.read(c, 'portal')
      if (secret) await sessions.endPortal(secret)
      cookies.clear(c, 'portal')
      return undefined
    }),
  ]
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
