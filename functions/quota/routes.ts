import { bnspList } from '../bnsp/list.ts'
import { getQuota, grantQuota, quotaBlanks, sendQuotaRequest } from '../contract/quota.ts'
import type { Deps } from '../deps.ts'
import { type Door, door } from '../platform/door.ts'
import { programmeRepository } from '../programmes/repository.ts'
import { knownScheme, nothingGranted } from './quota.ts'
import { quotaRepository } from './repository.ts'

export function quotaRoutes(deps: Deps): Door[] {
  const quotas = quotaRepository(deps)
  const programmes = programmeRepository(deps)
  const list = bnspList(deps)
  const withScheme = async (programme: string, scheme: string) => {
    const found = await programmes.get(programme)
    knownScheme(found, scheme)
    return found
  }

  return [
    door(getQuota, async ({ params: { programme } }) => {
      const [{ schemes }, { quota, ledger }, waiting] = await Promise.all([
        programmes.get(programme),
        quotas.list(programme),
        quotas.waiting(programme),
      ])
      return {
        quota: schemes.map(({ id }) => ({
          ...(quota.find(({ scheme }) => scheme === id) ?? nothingGranted(id)),
          waiting: waiting.get(id) ?? 0,
        })),
        ledger,
      }
    }),
    door(sendQuotaRequest, async ({ params: { programme, scheme }, body, actor }) => {
      await withScheme(programme, scheme)
      return quotas.request(programme, scheme, body, actor)
    }),
    door(grantQuota, async ({ params: { programme, scheme }, body, actor }) => {
      await withScheme(programme, scheme)
      const quota = await quotas.grant(programme, scheme, body, actor)
      const waiting = await quotas.waiting(programme)
      return { ...quota, waiting: waiting.get(scheme) ?? 0 }
    }),
    door(quotaBlanks, async ({ params: { programme, scheme } }) => {
      await withScheme(programme, scheme)
      return list.blanks(programme, scheme)
    }),
  ]
}
