import { afterAll, describe, expect, it } from 'vitest'
import { operations } from '../../functions/contract/endpoints.ts'
import { apiFeatures } from '../../functions/api.ts'
import { officeFeatures } from '../../functions/office.ts'
import { paperFeatures } from '../../functions/papers.ts'
import { isDoor, isOf } from '../../functions/platform/feature.ts'
import { testBucket } from '../support/bucket.ts'
import { depsOf } from '../support/seats.ts'

const bytes = new TextEncoder().encode('No;NAMA ASESI\n')

describe('the private bucket', () => {
  const bucket = testBucket()
  const { files } = bucket
  afterAll(() => bucket.stop())

  it('gives back what was put, and nothing where nothing is', async () => {
    await files.put('exports/malang/list.csv', bytes, { type: 'text/csv' })
    expect(await files.get('exports/malang/list.csv')).toEqual(bytes)
    await files.put('exports/malang/list.csv', bytes.slice(0, 2), { type: 'text/csv' })
    expect(await files.get('exports/malang/list.csv')).toEqual(bytes.slice(0, 2))
    expect(await files.get('uploads/none')).toBeUndefined()
  })

  it('opens to a link under the name it was given, and to nobody without one', async () => {
    await files.put('exports/malang/2.csv', bytes, { type: 'text/csv' })
    const link = await files.link('exports/malang/2.csv', { name: 'daftar "1".csv', seconds: 60 })
    const answer = await fetch(link)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('text/csv')
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="daftar _1_.csv"')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytes)
    expect((await fetch(link.split('?')[0]!)).status).toBe(403)
  })

  it('closes when the time of the link is over, and gives none for longer than a quarter of an hour', async () => {
    await files.put('exports/malang/3.csv', bytes, { type: 'text/csv' })
    const link = await files.link('exports/malang/3.csv', { name: '3.csv', seconds: 1 })
    await new Promise((resolve) => setTimeout(resolve, 2100))
    expect((await fetch(link)).status).toBe(403)
    const long = await files.link('exports/malang/3.csv', { name: '3.csv', seconds: 86_400 })
    expect(new URL(long).searchParams.get('X-Amz-Expires')).toBe('900')
  })
})

describe('the functions that answer the site', () => {
  it('share the operations: each is opened once, by the function whose address it has', async () => {
    const deps = depsOf({ tables: {} } as never)
    const keysOf = async (features: typeof apiFeatures) => {
      const keys: string[] = []
      for (const feature of features)
        for (const { endpoint } of (await feature.load(deps)).filter(isDoor))
          if (isOf(feature, endpoint)) keys.push(`${endpoint.method} ${endpoint.path}`)
      return keys
    }
    const [api, office, papers] = [
      await keysOf(apiFeatures),
      await keysOf(officeFeatures),
      await keysOf(paperFeatures),
    ]
    expect([...api, ...office, ...papers].sort()).toEqual(
      operations.map(({ endpoint: { method, path } }) => `${method} ${path}`).sort(),
    )
    expect(office.filter((key) => !/ \/programmes(\/|$)/.test(key))).toEqual([])
    expect(papers.filter((key) => !/ \/papers\//.test(key))).toEqual([])
    expect(api.filter((key) => / \/(papers|programmes|auth)(\/|$)/.test(key))).toEqual([])
    const files = operations.filter(({ endpoint }) => endpoint.file).map(({ endpoint }) => endpoint.path)
    expect(files.filter((path) => !path.startsWith('/papers/'))).toEqual([])
  })
})
