import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createReindex } from '../../functions/search/reindex.ts'
import { searchRepository } from '../../functions/search/repository.ts'
import { answers, nameWords } from '../../functions/search/words.ts'
import { testApp, type TestApp } from '../support/app.ts'
import { drift } from '../support/counters.ts'
import { programme, seedProgramme, verifiedCompany, worker } from '../support/people.ts'
import { depsOf, seatsOf } from '../support/seats.ts'

let api: TestApp
let company: Awaited<ReturnType<typeof verifiedCompany>>
beforeAll(async () => {
  api = await testApp()
  await seedProgramme(api)
  company = await verifiedCompany(api, { name: 'PT Mitra Bersih Sejahtera Abadi', nib: '9120001112223' })
  await verifiedCompany(api, {
    name: 'RSUD Lawang',
    nib: '',
    npwp: '1234567890123456',
    email: 'rs@lawang.test',
    kind: 'Rumah sakit',
  })
  const names = ['Siti Nur Aini', 'Siti Aminah', 'Budi Santoso', "Nur'aini Dewi", 'Ágnes Müller']
  await company.call('POST', '/portal/nominations', {
    nominations: names.map((name, n) => worker(n, { name })),
  })
})
afterAll(() => api.stop())

const found = async (text: string, role: 'lsp' | 'disnaker' | 'auditor' = 'lsp') => {
  const answer = await api.as(role)('POST', `/programmes/${programme.id}/search`, { text })
  expect(answer.status).toBe(200)
  const { companies, nominations } = await answer.json()
  return {
    companies: companies.map(({ name }: { name: string }) => name),
    people: nominations.map(({ name }: { name: string }) => name),
    nominations,
  }
}

describe('search by words', () => {
  it.each([
    ['sit', ['Siti Aminah', 'Siti Nur Aini']],
    ['siti am', ['Siti Aminah']],
    ['aminah siti', ['Siti Aminah']],
    ['AINI', ["Nur'aini Dewi", 'Siti Nur Aini']],
    ['nur ai', ["Nur'aini Dewi", 'Siti Nur Aini']],
    ['agnes', ['Ágnes Müller']],
    ['iti', []],
    ['s', []],
  ])('finds by the beginnings of words in any order: %s', async (text, people) => {
    expect((await found(text)).people.toSorted()).toEqual(people)
  })
  it.each([
    ['bersih', ['PT Mitra Bersih Sejahtera Abadi']],
    ['pt mitra', ['PT Mitra Bersih Sejahtera Abadi']],
    ['abadi', ['PT Mitra Bersih Sejahtera Abadi']],
    ['rsud', ['RSUD Lawang']],
    ['9120001112223', ['PT Mitra Bersih Sejahtera Abadi']],
    ['12.345.678.9-012.3456', ['RSUD Lawang']],
    ['9120001112224', []],
  ])('finds companies: %s', async (text, companies) => {
    expect((await found(text)).companies).toEqual(companies)
  })
  it('finds nobody of another programme', async () => {
    expect(await searchRepository(api.deps).nominations('other', 'siti')).toEqual([])
  })
})

describe('search by NIK', () => {
  it('finds by the whole number only, and answers with the masked one', async () => {
    const { nik } = worker(2)
    const spaced = `${nik.slice(0, 6)} ${nik.slice(6)}`
    for (const typed of [nik, spaced]) {
      const { people, nominations } = await found(typed)
      expect(people).toEqual(['Budi Santoso'])
      expect(JSON.stringify(nominations)).not.toContain(nik)
      expect(nominations[0].nik).toMatch(/^\d{4}•+\d{4}$/)
    }
    expect((await found(nik.slice(0, 15))).people).toEqual([])
    expect(api.log.join()).not.toContain(nik)
  })
  it('finds ended nominations too', async () => {
    const [outcome] = (
      await (
        await company.call('POST', '/portal/nominations', {
          nominations: [worker(77, { name: 'Rudi Hartono' })],
        })
      ).json()
    ).outcomes
    await company.call('POST', `/portal/nominations/${outcome.nomination}/withdraw`, {})
    expect((await found(worker(77).nik)).nominations[0]).toMatchObject({
      name: 'Rudi Hartono',
      state: 'withdrawn',
    })
  })
})

describe('what is found follows what is kept', () => {
  it('is found under the new name once a name is corrected, and no more under the old', async () => {
    const sent = worker(88, { name: 'Joko Tri Widodo Lama' })
    const send = (body: object) => company.call('POST', '/portal/nominations', { nominations: [body] })
    await send(sent)
    await send({ ...sent, name: 'Joko Baru' })
    expect((await found('baru')).people).toEqual(['Joko Baru'])
    expect((await found('widodo')).people).toEqual([])
    expect((await found('joko')).people).toEqual(['Joko Baru'])
    expect(await drift(api.db, programme.id)).toEqual([])
  })
  it('is kept right by a correction in the portal', async () => {
    const [{ nomination }] = (
      await (
        await company.call('POST', '/portal/nominations', {
          nominations: [worker(89, { name: 'Salah Eja' })],
        })
      ).json()
    ).outcomes
    const { id: _, ...fields } = { id: nomination, ...worker(89, { name: 'Betul Ejaan' }) }
    const answer = await company.call('PUT', `/portal/nominations/${nomination}`, { ...fields, version: 1 })
    expect(answer.status).toBe(200)
    expect((await found('betul')).people).toEqual(['Betul Ejaan'])
    expect((await found('salah')).people).toEqual([])
  })
})

describe('the re-index job', () => {
  it('makes data of before findable, once', async () => {
    const db = await api.engine.freshDb()
    const deps = depsOf(db)
    const [person] = await seatsOf(deps).people([{ company: 'Lama', n: 3 }])
    await seatsOf(deps).begin()
    for (const item of await db.queryAll({
      TableName: db.tables.nominations,
      KeyConditionExpression: 'pk = :k',
      ExpressionAttributeValues: { ':k': `P#${programme.id}#C#Lama` },
    })) {
      const before = Object.fromEntries(Object.entries(item).filter(([name]) => !name.startsWith('word')))
      await db.put({ TableName: db.tables.nominations, Item: before })
    }
    const search = searchRepository(deps)
    expect(await search.nominations(programme.id, 'pekerja')).toEqual([])
    expect(await createReindex(deps)()).toEqual({ mended: 4 })
    expect(await search.nominations(programme.id, 'pekerja')).toHaveLength(3)
    expect(await search.companies(programme.id, 'lama')).toHaveLength(1)
    expect(await search.nominations(programme.id, person!.name)).toHaveLength(1)
    expect(await createReindex(deps)()).toEqual({ mended: 0 })
  })
})

describe('words of names', () => {
  it.each([
    ['PT Maju Jaya', ['maju', 'jaya']],
    ['CV', ['cv']],
    ['M. Ali', ['ali']],
    ['Satu Dua Tiga Empat Lima', ['satu', 'dua', 'tiga', 'lima']],
    ['Dewi Dewi', ['dewi']],
    ['...', ['-']],
  ])('of %s are telling', (name, words) => {
    expect(nameWords(name)).toEqual(words)
  })
  it('must all begin a word of the name', () => {
    expect(answers('Siti Nur Aini', ['nu', 'si'])).toBe(true)
    expect(answers('Siti Nur Aini', ['ur'])).toBe(false)
  })
})

describe('saved filters', () => {
  const path = `/programmes/${programme.id}/filters`
  const filter = { name: 'Menunggu', page: 'nominasi', query: 'state=submitted&scheme=cleaner' }
  it('are kept per officer, replaced by name and forgotten', async () => {
    const [one, other] = [api.as('lsp', '*', 'lsp-1'), api.as('lsp', '*', 'lsp-2')]
    const { id } = await (await one('POST', path, filter)).json()
    await one('POST', path, { ...filter, query: 'state=returned' })
    expect(await (await one('GET', path)).json()).toEqual([{ ...filter, id, query: 'state=returned' }])
    expect(await (await other('GET', path)).json()).toEqual([])
    expect((await other('DELETE', `${path}/${id}`)).status).toBe(204)
    expect(await (await one('GET', path)).json()).toHaveLength(1)
    expect((await one('DELETE', `${path}/${id}`)).status).toBe(204)
    expect(await (await one('GET', path)).json()).toEqual([])
  })
  it.each(['nik=3507011205909001', 'https://x', 'a=<b>'])('refuse %s', async (query) => {
    expect((await api.as('lsp')('POST', path, { ...filter, query })).status).toBe(400)
  })
})
