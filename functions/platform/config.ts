import type { TableNames } from './db.ts'

/** Environment variables as a process has them. */
export type Env = Readonly<Record<string, string | undefined>>
type Check = { test: (value: string) => boolean; says: string }

const some: Check = { test: (value) => value.trim() === value, says: 'must not begin or end with a space' }
const secret: Check = { test: (value) => value.length >= 32, says: 'must have at least 32 characters' }
const site: Check = {
  test: (value) =>
    URL.canParse(value) && new URL(value).protocol === 'https:' && new URL(value).origin === value,
  says: 'must be an https address without path or trailing slash',
}
const issuer: Check = {
  test: (value) => URL.canParse(value) && new URL(value).protocol === 'https:',
  says: 'must be an https address',
}
const address: Check = {
  test: (value) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value),
  says: 'must be an address',
}

/** Takes settings by name; every fault of all of them is told at once, never a value. */
function settings(env: Env) {
  const faults: string[] = []
  return {
    need(name: string, { test, says }: Check = some): string {
      const value = env[name]
      if (!value) faults.push(`${name} is not set`)
      else if (!test(value)) faults.push(`${name} ${says}`)
      return value ?? ''
    },
    /** Gives what was made of the settings, or throws with one line that names each that is missing or malformed. */
    checked<T>(made: T): T {
      if (faults.length > 0) throw new Error(`Settings: ${faults.join('; ')}`)
      return made
    },
  }
}
type Need = ReturnType<typeof settings>['need']

const tables = (need: Need): TableNames => ({
  nominations: need('NOMINATIONS_TABLE'),
  waves: need('WAVES_TABLE'),
  mail: need('MAIL_TABLE'),
  audit: need('AUDIT_TABLE'),
  sessions: need('SESSIONS_TABLE'),
})

/** Tables, the secret that identity numbers and links are sealed with, and where the site stands. */
const core = (need: Need) => ({
  tables: tables(need),
  sealSecret: need('SEAL_SECRET', secret),
  siteUrl: need('SITE_URL', site),
})
const mail = (need: Need) => ({
  from: { name: need('MAIL_FROM_NAME'), address: need('MAIL_FROM', address) },
  configurationSet: need('MAIL_CONFIGURATION_SET'),
})

/**
 * Settings of what the site asks and what signs: the API, and that of the officers. Throws with one message that names
 * each setting that is missing or malformed.
 */
export function signingConfig(env: Env = process.env) {
  const { need, checked } = settings(env)
  return checked({
    ...core(need),
    originSecret: need('ORIGIN_SECRET', secret),
    certificateKeys: need('CERTIFICATE_KEYS', secret),
  })
}

/** Settings of the signing in of officers; throws as `signingConfig` does. */
export function signInConfig(env: Env = process.env) {
  const { need, checked } = settings(env)
  return checked({
    ...core(need),
    originSecret: need('ORIGIN_SECRET', secret),
    oidc: {
      issuer: need('OIDC_ISSUER', issuer),
      clientId: need('OIDC_CLIENT_ID'),
      clientSecret: need('OIDC_CLIENT_SECRET'),
    },
  })
}

/** Settings of what makes and takes files; throws as `signingConfig` does. */
export function papersConfig(env: Env = process.env) {
  const { need, checked } = settings(env)
  return checked({
    ...core(need),
    originSecret: need('ORIGIN_SECRET', secret),
    filesBucket: need('FILES_BUCKET'),
  })
}

/** Settings of the job that prints into the bucket; throws as `signingConfig` does. */
export function printsConfig(env: Env = process.env) {
  const { need, checked } = settings(env)
  return checked({ ...core(need), filesBucket: need('FILES_BUCKET') })
}

/** Settings of the scheduled delivery; throws as `signingConfig` does. */
export function deliveryConfig(env: Env = process.env) {
  const { need, checked } = settings(env)
  return checked({
    ...core(need),
    mail: mail(need),
    metrics: { namespace: need('METRICS_NAMESPACE'), serviceName: 'Delivery' },
  })
}

/** Settings of the jobs that owe mails and assign seats, but send nothing; throws as `signingConfig` does. */
export function jobConfig(env: Env = process.env) {
  const { need, checked } = settings(env)
  return checked(core(need))
}

/** Settings of what needs the tables and no secret; throws as `signingConfig` does. */
export function tablesConfig(env: Env = process.env) {
  const { need, checked } = settings(env)
  return checked({ tables: tables(need) })
}
