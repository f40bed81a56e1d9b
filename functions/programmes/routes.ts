import { editProgramme, getProgramme, listProgrammes } from '../contract/programme.ts'
import type { Deps } from '../deps.ts'
import { type Door, door } from '../platform/door.ts'
import { programmeRepository } from './repository.ts'

export function programmeRoutes(deps: Deps): Door[] {
  const programmes = programmeRepository(deps)
  return [
    door(listProgrammes, () => programmes.list()),
    door(getProgramme, ({ params }) => programmes.get(params.programme)),
    door(editProgramme, ({ params, body, actor }) => programmes.edit(params.programme, body, actor)),
  ]
}
