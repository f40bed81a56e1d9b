import { describe, expect, it } from 'vitest'
import { apiFeatures } from '../../functions/api.ts'
import { officeFeatures } from '../../functions/office.ts'
import { carriedIn, loadedOf } from './carried.ts'
import { handlers } from './cloud.ts'
import { lookup } from './find.ts'

const { bundles } = await lookup('production')
const built = Object.fromEntries(
  await Promise.all(
    Object.entries(handlers).map(async ([name, file]) => [file, await carriedIn(bundles[name]!)] as const),
  ),
)

const carried = (name: string, of?: { all: boolean }) => loadedOf(built[name]!, of)
const packagesOf = (sources: string[]) =>
  new Set(sources.flatMap((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []))

/** Packages that only some functions have work for. */
const only: Record<string, string[]> = {
  hono: ['api', 'office', 'sign-in', 'papers'],
  'openid-client': ['sign-in'],
  papaparse: ['office', 'papers'],
  '@valibot/to-json-schema': ['papers'],
  pdfkit: ['papers', 'delivery', 'prints'],
  exceljs: ['papers', 'delivery'],
  'read-excel-file': ['papers'],
  nodemailer: ['delivery'],
  'ical-generator': ['papers', 'delivery'],
  '@aws-sdk/client-sesv2': ['delivery'],
  '@aws-lambda-powertools/metrics': ['delivery'],
  '@aws-sdk/client-s3': ['papers', 'prints'],
  '@aws-sdk/s3-request-presigner': ['papers', 'prints'],
  // What Lambda's own credentials make needless, and what knows browsers.
  '@aws-sdk/credential-provider-ini': [],
  '@aws-sdk/nested-clients': [],
  bowser: [],
  preact: [],
}

describe('what a function carries', () => {
  it.each(Object.entries(only))('%s is in %j alone', (name, functions) => {
    const having = Object.keys(built).filter((one) =>
      packagesOf(carried(one, { all: true }).sources).has(name),
    )
    expect(having.filter((one) => !functions.includes(one))).toEqual([])
  })

  it.each(Object.keys(built))('%s starts with little code, and no library of tables or files', (name) => {
    const { sources, bytes } = carried(name)
    for (const one of packagesOf(sources)) expect(one).not.toMatch(/client-dynamodb|pdfkit|exceljs/)
    expect(sources).toContain(`functions/entry/${name}.ts`)
    expect(bytes).toBeLessThan(300_000)
  })

  it.each([
    // Health is answered by the API itself.
    ['api', apiFeatures.length - 1, 600],
    ['office', officeFeatures.length, 720],
  ] as const)('%s starts without any feature, and loads each for itself', (name, features, limit) => {
    const { sources, bytes } = carried(name)
    const isRoutes = (file: string | undefined) => /^functions\/[\w-]+\/.*routes\.ts$/.test(file ?? '')
    expect(sources.filter(isRoutes)).toEqual([])
    expect(bytes).toBeLessThanOrEqual(150 * 1024)
    // One feature may be in the file with which tables come.
    const loaded = built[name]!.flatMap(({ file, of, sources }) =>
      file.startsWith('tables-') ? sources : [of],
    ).filter(isRoutes)
    expect(loaded.length).toBe(features)
    expect(carried(name, { all: true }).bytes).toBeLessThanOrEqual(limit * 1024)
  })

  it.each(Object.keys(built))('%s has no client of the tables but the lean one', (name) => {
    const { sources } = carried(name, { all: true })
    expect(sources).toContain('functions/platform/dynamo-client.ts')
    expect(
      sources.filter((file) => /client-dynamodb\/dist-es\/(runtimeConfig|endpoint\/bdd|models)/.test(file)),
    ).toEqual([])
  })
})
