import { mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { TableNames } from '../functions/platform/db.ts'
import { simulatedEvents } from '../functions/mail/simulated-events.ts'
import { buildFunction, type Carried, trim } from '../stacks/build.ts'
import { handlers, type Name } from '../tests/infra/cloud.ts'
import { urlEvent } from '../tests/support/lambda/event.ts'

const root = resolve(import.meta.dirname, '..')
const siteUrl = 'https://site.test'
/** Of the seal, and of the edge. */
export const secret = 'a secret for tests of thirty-two characters'
export const functionNames = Object.keys(handlers) as Name[]

/**
 * Every function as the deployment builds it, and further handlers by their files, with the SDK's own client of the
 * tables; gives the folders and what is in them.
 */
export async function builtFunctions(further: Record<string, string> = {}) {
  const work = await mkdtemp(join(tmpdir(), 'gelombang-functions-'))
  // The fonts, which a package holds.
  await symlink(join(root, 'node_modules'), join(work, 'node_modules'))
  const carried: Record<string, Carried> = {}
  for (const name of functionNames)
    carried[name] = await buildFunction(join(root, `functions/entry/${handlers[name]}.ts`), join(work, name))
  for (const [name, file] of Object.entries(further))
    carried[name] = await buildFunction(join(root, file), join(work, name), [trim])
  return {
    carried,
    folder: (name: string) => join(work, name),
    remove: () => rm(work, { recursive: true, force: true }),
  }
}

/** The settings of all functions together; `services` is where tables, mails and files are. */
export const settingsOf = (tables: TableNames, services: string) => ({
  ...Object.fromEntries(
    Object.entries(tables).map(([name, table]) => [`${name.toUpperCase()}_TABLE`, table]),
  ),
  SEAL_SECRET: secret,
  ORIGIN_SECRET: secret,
  SITE_URL: siteUrl,
  CERTIFICATE_KEYS: JSON.stringify({ active: { seed: 'A'.repeat(43), from: '2026-01-01' }, retired: [] }),
  OIDC_ISSUER: 'https://issuer.test',
  OIDC_CLIENT_ID: 'client',
  OIDC_CLIENT_SECRET: 'secret',
  FILES_BUCKET: 'files',
  MAIL_FROM_NAME: 'Gelombang',
  MAIL_FROM: 'a@site.test',
  MAIL_CONFIGURATION_SET: 'set',
  METRICS_NAMESPACE: 'bench',
  AWS_ENDPOINT_URL_DYNAMODB: services,
  AWS_ENDPOINT_URL_SESV2: services,
  AWS_ENDPOINT_URL_S3: services,
})

/** A request as the site hands it to the function's address. */
export const httpEvent = (
  method: string,
  path: string,
  { body, cookie }: { body?: unknown; cookie?: string } = {},
) =>
  urlEvent({
    method,
    path,
    headers: {
      origin: siteUrl,
      'x-origin-secret': secret,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    cookie,
    body: body === undefined ? undefined : JSON.stringify(body),
  })

/** What a job is called with: the clock's event, or SES's of a mail that is not known. */
export const eventOf = (name: Name) =>
  name === 'MailEvents'
    ? simulatedEvents('a@b.example', 'message', {
        programme: 'malang',
        notice: 'none',
        turn: '1',
      } as never)[0]
    : {}
