import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { roles } from '../functions/contract/access.ts'
import { operations } from '../functions/contract/endpoints.ts'
import { resources, type Who } from './auth/resources.ts'
import { decidedWave } from './bnsp/decided.ts'
import type { Caller } from './support/app.ts'

const isListed = (path: string) =>
  /^\/papers\/|\/(exams|appeals?|reassess|bnsp|certificates|print|blanks|placement|data-requests)\b/.test(
    path,
  ) || /^\/(keys|revocations|worker|certificates)\b/.test(path)
const listed = operations.filter(({ endpoint }) => isListed(endpoint.path))

describe('every file, certificate and list', () => {
  let day: Awaited<ReturnType<typeof decidedWave>>
  let ids: Record<string, string>
  const query: Record<string, string> = {
    attendancePaper: '?date=2026-11-24',
    assignmentPapers: '?date=2026-11-24&number=1',
    minutesPaper: '?date=2026-11-24&number=1',
  }
  /** What is there to be had; the others are asked for in vain. */
  const served = [
    'listExams',
    'getExam',
    'listAppeals',
    'attendancePaper',
    'assignmentPapers',
    'minutesPaper',
    'listReports',
    'getReport',
    'getCodes',
    'resultsWorkbook',
    'quotaWorkbook',
    'quotaBlanks',
    'listCertificates',
    'getCertificate',
    'listGraduates',
    'getPrint',
    'certificatePaper',
    'portalCertificates',
    'portalCertificatePaper',
    'companiesFile',
    'standingsFile',
    'nominationsFile',
    'wavesFile',
    'seatsFile',
    'noticesFile',
    'certificatesFile',
    'seekersFile',
    'auditFile',
    'listJobSeekers',
    'listDataRequests',
  ]
  beforeAll(async () => {
    day = await decidedWave({ n: 3, bk: 0 })
    const [one] = day.people
    const waves = `/programmes/malang/certificates/waves/${day.wave.id}`
    const row = { company: one!.company, nomination: one!.id, certificateNo: 'CS 1' }
    await day.ask('lsp-1', 'PUT', `${waves}/numbers`, { rows: [row] })
    await day.ask('lsp-1', 'POST', `${waves}/issue`, { issuedOn: '2026-11-24' })
    const { items } = await day.ask('lsp-1', 'GET', '/programmes/malang/certificates')
    ids = {
      programme: 'malang',
      wave: day.wave.id,
      company: one!.company,
      nomination: one!.id,
      certificate: items[0].id,
      scheme: 'cleaner',
    }
  })
  afterAll(() => day?.test.stop())

  const ask = async (call: Caller, { name, endpoint: { method, path, body } }: (typeof listed)[number]) => {
    const address = path.replace(/:(\w+)/g, (_, param: string) => ids[param] ?? 'none')
    const answer = await call(method, address + (query[name] ?? ''), body ? {} : undefined)
    const text = await answer.text()
    const code = answer.status < 400 ? undefined : (JSON.parse(text) as { code: string }).code
    if (code === 'session.missing' && answer.status === 401) return 'session.missing'
    if (code === 'access.denied' && answer.status === 403) return 'access.denied'
    if (answer.status === 401 || answer.status === 403) return `${answer.status} ${code}`
    return answer.status === 200 ? 'has it' : 'let in'
  }
  /** What a caller should be told of each, by the table. */
  async function differences(call: Caller, may: (who: Who) => 'yes' | 'session.missing' | 'access.denied') {
    const wrong: string[] = []
    for (const one of listed) {
      const due = may(resources[one.name] ?? [])
      const told = await ask(call, one)
      const right =
        due === 'yes'
          ? served.includes(one.name)
            ? told === 'has it'
            : told === 'has it' || told === 'let in'
          : told === due
      if (!right) wrong.push(`${one.name}: ${told}, should be ${due}`)
    }
    return wrong
  }

  it('stands in the table, and the table knows no other', () => {
    expect(Object.keys(resources).sort()).toEqual(listed.map(({ name }) => name).sort())
    expect(served.filter((name) => !resources[name])).toEqual([])
  })

  it.each(roles)(
    'is had by %s as the table says, and by nobody of that role in another programme',
    async (role) => {
      const mine = (who: Who) =>
        who === 'anyone' || (Array.isArray(who) && who.includes(role))
          ? 'yes'
          : who === 'company'
            ? 'session.missing'
            : 'access.denied'
      expect(await differences(day.test.as(role, 'malang', `${role}-1`), mine)).toEqual([])
      const elsewhere = (who: Who) =>
        who === 'anyone' ? 'yes' : who === 'company' ? 'session.missing' : 'access.denied'
      expect(await differences(day.test.as(role, 'other', `${role}-2`), elsewhere)).toEqual([])
    },
  )

  it('is had by a company as the table says, and its own only', async () => {
    const company = (who: Who) => (who === 'anyone' || who === 'company' ? 'yes' : 'session.missing')
    const own = day.test.asCompany({ programme: 'malang', company: ids.company! })
    expect(await differences(own, company)).toEqual([])
    const other = day.test.asCompany({ programme: 'malang', company: 'B' })
    for (const path of [
      `/papers/portal/certificates/${ids.certificate}`,
      `/portal/nominations/${ids.nomination}`,
    ]) {
      expect((await own('GET', path)).status, path).toBe(200)
      expect((await other('GET', path)).status, path).toBe(404)
    }
    for (const act of ['appeal', 'reassess'])
      expect(
        (await other('POST', `/portal/nominations/${ids.nomination}/${act}`, { reason: 'x' })).status,
      ).toBe(404)
    expect(await (await other('GET', '/portal/certificates')).json()).toEqual([])
  })

  it('is had by nobody who is not signed in', async () => {
    expect(
      await differences(day.test.nobody, (who) => (who === 'anyone' ? 'yes' : 'session.missing')),
    ).toEqual([])
  })
})
