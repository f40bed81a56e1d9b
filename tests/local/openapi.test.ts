import { Validator } from '@seriousme/openapi-schema-validator'
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { operations } from '../../functions/contract/endpoints.ts'
import { openApiDocument } from '../../local/openapi.ts'
import { testApp, type TestApp } from '../support/app.ts'

type Fields = { type?: string; required?: string[]; properties: Record<string, Record<string, unknown>> }
type Operation = {
  operationId: string
  security: object[]
  requestBody?: { content: Record<string, { schema: Fields }> }
  responses: Record<string, { content?: Record<string, { schema: { $ref?: string } }> }>
}

describe('the OpenAPI document', () => {
  const document = openApiDocument()
  const paths = document.paths as Record<string, Record<string, Operation>>
  const all = Object.values(paths).flatMap((methods) => Object.values(methods))

  it('fits the schema of OpenAPI 3.1, and every reference leads somewhere', async () => {
    const validator = new Validator()
    const { valid, errors } = await validator.validate(structuredClone(document))
    expect(errors).toBeUndefined()
    expect(valid).toBe(true)
    expect(validator.version).toBe('3.1')
    for (const [, name = ''] of JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g))
      expect(document.components.schemas).toHaveProperty(name)
  })

  it('would not be valid without its responses (negative control)', async () => {
    const broken = structuredClone(document) as unknown as { paths: Record<string, unknown> }
    broken.paths['/health'] = { get: { operationId: 1 } }
    expect((await new Validator().validate(broken)).valid).toBe(false)
  })

  it('names every operation once', () => {
    expect(all.map(({ operationId }) => operationId).sort()).toEqual(
      operations.map(({ name }) => name).sort(),
    )
    expect(new Set(all.map(({ operationId }) => operationId)).size).toBe(all.length)
  })

  it('tells inputs from replies: what a form may leave out, what a reply always holds', () => {
    const edit = paths['/programmes/{programme}']?.put
    const input = edit?.requestBody?.content['application/json']?.schema
    expect(input?.required).toContain('nominateUntil')
    expect(input?.required).not.toContain('maxPerCompanyPerWave')
    expect(edit?.responses['200']?.content?.['application/json']?.schema).toEqual({
      $ref: '#/components/schemas/Programme',
    })
    const { Programme } = document.components.schemas as Record<string, Fields>
    expect(Programme?.required).toContain('version')
    expect(Programme?.properties.maxPerCompanyPerWave).toMatchObject({ type: 'integer' })
    const registration = paths['/registrations']?.post?.requestBody?.content ?? {}
    expect(Object.keys(registration)).toEqual(['application/json', 'application/x-www-form-urlencoded'])
  })

  it('says of each operation who may call it', () => {
    for (const { name, endpoint } of operations) {
      const security = all.find(({ operationId }) => operationId === name)?.security
      const { access } = endpoint
      const scheme = access === 'company' ? 'portal' : access === 'key' ? 'key' : 'staff'
      expect(security).toEqual(access === 'public' ? [] : [{ [scheme]: [] }])
    }
  })
})

describe('the page of the API', () => {
  let api: TestApp
  beforeAll(async () => {
    api = await testApp({ deps: { openapi: async () => openApiDocument() } })
  })
  afterAll(() => api.stop())

  it('shows every operation without a script, under a policy that knows its style', async () => {
    const answer = await api.nobody('GET', '/papers/docs')
    expect(answer.headers.get('content-type')).toContain('text/html')
    const page = await answer.text()
    for (const { name, endpoint } of operations) {
      expect(page).toContain(`id="${name}"`)
      expect(page).toContain(`/api${endpoint.path.replace(/:(\w+)/g, '{$1}')}</code>`)
    }
    expect(page).not.toMatch(/<script|\sstyle=|\son\w+="/)
    const style = /<style>([^]*?)<\/style>/.exec(page)?.[1] ?? ''
    const hash = createHash('sha256').update(style).digest('base64')
    expect(answer.headers.get('content-security-policy')).toContain(`style-src 'sha256-${hash}'`)
    expect(answer.headers.get('content-security-policy')).not.toContain('unsafe')
  })

  it('stands beside the document itself', async () => {
    const answer = await api.nobody('GET', '/papers/openapi.json')
    expect(answer.headers.get('content-type')).toContain('application/json')
    expect(await answer.json()).toMatchObject({ openapi: '3.1.0', info: { title: 'Gelombang' } })
  })
})
