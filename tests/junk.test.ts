import { afterAll, beforeAll, expect, it } from 'vitest'
import { operations } from '../functions/contract/endpoints.ts'
import { testApp, type TestApp } from './support/app.ts'
import { seedProgramme, verifiedCompany } from './support/people.ts'

let test: TestApp
let company: Awaited<ReturnType<typeof verifiedCompany>>
beforeAll(async () => {
  test = await testApp()
  await seedProgramme(test)
  company = await verifiedCompany(test)
})
afterAll(() => test.stop())

const deep = JSON.parse(`${'['.repeat(200)}${']'.repeat(200)}`)
const odd = [
  null,
  true,
  0,
  -1,
  1e308,
  '',
  ' ',
  '\u0000',
  '=1+1',
  '<b>',
  '٣',
  'a'.repeat(10_000),
  [],
  {},
  deep,
]
const names =
  'name email nib npwp version reason token csv nominations seats date schemes quota granted letterDate assessors wave to people asked office'.split(
    ' ',
  )
const bodies: unknown[] = [
  ...odd,
  ...odd.map((value) => Object.fromEntries(names.map((name) => [name, value]))),
  { nominations: [null] },
  { nominations: [{}, { nik: {}, scheme: 'x' }, { company: '../..', id: 'x' }] },
  { __proto__: null, constructor: 'x', toString: 1 },
  '{"name":',
]
const segments = [undefined, '%00', 'a'.repeat(300), '..', 'P%23x', 'malang', '%F0%9F%99%82']
const queries = [
  '',
  '?after=x.y',
  '?after=%00',
  '?state=nobody',
  '?search=%00%FF',
  '?company=..%2F..',
  '?until=2026-02-30',
]

it.each(operations.map(({ name, endpoint }) => [name, endpoint] as const))(
  '%s answers whatever a client sends without failing',
  { timeout: 60_000 },
  async (_, endpoint) => {
    const call =
      endpoint.access === 'company'
        ? company.call
        : endpoint.access === 'public'
          ? test.nobody
          : test.as('admin')
    const path = (segment: string | undefined) =>
      endpoint.path
        .replace(':programme', segment ?? 'malang')
        .replace(':company', segment ?? company.id)
        .replace(/:\w+/g, segment ?? 'cleaner')
    const asked: [string, unknown][] = [
      ...segments.map((segment): [string, unknown] => [path(segment), endpoint.body ? {} : undefined]),
      ...queries.map((query): [string, unknown] => [path(undefined) + query, endpoint.body ? {} : undefined]),
      ...(endpoint.body ? bodies.map((body): [string, unknown] => [path(undefined), body]) : []),
    ]
    for (const [where, body] of asked) {
      const { status } = await call(endpoint.method, where, body)
      expect(
        status,
        `${endpoint.method} ${where} ${String(JSON.stringify(body)).slice(0, 120)}`,
      ).toBeLessThan(500)
    }
  },
)
