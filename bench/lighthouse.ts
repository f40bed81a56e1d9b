import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import lighthouse, { type Config, type Result } from 'lighthouse'
import { chromiumHere } from '../tests/support/browser.ts'

/** Medians of several runs: scores of 0–100, times in milliseconds. */
export type Findings = Record<
  'performance' | 'accessibility' | 'bestPractices' | 'seo' | 'lcp' | 'tti' | 'tbt' | 'cls',
  number
>

// Applied, not simulated: the link and the processor are slow for real.
const slow4g: Config = {
  extends: 'lighthouse:default',
  settings: {
    throttlingMethod: 'devtools',
    onlyAudits: ['largest-contentful-paint', 'interactive', 'total-blocking-time', 'cumulative-layout-shift'],
  },
}

/** Runs Lighthouse's phone against an address, `runs` times each way. */
export async function lighthouseOf(url: string, runs: number): Promise<Findings> {
  const scored: Result[] = []
  const timed: Result[] = []
  for (let run = 0; run < runs; run++) {
    scored.push(await once(url))
    timed.push(await once(url, slow4g))
  }
  const score = (name: string) => median(scored.map(({ categories }) => (categories[name]?.score ?? 0) * 100))
  const time = (name: string) => median(timed.map(({ audits }) => audits[name]?.numericValue ?? Infinity))
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    bestPractices: score('best-practices'),
    seo: score('seo'),
    lcp: time('largest-contentful-paint'),
    tti: time('interactive'),
    tbt: time('total-blocking-time'),
    cls: time('cumulative-layout-shift'),
  }
}

async function once(url: string, config?: Config): Promise<Result> {
  const chrome = await startChromium()
  try {
    const found = await lighthouse(url, { port: chrome.port, logLevel: 'silent' }, config)
    if (!found) throw new Error(`Lighthouse gave no result for ${url}`)
    return found.lhr
  } finally {
    await chrome.stop()
  }
}

async function startChromium() {
  const { executablePath, args } = await chromiumHere()
  const port = await freePort()
  const profile = await mkdtemp(join(tmpdir(), 'gelombang-lighthouse-'))
  const child = spawn(
    executablePath,
    [
      // Without the software renderer, whose work on a machine without a graphics card would be measured instead.
      ...args.filter((arg) => !/gpu|gl=|angle|swiftshader|no-zygote/.test(arg)),
      '--disable-gpu',
      '--headless=new',
      '--no-sandbox',
      `--remote-debugging-port=${port}`,
      `--user-data-dir=${profile}`,
      'about:blank',
    ],
    { stdio: 'ignore' },
  )
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  for (let wait = 0; wait < 100; wait++) {
    const up = await fetch(`http://127.0.0.1:${port}/json/version`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (up) break
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return {
    port,
    stop: async () => {
      child.kill('SIGKILL')
      await gone
      await rm(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (!address || typeof address === 'string') throw new Error('no free port')
  return address.port
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0
