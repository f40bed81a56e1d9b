import { createSigner } from '../functions/certificates/keyring.ts'
import type { StoredCertificate } from '../functions/certificates/certificate.ts'
import { printCertificate, printCertificates } from '../functions/certificates/paper.ts'
import { launch } from '../tests/support/browser.ts'
import { ring } from '../tests/certificates/keys.ts'
import { programme } from '../tests/support/stub-api.ts'
import { type Group, median, type Metric } from './metric.ts'

const site = { now: () => new Date('2026-11-24T03:00:00Z'), siteUrl: 'https://gelombang.example' }
const signer = createSigner(JSON.stringify(ring))

function certificate(at: number): StoredCertificate {
  const id = `01KAWJZ3CXS9YRAZ8G7XKQ${String(at).padStart(4, '0')}`
  const says = {
    key: 'AAAAAA',
    id,
    number: `81210 5131 0 ${String(at).padStart(7, '0')} 2026`,
    registration: `CS.1234 ${String(at).padStart(5, '0')} 2026`,
    name: `Siti Aminah Rahmawati ${at}`,
    scheme: 'Petugas Kebersihan',
    issued: '2026-11-24',
    expires: '2029-11-23',
  }
  return {
    id,
    programme: programme.id,
    nomination: id,
    company: 'C1',
    companyName: 'RSUD Kanjuruhan',
    name: says.name,
    scheme: 'cleaner',
    schemeName: says.scheme,
    schemeNameEn: 'Cleaner',
    certificateNo: says.number,
    registrationNo: says.registration,
    issuedOn: says.issued,
    expiresOn: says.expires,
    state: 'issued',
    statement: signer.state(says),
    issuedAt: '2026-11-24T03:00:00.000Z',
    issuedBy: 'staff:lsp-1',
    version: 1,
  }
}

/** Checks in one timing: a browser's clock stands still for less than one takes. */
const checks = 200

/**
 * Milliseconds of one check of a signature in the browser, as the page that verifies does it: the median of rounds
 * of many. Throws when a check does not say what it should.
 */
async function checkInBrowser(): Promise<number> {
  const browser = await launch()
  try {
    const page = await browser.newPage()
    // Keys are for secure places only, which localhost is.
    await page.route('http://localhost/**', (route) => route.fulfill({ contentType: 'text/html', body: '' }))
    await page.goto('http://localhost/')
    return await page.evaluate(async (checks) => {
      const { publicKey, privateKey } = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])
      const message = new TextEncoder().encode('x'.repeat(240))
      const signature = await crypto.subtle.sign('Ed25519', privateKey, message)
      const raw = await crypto.subtle.exportKey('raw', publicKey)
      const other = new Uint8Array(signature.slice(0))
      other[0]! ^= 1
      const times: number[] = []
      for (let round = 0; round < 11; round++) {
        let good = 0
        const from = performance.now()
        for (let at = 0; at < checks; at++) {
          const key = await crypto.subtle.importKey('raw', raw, 'Ed25519', false, ['verify'])
          if (await crypto.subtle.verify('Ed25519', key, at % 2 ? other : signature, message)) good++
        }
        times.push((performance.now() - from) / checks)
        if (good !== checks / 2) throw new Error(`${good} of ${checks} checks said good`)
      }
      return times.sort((a, b) => a - b)[5]!
    }, checks)
  } finally {
    await browser.close()
  }
}

/** What a certificate costs: to print one, to print many on one file, its bytes, and to check one. */
export const certificates: Group = async (full) => {
  const many = Array.from({ length: full ? 500 : 60 }, (_, at) => certificate(at))
  await printCertificate(many[0]!, programme, site)
  const times: number[] = []
  let bytes = 0
  for (const one of many) {
    const from = performance.now()
    bytes = Math.max(bytes, (await printCertificate(one, programme, site)).length)
    times.push(performance.now() - from)
  }
  const from = performance.now()
  await printCertificates(many, programme, site)
  const sheet = (performance.now() - from) / many.length
  return [
    metric('certificate, one file', median(times), 'ms', 35),
    metric('certificate, largest file', bytes / 1024, 'KB', 15),
    metric(`certificate, ${many.length} on one file, each`, sheet, 'ms', 35),
    metric('signature check in the browser', await checkInBrowser(), 'ms', 20),
  ]
}

const metric = (name: string, value: number, unit: string, goal: number): Metric => ({
  group: 'certificates',
  name,
  value: Math.round(value * 1000) / 1000,
  unit,
  baseline: null,
  ratio: null,
  goal,
  ok: value <= goal,
})
