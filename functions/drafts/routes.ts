import { companyRepository } from '../companies/repository.ts'
import { dropDraft, getDraft, getDraftChunk, listDrafts, saveDraft } from '../contract/draft.ts'
import type { Deps } from '../deps.ts'
import type { CompanyActor } from '../platform/actor.ts'
import { type Door, door } from '../platform/door.ts'
import { AppError } from '../platform/errors.ts'
import { draftRepository } from './repository.ts'

export function draftRoutes(deps: Deps): Door[] {
  const drafts = draftRepository(deps)
  const companies = companyRepository(deps)

  /** Who is at work, as colleagues know them. */
  const nameOf = async ({ programme, company: id, email }: CompanyActor) => {
    const company = await companies.get(programme, id)
    const contact = company.contacts?.find((one) => one.email === email)
    return contact?.name ?? company.contactName ?? company.name
  }
  const known = (id: string) => {
    if (!/^[\w-]{8,64}$/.test(id)) throw new AppError('not_found', 'draft.unknown', 'No such draft')
    return id
  }

  return [
    door(listDrafts, async ({ actor }) => drafts.list(actor)),
    door(getDraft, async ({ actor, params }) => drafts.get(actor, known(params.draft))),
    door(getDraftChunk, async ({ actor, params }) => {
      const at = Number(params.chunk)
      if (!/^\d{1,3}$/.test(params.chunk)) throw new AppError('not_found', 'draft.unknown', 'No such chunk')
      return { rows: await drafts.rows(actor, known(params.draft), at) }
    }),
    door(saveDraft, async ({ actor, params, body }) =>
      drafts.save(actor, known(params.draft), await nameOf(actor), body),
    ),
    door(dropDraft, async ({ actor, params }) => {
      await drafts.drop(actor, known(params.draft))
      return undefined
    }),
  ]
}
