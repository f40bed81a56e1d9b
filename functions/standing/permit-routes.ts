import { checkPermit, suggestPermit } from '../contract/permit.ts'
import {
  askPermit,
  askPermitByNumber,
  issuePermitKey,
  listPermitKeys,
  revokePermitKey,
} from '../contract/permit-key.ts'
import type { Deps } from '../deps.ts'
import { type Door, door } from '../platform/door.ts'
import { AppError } from '../platform/errors.ts'
import { programmeRepository } from '../programmes/repository.ts'
import { createDesk } from './desk.ts'
import { keyRepository } from './keys-repository.ts'

export function permitRoutes(deps: Deps): Door[] {
  const desk = createDesk(deps)
  const keys = keyRepository(deps)
  const programmes = programmeRepository(deps)
  return [
    door(suggestPermit, ({ params, body }) => desk.suggest(params.programme, body.text)),
    door(checkPermit, ({ params, body, actor }) => desk.check(params.programme, body, actor)),
    door(listPermitKeys, async ({ params: { programme } }) => {
      await programmes.get(programme)
      return keys.list(programme)
    }),
    door(issuePermitKey, async ({ params: { programme }, body, actor }) => {
      await programmes.get(programme)
      return keys.issue(programme, body, actor)
    }),
    door(revokePermitKey, ({ params, actor }) => keys.revoke(params.programme, params.key, actor)),
    door(askPermit, async ({ query: { nib, name }, actor }) => {
      const text = nib ?? name
      if (!text || (nib && name) || (nib && !/^\d{13}$/.test(nib)))
        throw new AppError('invalid', 'input.invalid', 'One of nib and name', [
          { field: nib ? 'nib' : 'name', code: 'permit.one_of' },
        ])
      return desk.check(actor.programme, { text }, actor)
    }),
    door(askPermitByNumber, ({ body, actor }) => desk.check(actor.programme, body, actor)),
  ]
}
