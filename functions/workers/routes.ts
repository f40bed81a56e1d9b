import { stateOn } from '../certificates/certificate.ts'
import { certificateRepository } from '../certificates/repository.ts'
import {
  answerDataRequest,
  askAboutData,
  listDataRequests,
  listJobSeekers,
  openWorkerPage,
  setOpenToWork,
} from '../contract/worker-page.ts'
import type { Deps } from '../deps.ts'
import { nominationRepository } from '../nominations/repository.ts'
import { type Door, door } from '../platform/door.ts'
import { dayIn } from '../platform/jakarta.ts'
import { createOpening } from './opening.ts'
import { workerRepository } from './repository.ts'
import { mayOfferWork } from './worker.ts'

export function workerRoutes(deps: Deps): Door[] {
  const workers = workerRepository(deps)
  const nominations = nominationRepository(deps)
  const register = certificateRepository(deps)
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

    door(listJobSeekers, async ({ params: { programme }, query: { after, ...filter }, actor }) => {
      const { items, next } = await workers.listOpen(programme, filter, after)
      const people = await nominations.getMany(items.map((one) => ({ ...one, id: one.nomination })))
      const held = await register.ofNominations(
        programme,
        items.map(({ nomination }) => nomination),
      )
      const certificates = new Map(held.map((one) => [one.nomination, one]))
      const known = new Map(people.map((one) => [one.id, one]))
      // A certificate that ended or was revoked since is no recommendation.
      const shown = items.flatMap((one) => {
        const [person, certificate] = [known.get(one.nomination), certificates.get(one.nomination)]
        if (!person || !certificate || stateOn(certificate, dayIn(deps.now())) !== 'issued') return []
        return [workers.seeker({ ...one, ...certificate, ...contactOf(person), since: one.since })]
      })
      await workers.recordLook(
        programme,
        shown.map(({ nomination }) => nomination),
        filter,
        actor,
      )
      return { items: shown, next }
    }),
    door(listDataRequests, async ({ params }) =>
      (await workers.listRequests(params.programme)).map(workers.request),
    ),
    door(answerDataRequest, async ({ params, body, actor }) =>
      workers.request(await workers.answer(params.programme, params.request, body.answer, actor)),
    ),
  ]
}

const contactOf = ({ name, phone, email }: { name: string; phone: string; email?: string | undefined }) => ({
  name,
  phone,
  email,
})
