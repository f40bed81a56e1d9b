import { dropFilter, listFilters, mostFound, saveFilter, search } from '../contract/search.ts'
import type { Deps } from '../deps.ts'
import { nominationRepository } from '../nominations/repository.ts'
import { type Door, door } from '../platform/door.ts'
import { filterRepository } from './filters.ts'
import { searchRepository } from './repository.ts'

export function searchRoutes(deps: Deps): Door[] {
  const found = searchRepository(deps)
  const filters = filterRepository(deps)
  const { shown } = nominationRepository(deps)

  return [
    door(search, async ({ params: { programme }, body: { text } }) => {
      const { companies, nominations, certificates } = await found.everything(programme, text, mostFound)
      return {
        companies: companies.map(({ id, name, district, state, standing }) => ({
          id,
          name,
          district,
          state,
          standing,
        })),
        nominations: nominations.slice(0, mostFound).map((nomination) => {
          const { id, company, companyName, name, nik: masked, scheme, state, wave } = shown(nomination)
          return { id, company, companyName, name, nik: masked, scheme, state, ...(wave && { wave }) }
        }),
        certificates: certificates.map(({ id, nomination, company, name, certificateNo, scheme, state }) => ({
          id,
          nomination,
          company,
          name,
          certificateNo,
          scheme,
          state,
        })),
      }
    }),
    door(listFilters, ({ params, actor }) => filters.list(params.programme, actor)),
    door(saveFilter, ({ params, body, actor }) => filters.save(params.programme, body, actor)),
    door(dropFilter, async ({ params, actor }) => {
      await filters.drop(params.programme, params.filter, actor)
      return undefined
    }),
  ]
}
