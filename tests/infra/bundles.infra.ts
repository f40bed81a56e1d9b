import type { Metafile } from 'esbuild'
import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { apiFeatures } from '../../functions/api.ts'
import { carriedBy } from './carried.ts'
import { lookup } from './find.ts'
import { metafileOf } from './synth/build.ts'

const { bundles } = await lookup('production')
const metafiles = Object.fromEntries(
  await Promise.all(
    Object.entries(bundles).map(async ([handler, folder]) => [
      handler.replace('functions/entry/', '').replace('.handler', ''),
      JSON.parse(await readFile(metafileOf(folder), 'utf8')) as Metafile,
    ]),
  ),
) as Record<string, Metafile>

const carried = (name: string, of?: { all: boolean }) => carriedBy(metafiles[name]!, of)
const packagesOf = (sources: string[]) =>
  new Set(sources.flatMap((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []))

/** Packages that only some functions have work for. */
const only: Record<string, string[]> = {
  hono: ['api', 'papers'],
  'openid-client': ['api'],
  papaparse: ['api', 'papers'],
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
    const having = Object.keys(metafiles).filter((one) =>
      packagesOf(carried(one, { all: true }).sources).has(name),
    )
    expect(having.filter((one) => !functions.includes(one))).toEqual([])
  })

  it.each(Object.keys(metafiles))('%s loads no library of tables or files before it is asked', (name) => {
    for (const one of packagesOf(carried(name).sources))
      expect(one).not.toMatch(/client-dynamodb|pdfkit|exceljs/)
  })

  it('the API starts without any feature', () => {
    const { sources, bytes } = carried('api')
    const features = sources.filter((file) => /^functions\/[\w-]+\/.*routes\.ts$/.test(file))
    expect(features).toEqual([])
    expect(bytes).toBeLessThanOrEqual(150 * 1024)
  })

  it('the API loads each feature for itself', () => {
    const { outputs } = metafiles.api!
    const routes = Object.values(outputs).flatMap(({ entryPoint }) =>
      entryPoint && /routes\.ts$|sign-in\.ts$/.test(entryPoint) ? [entryPoint] : [],
    )
    // Health and the description are answered by the API itself; the page of the description is no route.
    expect(routes.length).toBe(apiFeatures.length - 2)
    // The goal is 600 (`npm run bench -- functions`); this holds what is reached.
    expect(carried('api', { all: true }).bytes).toBeLessThanOrEqual(900 * 1024)
  })
})
