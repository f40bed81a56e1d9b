import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const installed = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** Where a Chromium is and how it is started: `CHROMIUM_PATH`, an installed Chrome, or the one out of npm. */
export async function chromiumHere(): Promise<{ executablePath: string; args: string[] }> {
  const own = process.env.CHROMIUM_PATH ?? installed.find((path) => existsSync(path))
  if (own) return { executablePath: own, args: ['--disable-background-networking'] }
  const { default: packed } = await import('@sparticuz/chromium')
  return {
    executablePath: await packed.executablePath(),
    args: [...packed.args.filter((arg) => !unwanted.has(arg)), '--disable-background-networking'],
  }
}

// Made for Lambda: one process dies with its first context, and pages must be held to their own policies.
const unwanted = new Set([
  '--single-process',
  '--disable-web-security',
  '--allow-running-insecure-content',
  "--headless='shell'",
])

/** A headless Chromium for tests in a real browser; close it when done. */
export async function launch(): Promise<Browser> {
  const { executablePath, args } = await chromiumHere()
  return chromium.launch({ executablePath, args, headless: true })
}
