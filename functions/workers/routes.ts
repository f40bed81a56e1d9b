import {
  answerDataRequest,
  askAboutData,
  listDataRequests,
  listJobSeekers,
  openWorkerPage,
  setOpenToWork,
} from '../contract/worker-page.ts'
import type { Deps } from '../deps.ts'
import { type Door, door } from '../platform/door.ts'
import { createOpening } from './opening.ts'
import { workerRepository } from './repository.ts'
import { createSeekers } from './seekers.ts'
import { mayOfferWork } from './worker.ts'

export function workerRoutes(deps: Deps): Door[] {
  const workers = workerRepository(deps)
  const seekers = createSeekers(deps)
  const { enter, ticketed, page, certificateOf } = createOpening(deps)

  return [
    door(openWorkerPage, async ({ body, actor, c }) => {
      c.header('cache-control', 'no-store')
      return page(await enter(body.token, body.birthDate, actor.ip))
    }),
    door(setOpenToWork, async ({ body, actor }) => {
      const nomination = await ticketed(body.ticket)
      if (body.open) {
        const certificate = await certificateOf(nomination)
        mayOfferWork(certificate?.state)
        await workers.offer(nomination, certificate!.id, body.district, actor)
      } else await workers.takeBack(nomination, actor)
      return page(nomination)
    }),
    door(askAboutData, async ({ body, actor }) => {
      const nomination = await ticketed(body.ticket)
      await workers.ask(nomination, body.kind, body.text, actor)
      return page(nomination)
    }),

    door(listJobSeekers, ({ params: { programme }, query: { after, ...filter }, actor }) =>
      seekers(programme, filter, after, actor),
    ),
    door(listDataRequests, async ({ params }) =>
      (await workers.listRequests(params.programme)).map(workers.request),
    ),
    door(answerDataRequest, async ({ params, body, actor }) =>
      workers.request(await workers.answer(params.programme, params.request, body.answer, actor)),
    ),
  ]
}
