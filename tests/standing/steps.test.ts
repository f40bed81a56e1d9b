import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tokenOf } from '../../functions/auth/links.ts'
import { companyRepository } from '../../functions/companies/repository.ts'
import { createStandingDecisions } from '../../functions/standing/decisions.ts'
import { standingRepository } from '../../functions/standing/repository.ts'
import type { StaffActor } from '../../functions/platform/actor.ts'
import { standardRules } from '../../functions/standing/standing.ts'
import { testApp, type TestApp } from '../support/app.ts'
import { meeting, withoutConditions } from '../support/faulty-db.ts'
import { seedProgramme, verifiedCompany, worker } from '../support/people.ts'
import { fileOf, invited, lettersOwed, step } from './world.ts'

let test: TestApp
beforeAll(async () => {
  test = await testApp()
  await seedProgramme(test)
})
afterAll(() => test.stop())

let people = 0
const nominate = (call: TestApp['nobody'], n: number) =>
  call('POST', '/portal/nominations', {
    nominations: Array.from({ length: n }, () => worker(++people)),
  })

describe('the steps of a standing', () => {
  it('are recorded one by one with letter, officer, reason and ground, and the company is told of each', async () => {
    const disnaker = test.as('disnaker')
    const { id, call } = await verifiedCompany(test, { expectedWorkers: 3 })
    expect((await fileOf(disnaker, id)).open).toEqual(['warned', 'cleared', 'exempted'])
    for (const kind of ['warned', 'uncooperative', 'sanctioned'])
      expect(await step(disnaker, id, kind)).toMatchObject({ done: true })

    const file = await fileOf(disnaker, id)
    expect(file.steps.map(({ kind, from, to }) => [kind, from, to])).toEqual([
      ['warned', 'awaited', 'warned'],
      ['uncooperative', 'warned', 'uncooperative'],
      ['sanctioned', 'uncooperative', 'sanctioned'],
    ])
    expect(file.steps[0]).toMatchObject({
      by: 'staff:disnaker-1',
      officer: 'Officer disnaker-1',
      letterDate: '2026-11-24',
      reason: 'Tidak ada data sampai batas waktu',
      answerBy: '2026-12-08',
      ground: { deadline: '2027-01-31', nominated: 0, agreed: 3, registered: true, proposed: false },
    })
    expect(file.row).toMatchObject({ standing: 'sanctioned', agreed: 3, nominated: 0 })
    expect(file.open).toEqual(['cleared', 'exempted', 'undone'])

    // The fair way out, by nominating what was agreed.
    await nominate(call, 2)
    expect((await fileOf(disnaker, id)).row.standing).toBe('sanctioned')
    await nominate(call, 1)
    const after = await fileOf(disnaker, id)
    expect(after.row.standing).toBe('cooperative')
    expect(after.steps.at(-1)).toMatchObject({
      kind: 'fulfilled',
      from: 'sanctioned',
      by: `company:${id}`,
      ground: { nominated: 3, agreed: 3 },
    })
    expect((await lettersOwed(test, id)).map(({ step }) => step).sort()).toEqual([
      'fulfilled',
      'sanctioned',
      'uncooperative',
      'warned',
    ])
    const audit = await test.db.queryAll({
      TableName: test.db.tables.audit,
      KeyConditionExpression: 'pk = :p',
      ExpressionAttributeValues: { ':p': 'P#malang#2026-11-24T03' },
    })
    expect(
      audit
        .filter(
          ({ what, subject }) =>
            String(what).startsWith('standing.') && (subject as { id: string }).id === id,
        )
        .map(({ what }) => what),
    ).toEqual(['standing.warned', 'standing.uncooperative', 'standing.sanctioned', 'standing.fulfilled'])
  })

  it('can be undone one after the other, and nothing is forgotten', async () => {
    const disnaker = test.as('disnaker')
    const { id } = await verifiedCompany(test)
    await step(disnaker, id, 'warned')
    await step(disnaker, id, 'uncooperative')
    await step(disnaker, id, 'undone')
    let file = await fileOf(disnaker, id)
    expect(file.row.standing).toBe('warned')
    // Time to answer begins anew.
    expect(file.row.answerBy).toBe('2026-12-08')
    expect(file.row.standingSince).toBe(file.steps[0]!.at)
    await step(disnaker, id, 'undone')
    file = await fileOf(disnaker, id)
    expect(file.row.standing).toBe('awaited')
    expect(file.row.standingSince).toBeUndefined()
    expect(file.row.answerBy).toBeUndefined()
    expect(file.steps.map(({ kind }) => kind)).toEqual(['warned', 'uncooperative', 'undone', 'undone'])
    expect(file.steps[2]!.undoes).toBe(file.steps[1]!.id)
    expect(file.steps[3]!.undoes).toBe(file.steps[0]!.id)
    expect(await step(disnaker, id, 'undone')).toMatchObject({
      done: false,
      code: 'standing.nothing_to_undo',
    })
  })

  it('exempt with a reason, and clear by an officer', async () => {
    const disnaker = test.as('disnaker')
    const { id } = await verifiedCompany(test)
    expect(await step(disnaker, id, 'exempted')).toMatchObject({ code: 'standing.exemption_kind' })
    await step(disnaker, id, 'exempted', { exemption: 'closed' })
    expect((await fileOf(disnaker, id)).row.standing).toBe('exempt')
    await step(disnaker, id, 'cleared')
    expect((await fileOf(disnaker, id)).row.standing).toBe('cooperative')
  })

  it('use a letter number once', async () => {
    const disnaker = test.as('disnaker')
    const [a, b] = [await verifiedCompany(test), await verifiedCompany(test)]
    await step(disnaker, a.id, 'warned', { letterNo: '560/AB/2026' })
    expect(await step(disnaker, b.id, 'warned', { letterNo: '560 / ab / 2026' })).toMatchObject({
      done: false,
      code: 'standing.letter_twice',
    })
    expect((await fileOf(disnaker, b.id)).steps).toEqual([])
  })

  it('decided for several at once have an outcome each', async () => {
    const disnaker = test.as('disnaker')
    const [a, b] = [await verifiedCompany(test), await verifiedCompany(test)]
    await step(disnaker, b.id, 'warned')
    const answer = await disnaker('POST', '/programmes/malang/standing/decisions', {
      kind: 'warned',
      letterDate: '2026-11-24',
      reason: 'Belum ada data',
      companies: await Promise.all(
        [a, b].map(async ({ id }, at) => ({
          company: id,
          version: (await fileOf(disnaker, id)).row.version,
          letterNo: `B/${at}`,
        })),
      ),
    })
    expect((await answer.json()).outcomes).toMatchObject([
      { company: a.id, done: true },
      { company: b.id, done: false, code: 'standing.wrong_step' },
    ])
  })

  it('leave a company that was called on its way back after the deadline', async () => {
    const late = await testApp({ at: '2027-02-03T03:00:00.000Z' })
    try {
      await seedProgramme(late, { nominateUntil: '2027-02-03' })
      const { id, call } = await verifiedCompany(late, { expectedWorkers: 1 })
      // In Malang the next day has begun, in UTC it has not; and the portal says so.
      late.clock.set('2027-02-03T17:00:00.000Z')
      expect((await (await call('GET', '/portal')).json()).today).toBe('2027-02-04')
      expect((await (await nominate(call, 1)).json()).code).toBe('programme.closed')
      const { items } = await (
        await late.as('disnaker')('GET', '/programmes/malang/standing?proposal=warned')
      ).json()
      expect(items).toMatchObject([{ company: id, proposal: { kind: 'warned', ground: 'nothing', days: 1 } }])
      await step(late.as('disnaker'), id, 'warned', { letterDate: '2027-02-04' })
      expect((await nominate(call, 1)).status).toBe(200)
      expect((await fileOf(late.as('disnaker'), id)).row.standing).toBe('cooperative')
    } finally {
      await late.stop()
    }
  })

  it('let an invited company that never registered do so from its letter', async () => {
    const disnaker = test.as('disnaker')
    const { 'RSUD Lawang': id } = await invited(test, ['RSUD Lawang'])
    await step(disnaker, id!, 'warned')
    const [facts] = await lettersOwed(test, id!)
    expect(facts).toMatchObject({ page: 'register', reason: 'Tidak ada data sampai batas waktu' })
    const read = await test.nobody('POST', '/invitations/read', {
      token: tokenOf(test.deps.seal, String(facts!.link)),
    })
    expect(await read.json()).toMatchObject({ name: 'RSUD Lawang' })
  })

  it('agree on a number, which puts right who has nominated as many', async () => {
    const disnaker = test.as('disnaker')
    const { id, call } = await verifiedCompany(test, { expectedWorkers: 30 })
    await nominate(call, 2)
    const { row } = await fileOf(disnaker, id)
    const agreed = await disnaker('PUT', `/programmes/malang/companies/${id}/agreed`, {
      workers: 2,
      reason: 'Dua orang sudah pensiun',
      version: row.version,
    })
    expect(await agreed.json()).toMatchObject({ agreedWorkers: 2, standing: 'cooperative' })
  })
})

describe('at the same moment', () => {
  const round = { id: 'malang', nominateUntil: '2027-01-31', rules: standardRules }
  const officer: StaffActor = {
    kind: 'staff',
    id: 'disnaker-1',
    name: 'One',
    email: '',
    grants: [],
    requestId: 'r',
  }
  const decision = (kind: 'warned' | 'sanctioned', version: number, letterNo: string) => ({
    kind,
    version,
    letterNo,
    letterDate: '2026-11-24',
    reason: 'x',
  })

  it('of two officers one decides and the other is told', async () => {
    const { id } = await verifiedCompany(test)
    const [one, two] = [test.as('disnaker'), test.as('disnaker', '*', 'disnaker-2')]
    const { version } = (await fileOf(one, id)).row
    const outcomes = await Promise.all([
      step(one, id, 'warned', { version }),
      step(two, id, 'exempted', { version, exemption: 'no_cleaners' }),
    ])
    expect(outcomes.filter(({ done }) => done)).toHaveLength(1)
    expect(outcomes.find(({ done }) => !done)?.code).toBe('standing.changed')
    expect((await fileOf(one, id)).steps).toHaveLength(1)
  })

  it('and without the condition both would', async () => {
    const { id } = await verifiedCompany(test)
    const { version } = (await fileOf(test.as('disnaker'), id)).row
    const db = meeting(
      withoutConditions(test.db, (write) => 'Update' in write),
      2,
    )
    const decisions = createStandingDecisions({ ...test.deps, db }, standingRepository({ ...test.deps, db }))
    await Promise.all([
      decisions.decide(round, id, decision('warned', version, 'N/1'), officer),
      decisions.decide(round, id, decision('warned', version, 'N/2'), officer),
    ])
    expect((await fileOf(test.as('disnaker'), id)).steps).toHaveLength(2)
  })

  /** Lets the company nominate between what a decision reads and what it writes. */
  const meanwhile = (db: TestApp['db'], happen: () => Promise<unknown>): TestApp['db'] => {
    let once = true
    return {
      ...db,
      async transact(writes, token) {
        if (once) {
          once = false
          await happen()
        }
        return db.transact(writes, token)
      },
    }
  }
  const almostSanctioned = async (letter: string) => {
    const disnaker = test.as('disnaker')
    const company = await verifiedCompany(test, { expectedWorkers: 1 })
    await step(disnaker, company.id, 'warned')
    await step(disnaker, company.id, 'uncooperative')
    const { version } = (await fileOf(disnaker, company.id)).row
    return { ...company, decision: decision('sanctioned', version, letter) }
  }

  it('a company that nominates is not sanctioned for what it no longer owes', async () => {
    const { id, call, decision } = await almostSanctioned('M/1')
    const db = meanwhile(test.db, () => nominate(call, 1))
    const decisions = createStandingDecisions({ ...test.deps, db }, standingRepository(test.deps))
    await expect(decisions.decide(round, id, decision, officer)).rejects.toMatchObject({
      code: 'standing.changed',
    })
    const file = await fileOf(test.as('disnaker'), id)
    expect(file.row.standing).toBe('cooperative')
    expect(file.steps.map(({ kind }) => kind)).toEqual(['warned', 'uncooperative', 'fulfilled'])
  })

  it('not even when its standing has not followed yet: its numbers are judged again', async () => {
    const { id, decision } = await almostSanctioned('M/2')
    const counted = (db: TestApp['db']) =>
      meanwhile(db, () =>
        test.db.update({
          TableName: test.db.tables.nominations,
          Key: { pk: `P#malang#C#${id}`, sk: 'company' },
          UpdateExpression: 'SET counts.submitted = :n',
          ExpressionAttributeValues: { ':n': 1 },
        }),
      )
    const db = counted(test.db)
    const decisions = createStandingDecisions({ ...test.deps, db }, standingRepository(test.deps))
    await expect(decisions.decide(round, id, decision, officer)).rejects.toMatchObject({
      code: 'standing.fulfilled',
    })
    // Whoever looks next finds it put right: a crash after nominating leaves nobody sanctioned.
    expect((await fileOf(test.as('disnaker'), id)).row.standing).toBe('cooperative')
  })

  it('and without the condition it would be', async () => {
    const { id, decision } = await almostSanctioned('M/3')
    const bare = withoutConditions(test.db, (write) => 'Update' in write)
    const db = meanwhile(bare, () =>
      test.db.update({
        TableName: test.db.tables.nominations,
        Key: { pk: `P#malang#C#${id}`, sk: 'company' },
        UpdateExpression: 'SET counts.submitted = :n',
        ExpressionAttributeValues: { ':n': 1 },
      }),
    )
    await createStandingDecisions({ ...test.deps, db }, standingRepository(test.deps)).decide(
      round,
      id,
      decision,
      officer,
    )
    expect((await companyRepository(test.deps).get('malang', id)).standing).toBe('sanctioned')
  })
})

describe('the list', () => {
  it('filters by standing, proposal and district, pages without loss, and sums up', async () => {
    const own = await testApp({ at: '2026-11-24T03:00:00.000Z' })
    try {
      await seedProgramme(own)
      const names = Array.from({ length: 120 }, (_, at) => `CV Nomor ${String(at).padStart(3, '0')}`)
      await invited(own, names)
      own.clock.forward({ days: 20 })
      const disnaker = own.as('disnaker')
      const seen: string[] = []
      let after = ''
      do {
        const page = await (
          await disnaker('GET', `/programmes/malang/standing?proposal=any${after && `&after=${after}`}`)
        ).json()
        seen.push(...page.items.map(({ name }: { name: string }) => name))
        after = page.next ?? ''
      } while (after)
      expect(seen).toEqual(names)
      const summary = await (await disnaker('GET', '/programmes/malang/standing/summary')).json()
      expect(summary).toMatchObject({ byStanding: { awaited: 120 }, proposals: { warned: 120 } })
      const none = await (await disnaker('GET', '/programmes/malang/standing?district=Turen')).json()
      expect(none.items).toEqual([])
    } finally {
      await own.stop()
    }
  })
})
