import {
  completeForBnsp,
  editCodes,
  getCodes,
  getReport,
  listReports,
  reportWave,
  setSchedule,
  takeReturned,
} from '../contract/bnsp.ts'
import type { Deps } from '../deps.ts'
import { nominationRepository } from '../nominations/repository.ts'
import { type Door, door } from '../platform/door.ts'
import { programmeRepository } from '../programmes/repository.ts'
import { waveRepository } from '../waves/repository.ts'
import { codesRepository } from './codes-repository.ts'
import { createCompletion } from './completion.ts'
import { bnspResults } from './results.ts'
import { createReturned } from './returned.ts'
import { createSchedules, shownWave } from './schedule.ts'

export function bnspRoutes(deps: Deps): Door[] {
  const programmes = programmeRepository(deps)
  const waves = waveRepository(deps)
  const nominations = nominationRepository(deps)
  const codes = codesRepository(deps)
  const results = bnspResults(deps)
  const schedules = createSchedules(deps)
  const complete = createCompletion(deps)
  const returned = createReturned(deps)
  const asked = ({ programme, wave }: { programme: string; wave: string }) => waves.get(programme, wave)

  return [
    door(getCodes, async ({ params: { programme } }) => {
      await programmes.get(programme)
      return codes.get(programme)
    }),
    door(editCodes, async ({ params: { programme }, body, actor }) => {
      await programmes.get(programme)
      return codes.edit(programme, body, actor)
    }),
    door(listReports, async ({ params: { programme } }) => {
      await programmes.get(programme)
      return (await waves.list(programme)).filter(({ state }) => state !== 'cancelled').map(shownWave)
    }),
    door(getReport, async ({ params }) => results.report(await asked(params))),
    door(setSchedule, async ({ params, body, actor }) =>
      shownWave(await schedules.set(await asked(params), body.scheduleCode, body.seen, actor)),
    ),
    door(reportWave, async ({ params, body, actor }) =>
      shownWave(await schedules.report(await asked(params), body, actor)),
    ),
    door(completeForBnsp, async ({ params: { programme, company, nomination }, body, actor }) =>
      complete(await nominations.get({ programme, company, id: nomination }), body, actor),
    ),
    door(takeReturned, async ({ params, body, actor, language }) =>
      returned(await asked(params), body, language, actor),
    ),
  ]
}
