import { planWorkbook } from '../contract/wave.ts'
import type { Deps } from '../deps.ts'
import { type Door, door } from '../platform/door.ts'
import { dayIn } from '../platform/jakarta.ts'
import { programmeRepository } from '../programmes/repository.ts'
import { boardSheets, boardWorkbook } from './board-workbook.ts'
import { planRepository } from './plan-repository.ts'
import { registers } from './registers.ts'
import { waveRepository } from './repository.ts'

/** A plan as a workbook, to check and to hand on. */
export function wavePapers(deps: Deps): Door[] {
  const plans = planRepository(deps)
  const waves = waveRepository(deps)
  const programmes = programmeRepository(deps)
  const { venues, assessors } = registers(deps)
  return [
    door(planWorkbook, async ({ params: { programme, plan: id }, language }) => {
      const [{ schemes }, plan, all, places, examiners] = await Promise.all([
        programmes.get(programme),
        plans.get(programme, id),
        waves.list(programme),
        venues.list(programme),
        assessors.list(programme),
      ])
      const scheme = (of: string) => {
        const known = schemes.find((one) => one.id === of)
        return (language === 'en' ? known?.nameEn : known?.name) ?? of
      }
      const sheets = boardSheets({ plan, waves: all, venues: places, assessors: examiners, scheme }, language)
      return new Response(await boardWorkbook(sheets), {
        headers: {
          'content-type': planWorkbook.file,
          'content-disposition': `attachment; filename="rencana-${dayIn(new Date(plan.madeAt))}.xlsx"`,
        },
      })
    }),
  ]
}
