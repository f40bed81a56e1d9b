import { bnspList } from '../bnsp/list.ts'
import { workbook } from '../bnsp/workbook.ts'
import { quotaWorkbook } from '../contract/quota.ts'
import type { Deps } from '../deps.ts'
import { type Door, door } from '../platform/door.ts'
import { programmeRepository } from '../programmes/repository.ts'
import { knownScheme } from './quota.ts'

export function quotaPapers(deps: Deps): Door[] {
  const programmes = programmeRepository(deps)
  const list = bnspList(deps)
  return [
    door(quotaWorkbook, async ({ params, query, actor }) => {
      const programme = await programmes.get(params.programme)
      knownScheme(programme, params.scheme)
      const rows = await list.rows(programme, params.scheme, query.until, actor)
      return new Response(await workbook(rows, params.scheme), {
        headers: {
          'content-type': quotaWorkbook.file,
          'content-disposition': `attachment; filename="bnsp-${programme.id}-${params.scheme}.xlsx"`,
        },
      })
    }),
  ]
}
