import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Nomination } from '../../functions/contract/nomination.ts'
import { createContest } from '../../functions/nominations/contest.ts'
import { nominationRepository } from '../../functions/nominations/repository.ts'
import type { Db } from '../../functions/platform/db.ts'
import { programmeRepository } from '../../functions/programmes/repository.ts'
import { createAssigner } from '../../functions/waves/assign.ts'
import { testApp, type TestApp } from '../support/app.ts'
import { drift, mailsOf } from '../support/counters.ts'
import { targetOf, withoutConditions } from '../support/faulty-db.ts'
import { seedProgramme, verifiedCompany, worker } from '../support/people.ts'
import { officer, seatsOf } from '../support/seats.ts'

let test: TestApp
beforeAll(async () => {
  test = await testApp()
  await seedProgramme(test)
})
afterAll(() => test.stop())

let serial = 0
/** One person whom two companies nominate, or three: the first holds her. */
async function contested(many = 2) {
  const n = serial++
  const companies = await Promise.all(Array.from({ length: many }, () => verifiedCompany(test)))
  const ids: string[] = []
  for (const { call } of companies) {
    const sent = await call('POST', '/portal/nominations', { nominations: [worker(n)] })
    ids.push((await sent.json()).outcomes[0].nomination)
  }
  const path = (at: number) => `/programmes/malang/companies/${companies[at]!.id}/nominations/${ids[at]}`
  const lsp = test.as('lsp')
  const rivals = async (at = 1): Promise<Nomination[]> => (await lsp('GET', `${path(at)}/rivals`)).json()
  const keep = async (at: number, over: object = {}) => {
    const seen = (await rivals()).map(({ id, version }) => ({ id, version }))
    const answer = await lsp('POST', `${path(at)}/keep`, {
      reason: 'KTP dan kontrak sudah dilihat.',
      seen,
      ...over,
    })
    return { status: answer.status, body: await answer.json() }
  }
  const own = async (at: number): Promise<Nomination> =>
    (await companies[at]!.call('GET', `/portal/nominations/${ids[at]}`)).json()
  return { companies, ids, path, rivals, keep, own }
}
const mailsTo = async (company: string) =>
  (await mailsOf(test.db, 'malang'))
    .filter((mail) => mail.company === company && String(mail.kind).startsWith('nomination_'))
    .map(({ kind }) => kind)

describe('a person whom two companies nominate', () => {
  it('is shown to the officer as both see her, the holder first', async () => {
    const of = await contested()
    expect((await of.rivals()).map(({ id }) => id)).toEqual(of.ids)
    expect((await of.rivals(0)).map(({ id }) => id)).toEqual(of.ids)
    const { items } = await (
      await test.as('lsp')('GET', '/programmes/malang/nominations?contested=yes')
    ).json()
    expect(items.map(({ id }: Nomination) => id)).toEqual([of.ids[1]])
    expect((await test.as('disnaker')('GET', `${of.path(1)}/rivals`)).status).toBe(200)
    expect((await test.as('disnaker')('POST', `${of.path(1)}/keep`, {})).status).toBe(403)
  })

  it('passes to the second when the officer says so; each is told of its own nomination only', async () => {
    const of = await contested()
    expect((await of.keep(1)).body.contested).toBeUndefined()
    const [first, second] = [await of.own(0), await of.own(1)]
    expect([first.state, first.reason]).toEqual(['refused', 'KTP dan kontrak sudah dilihat.'])
    expect([second.state, second.contested]).toEqual(['submitted', undefined])
    expect(await mailsTo(of.companies[0]!.id)).toEqual(['nomination_refused'])
    expect(await mailsTo(of.companies[1]!.id)).toEqual(['nomination_cleared'])
    // Neither page names the other company.
    expect(JSON.stringify(first)).not.toContain(of.companies[1]!.id)
    expect(JSON.stringify(second)).not.toContain(of.companies[0]!.id)
    const verify = await test.as('lsp')('POST', '/programmes/malang/nominations/verify', {
      nominations: [{ company: of.companies[1]!.id, id: of.ids[1] }],
    })
    expect((await verify.json()).verified).toBe(1)
    expect(
      (
        await of.keep(1, {
          seen: [
            { id: 'a', version: 1 },
            { id: 'b', version: 1 },
          ],
        })
      ).body.code,
    ).toBe('contest.alone')
    expect(await drift(test.db, 'malang')).toEqual([])
  })

  it('stays with the first, who never hears of it; of three the others are refused', async () => {
    const of = await contested(3)
    expect((await of.keep(0)).status).toBe(200)
    expect((await Promise.all([0, 1, 2].map(of.own))).map(({ state }) => state)).toEqual([
      'submitted',
      'refused',
      'refused',
    ])
    expect(await mailsTo(of.companies[0]!.id)).toEqual([])
    expect((await of.rivals(0)).map(({ id }) => id)).toEqual([of.ids[0]])
    expect(await drift(test.db, 'malang')).toEqual([])
  })

  it('leaves her seat when the company that has it loses her', async () => {
    const of = await contested()
    await test.as('lsp')('POST', '/programmes/malang/nominations/verify', {
      nominations: [{ company: of.companies[0]!.id, id: of.ids[0] }],
    })
    const seats = seatsOf(test.deps, 'malang')
    await seats.quota(5)
    const wave = await seats.wave(5)
    const programme = await programmeRepository(test.deps).get('malang')
    const people = [{ company: of.companies[0]!.id, id: of.ids[0]! }]
    await createAssigner(test.deps)(programme, { wave: wave.id, people, cause: 'c' }, officer)
    expect((await of.keep(1)).status).toBe(200)
    expect(await of.own(0)).toMatchObject({ state: 'refused' })
    expect(await drift(test.db, 'malang')).toEqual([])
  })

  it('is not decided on what has changed since, nor without a reason', async () => {
    const of = await contested()
    const seen = (await of.rivals()).map(({ id, version }) => ({ id, version }))
    const changed = { ...worker(serial - 1), nik: '', name: 'Nama Baru', version: 1 }
    await of.companies[0]!.call('PUT', `/portal/nominations/${of.ids[0]}`, changed)
    expect((await of.keep(1, { seen })).body.code).toBe('version.stale')
    expect((await of.keep(1, { reason: '' })).status).toBe(400)
    expect((await of.own(0)).state).toBe('submitted')
  })
})

describe('officers who decide the same contest at once', () => {
  async function storm(through: (db: Db) => Db) {
    const of = await contested()
    const deps = { ...test.deps, db: through(test.db) }
    const nominations = nominationRepository(deps)
    const contest = createContest(deps, nominations)
    const seen = (await of.rivals()).map(({ id, version }) => ({ id, version }))
    const both = await Promise.all(
      [0, 1].map((at) =>
        nominations.get({ programme: 'malang', company: of.companies[at]!.id, id: of.ids[at]! }),
      ),
    )
    const ends = await Promise.allSettled(
      Array.from({ length: 6 }, (_, n) => contest.keep(both[n % 2]!, { reason: 'Ya', seen }, officer)),
    )
    const states = (await Promise.all([0, 1].map(of.own))).map(({ state }) => state)
    return {
      won: ends.filter(({ status }) => status === 'fulfilled').length,
      refused: states.filter((state) => state === 'refused').length,
      drift: await drift(test.db, 'malang'),
    }
  }

  it('end with one company that has her', async () => {
    for (let round = 0; round < 4; round++)
      expect(await storm((db) => db)).toEqual({ won: 1, refused: 1, drift: [] })
  })

  it('without the conditions would refuse her twice', async () => {
    const end = await storm((db) =>
      withoutConditions(db, (write) => /^(nomination|scheme)#/.test(targetOf(write).sk)),
    )
    expect(end.won).toBeGreaterThan(1)
    expect(end.drift).not.toEqual([])
  })
})
