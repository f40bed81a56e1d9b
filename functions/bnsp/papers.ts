import { resultsWorkbook } from '../contract/bnsp.ts'
import type { Deps } from '../deps.ts'
import { type Door, door } from '../platform/door.ts'
import { programmeRepository } from '../programmes/repository.ts'
import { waveRepository } from '../waves/repository.ts'
import { bnspResults } from './results.ts'
import { workbook } from './workbook.ts'

export function bnspPapers(deps: Deps): Door[] {
  const programmes = programmeRepository(deps)
  const waves = waveRepository(deps)
  const results = bnspResults(deps)
  return [
    door(resultsWorkbook, async ({ params, actor }) => {
      const [programme, wave] = await Promise.all([
        programmes.get(params.programme),
        waves.get(params.programme, params.wave),
      ])
      const rows = await results.rows(programme, wave, actor)
      return new Response(await workbook(rows, `${wave.date} ${wave.scheme}`), {
        headers: {
          'content-type': resultsWorkbook.file,
          'content-disposition': `attachment; filename="bnsp-hasil-${wave.scheme}-${wave.date}.xlsx"`,
        },
      })
    }),
  ]
}
