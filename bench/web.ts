import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { launch } from '../tests/support/browser.ts'
import { serveSite } from '../tests/support/site.ts'
import { stubApi } from '../tests/support/stub-api.ts'
import { buildSite } from '../web/build.ts'
import { languages, type PageName, paths } from '../web/src/routes.ts'
import { lighthouseOf } from './lighthouse.ts'
import type { Metric } from './metric.ts'

/** KB of the whole first load, gzip. */
const budgets: Record<PageName, number> = {
  home: 18,
  register: 30,
  confirm: 25,
  login: 25,
  portal: 25,
  company: 25,
  nominate: 25,
  roster: 25,
  verify: 20,
  own: 25,
  progress: 25,
  privacy: 18,
}
const mostRequests = 10
const token = '#abcdefghijklmnopqrstuvwxyz0123456789'

/** What a first visit costs on the wire, and how fast it is on a slow phone. */
export async function web(full: boolean): Promise<Metric[]> {
  const folder = await mkdtemp(join(tmpdir(), 'gelombang-bench-'))
  try {
    await buildSite({ outDir: folder, parts: ['public'] })
    const pages = (Object.keys(paths) as PageName[]).filter(
      (page) => full || page === 'home' || page === 'register',
    )
    return [...(await sizes(folder, pages)), ...(await speeds(folder, pages, full))]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function sizes(folder: string, pages: readonly PageName[]): Promise<Metric[]> {
  const metrics: Metric[] = []
  const browser = await launch()
  try {
    for (const page of pages) {
      const path = paths[page].id
      const gzip = await firstLoad(browser, folder, path, 'gzip')
      const brotli = await firstLoad(browser, folder, path, 'br')
      metrics.push(
        metric(`${path} first load, gzip`, gzip.bytes / 1024, 'KB', budgets[page]),
        metric(`${path} first load, brotli`, brotli.bytes / 1024, 'KB', null),
        metric(`${path} requests`, gzip.requests, '', mostRequests),
      )
    }
  } finally {
    await browser.close()
  }
  return metrics
}

async function firstLoad(browser: Browser, folder: string, path: string, coding: 'gzip' | 'br') {
  const sent: number[] = []
  const site = await serveSite(folder, stubApi(), {
    codings: [coding],
    onSent: (_, bytes) => sent.push(bytes),
  })
  const context = await browser.newContext({ viewport: { width: 412, height: 823 } })
  try {
    const page = await context.newPage()
    await page.goto(site.url + path, { waitUntil: 'networkidle' })
    return { bytes: sent.reduce((sum, bytes) => sum + bytes, 0), requests: sent.length }
  } finally {
    await context.close()
    await site.close()
  }
}

/** Scores of Lighthouse's phone, and the times that it measures on a slow 4G that is really applied. */
async function speeds(folder: string, pages: readonly PageName[], full: boolean): Promise<Metric[]> {
  const site = await serveSite(folder, stubApi())
  const metrics: Metric[] = []
  try {
    for (const page of pages)
      for (const language of full ? languages : (['id'] as const)) {
        const path = paths[page][language]
        const url = site.url + path + (page === 'confirm' ? token : '')
        const found = await lighthouseOf(url, full ? 5 : 3)
        metrics.push(
          metric(`${path} Lighthouse performance short of 100`, 100 - found.performance, 'points', 3),
          metric(`${path} accessibility short of 100`, 100 - found.accessibility, 'points', 0),
          metric(`${path} best practices short of 100`, 100 - found.bestPractices, 'points', 0),
          metric(`${path} SEO short of 100`, 100 - found.seo, 'points', 0),
          metric(`${path} LCP, slow 4G applied`, found.lcp, 'ms', 1200),
          metric(`${path} TTI, slow 4G applied`, found.tti, 'ms', 2200),
          metric(`${path} TBT, slow 4G applied`, found.tbt, 'ms', 150),
          metric(`${path} CLS`, found.cls, '', 0.01),
        )
      }
  } finally {
    await site.close()
  }
  return metrics
}

const metric = (name: string, value: number, unit: string, goal: number | null): Metric => ({
  group: 'web',
  name,
  value: Math.round(value * 1000) / 1000,
  unit,
  baseline: null,
  ratio: null,
  goal,
  ok: goal === null || value <= goal,
})
