import { describe, expect, it } from 'vitest'
import {
  deliveryConfig,
  jobConfig,
  signingConfig,
  signInConfig,
  tablesConfig,
} from '../../functions/platform/config.ts'

const tables = {
  NOMINATIONS_TABLE: 'n',
  WAVES_TABLE: 'w',
  MAIL_TABLE: 'm',
  AUDIT_TABLE: 'a',
  SESSIONS_TABLE: 's',
}
const core = { ...tables, SEAL_SECRET: 'x'.repeat(32), SITE_URL: 'https://gelombang.example' }
const mail = {
  MAIL_FROM_NAME: 'Gelombang',
  MAIL_FROM: 'gelombang@mail.example',
  MAIL_CONFIGURATION_SET: 'set',
  METRICS_NAMESPACE: 'gelombang/test',
}
const signing = { ...core, ORIGIN_SECRET: 'y'.repeat(32), CERTIFICATE_KEYS: 'z'.repeat(32) }
const signIn = {
  ...core,
  ORIGIN_SECRET: 'y'.repeat(32),
  OIDC_ISSUER: 'https://cognito-idp.ap-southeast-3.amazonaws.com/pool',
  OIDC_CLIENT_ID: 'client',
  OIDC_CLIENT_SECRET: 'secret',
}

describe('the settings', () => {
  it('are typed, a function for each handler', () => {
    expect(signingConfig(signing)).toEqual({
      tables: { nominations: 'n', waves: 'w', mail: 'm', audit: 'a', sessions: 's' },
      sealSecret: core.SEAL_SECRET,
      siteUrl: core.SITE_URL,
      originSecret: signing.ORIGIN_SECRET,
      certificateKeys: signing.CERTIFICATE_KEYS,
    })
    expect(signInConfig(signIn).oidc).toEqual({
      issuer: signIn.OIDC_ISSUER,
      clientId: 'client',
      clientSecret: 'secret',
    })
    expect(deliveryConfig({ ...core, ...mail }).mail).toEqual({
      from: { name: 'Gelombang', address: 'gelombang@mail.example' },
      configurationSet: 'set',
    })
    expect(jobConfig(core).siteUrl).toBe(core.SITE_URL)
    expect(tablesConfig(tables).tables.audit).toBe('a')
  })

  it.each([
    ['what signs', signingConfig, signing],
    ['the signing in', signInConfig, signIn],
    ['the delivery', deliveryConfig, { ...core, ...mail }],
    ['a job', jobConfig, core],
    ['what needs tables only', tablesConfig, tables],
  ] as const)('of %s are all named when all are missing, and each when it alone is', (_, read, full) => {
    const names = Object.keys(full)
    expect(() => read({})).toThrow(/^Settings: /)
    for (const name of names) {
      expect(() => read({})).toThrow(`${name} is not set`)
      expect(() => read({ ...full, [name]: '' })).toThrow(new Error(`Settings: ${name} is not set`))
    }
  })

  it.each([
    ['SITE_URL', 'https://gelombang.example/'],
    ['SITE_URL', 'http://gelombang.example'],
    ['SITE_URL', 'gelombang.example'],
    ['SEAL_SECRET', 'too short'],
    ['ORIGIN_SECRET', 'y'.repeat(31)],
    ['OIDC_ISSUER', 'http://provider.example'],
    ['WAVES_TABLE', ' waves'],
  ])('refuse %s = %s, and do not repeat the value', (name, value) => {
    let said = ''
    try {
      signInConfig({ ...signIn, [name]: value })
    } catch (error) {
      said = (error as Error).message
    }
    expect(said).toMatch(new RegExp(`^Settings: ${name} must `))
    expect(said).not.toContain(value)
  })

  it('tell every fault in one message', () => {
    expect(() => deliveryConfig({ ...core, ...mail, MAIL_FROM: 'Disnaker' })).toThrow(
      'Settings: MAIL_FROM must be an address',
    )
    expect(() => deliveryConfig({ ...core, ...mail, SITE_URL: 'x', MAIL_FROM: undefined })).toThrow(
      'Settings: SITE_URL must be an https address without path or trailing slash; MAIL_FROM is not set',
    )
  })
})
