import { randomBytes } from 'node:crypto'
import { monotonicFactory } from 'ulid'
import { noSigner } from '../../certificates/keyring.ts'
import type { Deps } from '../../deps.ts'
import type { jobConfig } from '../../platform/config.ts'
import { createCursors } from '../../platform/cursor.ts'
import { createDb, type TableNames } from '../../platform/db.ts'
import { noFiles } from '../../platform/files.ts'
import { createLog } from '../../platform/log.ts'
import { createSeal } from '../../platform/seal.ts'

/** What every function has: tables, log, clock, ids. */
export function wireTables({ tables }: { tables: TableNames }) {
  const ulid = monotonicFactory(createChance())
  return {
    db: createDb({}, tables),
    // Straight to the output: the console of Lambda would wrap each line into JSON once more.
    log: createLog((line) => void process.stdout.write(`${line}\n`)),
    now: () => new Date(),
    newId: () => ulid(),
  }
}

export function wireCore(config: ReturnType<typeof jobConfig>) {
  const seal = createSeal(config.sealSecret)
  return { ...wireTables(config), seal, cursors: createCursors(seal), siteUrl: config.siteUrl }
}

/** Chance for ids, a byte a time: left to itself, ULID asks the browser's crypto, which Node would load for that alone. */
function createChance() {
  let bytes = new Uint8Array()
  let next = 0
  return () => {
    if (next === bytes.length) [bytes, next] = [randomBytes(64), 0]
    return bytes[next++]! / 256
  }
}

/** For what neither signs anyone in nor starts the delivery. */
export const wireJob = (config: ReturnType<typeof jobConfig>): Deps => ({
  ...wireCore(config),
  files: noFiles,
  signer: noSigner,
  secureCookies: true,
  oidc: { issuer: '', clientId: '', clientSecret: '', allowHttp: false },
  openapi: () => Promise.reject(new Error('this function describes no API')),
  runDelivery: () => Promise.reject(new Error('this function starts no other')),
})
