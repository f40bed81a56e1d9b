import { companyRepository } from '../companies/repository.ts'
import {
  confirmRevocation,
  dropRevocation,
  getCertificate,
  getKeys,
  getRevocations,
  issueCertificates,
  listCertificates,
  listGraduates,
  lookUpCertificate,
  portalCertificates,
  proposeRevocation,
  reissueCertificate,
  setNumbers,
} from '../contract/certificate.ts'
import { getPrint, startPrint } from '../contract/certificate-print.ts'
import { listMessage } from '../contract/verdict.ts'
import type { Deps } from '../deps.ts'
import { nominationRepository } from '../nominations/repository.ts'
import { signatureOf } from '../platform/actor.ts'
import { type Door, door } from '../platform/door.ts'
import { AppError, type FieldFault } from '../platform/errors.ts'
import { dayIn } from '../platform/jakarta.ts'
import { explain } from '../platform/problem.ts'
import { createRates } from '../platform/rate.ts'
import { programmeRepository } from '../programmes/repository.ts'
import { earliest, mayDate, stateOn } from './certificate.ts'
import { createRegister } from './issue.ts'
import { changeNumbers } from './numbers.ts'
import { printRepository } from './prints.ts'
import { certificateRepository } from './repository.ts'

/** Milliseconds that one call of a long job works before it says how far it came. */
const patience = 5000
const hour = 3600
const lookUpsPerHour = 60

/** Published for everyone: caches on the way may keep them so long. */
const keysCache = { 'cache-control': 'public, max-age=300, stale-while-revalidate=3600' }
const listCache = { 'cache-control': 'public, max-age=60, stale-while-revalidate=60' }

export function certificateRoutes(deps: Deps): Door[] {
  const { db, seal, now, signer } = deps
  const companies = companyRepository(deps)
  const programmes = programmeRepository(deps)
  const nominations = nominationRepository(deps)
  const register = certificateRepository(deps)
  const change = createRegister(deps, register)
  const setRow = changeNumbers(deps)
  const prints = printRepository(deps)
  const rates = createRates(db)
  const { shown } = register
  const today = () => dayIn(now())

  const holderOf = (of: { programme: string; company: string; nomination: string }) =>
    nominations.get({ ...of, id: of.nomination })
  const asked = ({ programme, certificate }: { programme: string; certificate: string }) =>
    register.get(programme, certificate)
  type Skipped = Omit<FieldFault, 'field'> & { id: string }
  const explained = async (skipped: readonly Skipped[], language: 'id' | 'en') =>
    (
      await explain(
        skipped.map(({ id, ...why }) => ({ field: id, ...why })),
        language,
      )
    ).map(({ field, ...rest }) => ({ id: field, ...rest }))
  const passed = async (programme: string, wave: string) =>
    (await nominations.listOfWave(programme, wave)).filter(
      ({ state }) => state === 'competent' || state === 'certified',
    )

  return [
    door(getKeys, async ({ c }) => c.json({ keys: signer.keys }, 200, keysCache)),
    door(getRevocations, async ({ c }) => {
      const list = { at: now().toISOString(), ...(await register.revocations()) }
      return c.json({ ...list, ...signer.sign((key) => listMessage({ ...list, key })) }, 200, listCache)
    }),
    door(lookUpCertificate, async ({ body, actor }) => {
      const bucket = `certificate#${seal.hash(`ip ${actor.ip ?? ''}`)}`
      if (!(await rates.allow(bucket, lookUpsPerHour, hour, now())))
        throw new AppError('too_many', 'rate.exceeded', 'Too many numbers were asked for')
      const known = (await programmes.list()).map(({ id }) => id)
      const found = await register.ofNumber(known, body.number)
      if (!found) return {}
      return {
        found: {
          number: found.certificateNo,
          name: found.name,
          scheme: found.schemeName,
          schemeEn: found.schemeNameEn,
          state: stateOn(found, today()),
          issuedOn: found.issuedOn,
          expiresOn: found.expiresOn,
        },
      }
    }),

    door(listCertificates, async ({ params, query: { after, ...filter } }) => {
      const { items, next } = await register.list(params.programme, filter, after)
      return { items: items.map(shown), next }
    }),
    door(getCertificate, async ({ params }) => {
      const certificate = await asked(params)
      return { ...shown(certificate), earliest: earliest(await holderOf(certificate), today()) }
    }),
    door(listGraduates, async ({ params: { programme, wave } }) => {
      const people = await passed(programme, wave)
      const held = await register.ofNominations(
        programme,
        people.map(({ id }) => id),
      )
      const of = new Map(held.map((one) => [one.nomination, one]))
      return people.map((one) => {
        const { id, company, companyName, name, state, certificateNo, registrationNo, blankNo } = one
        const certificate = of.get(id)
        return {
          nomination: id,
          company,
          companyName,
          name,
          state: state as 'competent' | 'certified',
          certificateNo,
          registrationNo,
          blankNo,
          earliest: earliest(one, today()),
          ...(certificate && { certificate: shown(certificate) }),
        }
      })
    }),
    door(setNumbers, async ({ params: { programme }, body, actor, language }) => {
      const skipped: Skipped[] = []
      for (const { company, nomination: id, ...numbers } of body.rows) {
        const code = await setRow({ programme, company, id }, numbers, actor)
        if (code) skipped.push({ id, code })
      }
      return { set: body.rows.length - skipped.length, skipped: await explained(skipped, language) }
    }),
    door(issueCertificates, async ({ params, body, actor, language }) => {
      const started = Date.now()
      const programme = await programmes.get(params.programme)
      const waiting = (await passed(programme.id, params.wave)).filter(
        ({ id, state }) => state === 'competent' && (!body.nomination || id === body.nomination),
      )
      const refs = waiting.map(({ company, id }) => ({ programme: programme.id, company, id }))
      const skipped: Skipped[] = []
      let issued = 0
      let left = 0
      const competent = (await nominations.getMany(refs, true)).filter(({ state }) => state === 'competent')
      const first = competent.toSorted((a, b) => earliest(a, today()).localeCompare(earliest(b, today())))[0]
      // Too early for all of them: the day itself is wrong. For some: they are passed over.
      if (first) mayDate(body.issuedOn, first, today())
      for (const nomination of competent) {
        if (Date.now() - started > patience) {
          left += 1
          continue
        }
        try {
          const company = await companies.get(programme.id, nomination.company)
          await change.issue(nomination, company, programme, body.issuedOn, actor)
          issued += 1
        } catch (error) {
          if (!(error instanceof AppError) || !['conflict', 'invalid'].includes(error.kind)) throw error
          const { code, params } = error.faults[0] ?? error
          skipped.push({ id: nomination.id, code, params })
        }
      }
      return { issued, left, skipped: await explained(skipped, language) }
    }),
    door(startPrint, async ({ params: { programme, wave }, actor }) => {
      const people = (await passed(programme, wave)).sort(
        (a, b) => a.companyName.localeCompare(b.companyName, 'id') || a.name.localeCompare(b.name, 'id'),
      )
      const held = await register.ofNominations(
        programme,
        people.map(({ id }) => id),
      )
      const good = held.filter((one) => stateOn(one, today()) === 'issued').map(({ id }) => id)
      if (good.length === 0)
        throw new AppError('conflict', 'certificate.none_to_print', 'No good certificate in this wave')
      return prints.shown(await prints.start({ programme, wave, certificates: good, by: signatureOf(actor) }))
    }),
    door(getPrint, async ({ params: { programme, wave } }) => {
      const job = await prints.find(programme, wave)
      return job ? { job: prints.shown(job) } : {}
    }),
    door(reissueCertificate, async ({ params, body, actor }) => {
      const old = await asked(params)
      const [nomination, company, programme] = await Promise.all([
        holderOf(old),
        companies.get(params.programme, old.company),
        programmes.get(params.programme),
      ])
      return shown(await change.reissue(old, nomination, company, programme, body, actor))
    }),
    door(proposeRevocation, async ({ params, body, actor }) =>
      shown(await change.propose(await asked(params), body.reason, actor)),
    ),
    door(confirmRevocation, async ({ params, actor }) => {
      const certificate = await asked(params)
      return shown(await change.confirm(certificate, await holderOf(certificate), actor))
    }),
    door(dropRevocation, async ({ params, actor }) => shown(await change.drop(await asked(params), actor))),

    door(portalCertificates, async ({ actor: { programme, company } }) => {
      const own = await nominations.workersOf(programme, company)
      const certified = own.filter(({ state }) => state === 'certified').map(({ id }) => id)
      return (await register.ofNominations(programme, certified)).map(shown)
    }),
  ]
}
