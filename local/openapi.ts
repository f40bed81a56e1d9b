import { type ConversionConfig, toJsonSchema } from '@valibot/to-json-schema'
import { mkdir, writeFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import * as v from 'valibot'
import { actions } from '../functions/contract/access.ts'
import type { Access, Endpoint } from '../functions/contract/endpoint.ts'
import { modules, operations } from '../functions/contract/endpoints.ts'
import { NominationInput } from '../functions/contract/nomination.ts'
import { Problem } from '../functions/contract/problem.ts'

type Json = Record<string, unknown>
type Schema = v.GenericSchema
type Mode = 'input' | 'output'
type Parts = Schema & {
  entries?: Record<string, Schema>
  wrapped?: Schema
  options?: Schema[]
  pipe?: { kind: string; type: string; requirement?: unknown }[]
}

const isSchema = (exported: unknown): exported is Schema =>
  typeof exported === 'object' && exported !== null && 'kind' in exported && exported.kind === 'schema'

/** Named schemas of replies; they stand once in the document and are referred to. */
const named: Record<string, Schema> = { Problem }
for (const exported of Object.values(modules))
  for (const [name, value] of Object.entries(exported))
    if (isSchema(value) && /^[A-Z]/.test(name) && (value as Parts).entries && !name.endsWith('Input'))
      named[name] = value

/** Whether a key must be there: an input lacks it at its peril, an output always has it. */
const isRequired = (entry: Schema, mode: Mode) => {
  const none = v.safeParse(entry, undefined)
  return mode === 'input' ? !none.success : !(none.success && none.output === undefined)
}

/** A number that a form may send as text: the reply has the number alone. */
const isFormNumber = (schema: Parts | undefined): boolean =>
  schema?.type === 'union'
    ? Boolean(schema.options?.some((option) => option.type === 'number'))
    : Boolean(schema?.wrapped) && isFormNumber(schema?.wrapped as Parts)

/** What the converter does not say of one key: it stops at the first action that changes a value. */
function refine(json: Json, entry: Schema, mode: Mode): Json {
  const pipe = (entry as Parts).pipe
  const limit = (type: string) => {
    const found = pipe?.find((action) => action.type === type)?.requirement
    return typeof found === 'number' ? found : undefined
  }
  const bounds = Object.entries({ minimum: limit('min_value'), maximum: limit('max_value') }).filter(
    ([, bound]) => bound !== undefined,
  )
  // A default of '' or false is how a missing field of a form is read, not a value to send.
  const { default: standard, ...plain } = json
  const kept = standard === undefined || standard === '' || standard === false ? plain : json
  if (isFormNumber(pipe?.[0] as unknown as Parts)) {
    const number = { type: 'integer', ...Object.fromEntries(bounds) }
    return mode === 'output' ? number : { anyOf: [number, { type: 'string', pattern: '^\\d*$' }] }
  }
  const longest = limit('max_length')
  return kept.type === 'string' && longest !== undefined ? { ...kept, maxLength: longest } : kept
}

const optionsOf = (mode: Mode): ConversionConfig => ({
  target: 'draft-2020-12',
  typeMode: mode,
  // Checks beyond JSON Schema (a day that exists, a number in a registry) are the door's own.
  errorMode: 'ignore',
  overrideSchema({ valibotSchema, jsonSchema }) {
    const { entries } = valibotSchema as Parts
    if (!entries) return undefined
    const properties = jsonSchema.properties as Record<string, Json>
    return {
      ...jsonSchema,
      properties: Object.fromEntries(
        Object.entries(entries).map(([key, entry]) => [key, refine(properties[key] ?? {}, entry, mode)]),
      ),
      required: Object.entries(entries).flatMap(([key, entry]) => (isRequired(entry, mode) ? [key] : [])),
    } as typeof jsonSchema
  },
  overrideRef: ({ referenceId }) => `#/components/schemas/${referenceId}`,
})

function convert(schema: Schema, mode: Mode, definitions = named): Json {
  const {
    $schema: _,
    $defs: __,
    ...json
  } = toJsonSchema(schema, {
    ...optionsOf(mode),
    ...(mode === 'output' && { definitions }),
  }) as Json
  return json
}

const security = (access: Access) =>
  access === 'public'
    ? []
    : access === 'company'
      ? [{ portal: [] }]
      : access === 'key'
        ? [{ key: [] }]
        : [{ staff: [] }]

const whoMay = (access: Access) =>
  access === 'public'
    ? 'Open to anyone.'
    : access === 'company'
      ? 'For a company with a portal session.'
      : access === 'key'
        ? 'For another system of the office, by its key.'
        : access === 'staff'
          ? 'For any signed-in officer.'
          : `For officers who may \`${access}\`: ${actions[access].join(', ')}.`

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
})

function parametersOf(endpoint: Endpoint): Json[] {
  const inPath = [...endpoint.path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string', pattern: '^[\\w.-]{1,80}$' },
  }))
  const query = endpoint.query ? convert(endpoint.query, 'input') : {}
  const inQuery = Object.entries((query.properties ?? {}) as Record<string, Json>).map(([name, schema]) => ({
    name,
    in: 'query',
    required: ((query.required ?? []) as string[]).includes(name),
    schema,
  }))
  return [...inPath, ...inQuery]
}

function bodyOf(name: string, endpoint: Endpoint): Json | undefined {
  if (!endpoint.body) return undefined
  const schema = convert(endpoint.body, 'input')
  if (name === 'submitNominations')
    // The door takes them loosely, so that each gets its own outcome; this is what each must be.
    ((schema.properties as Record<string, Json>).nominations as Json).items = convert(
      NominationInput,
      'input',
    )
  return {
    required: true,
    content: {
      'application/json': { schema },
      ...(endpoint.form && { 'application/x-www-form-urlencoded': { schema } }),
    },
  }
}

function replyOf(endpoint: Endpoint): Json {
  if (endpoint.file)
    return {
      description: 'The file',
      content: { [endpoint.file]: { schema: { type: 'string', format: 'binary' } } },
    }
  if (!endpoint.reply) return { description: 'Done' }
  return {
    description: 'Done',
    content: {
      'application/json': { schema: convert(endpoint.reply, 'output') },
      ...(endpoint.form && { 'text/html': { schema: { type: 'string' } } }),
    },
  }
}

function operationOf(name: string, tag: string, endpoint: Endpoint): Json {
  const { access } = endpoint
  const body = bodyOf(name, endpoint)
  const status = endpoint.status ?? (endpoint.reply || endpoint.file ? 200 : 204)
  return {
    operationId: name,
    tags: [tag],
    summary: endpoint.summary,
    description: whoMay(access),
    security: security(access),
    ...(access !== 'public' &&
      access !== 'company' &&
      access !== 'key' &&
      access !== 'staff' && { 'x-action': access }),
    parameters: parametersOf(endpoint),
    ...(body && { requestBody: body }),
    responses: {
      [status]: replyOf(endpoint),
      ...(body || endpoint.query
        ? { 400: problem('The input does not fit; `errors` names every fault') }
        : {}),
      ...(access !== 'public' && { 401: problem('Not signed in') }),
      ...(access in actions && { 403: problem('No role covers this') }),
      default: problem('Refused or failed; `code` says why'),
    },
  }
}

/** The OpenAPI 3.1 document of the API, made of its endpoints. */
export function openApiDocument() {
  const paths: Record<string, Json> = {}
  for (const { name, tag, endpoint } of operations) {
    const path = (paths[endpoint.path.replace(/:(\w+)/g, '{$1}')] ??= {})
    path[endpoint.method.toLowerCase()] = operationOf(name, tag, endpoint)
  }
  const cookie = (name: string, description: string) => ({ type: 'apiKey', in: 'cookie', name, description })
  return {
    openapi: '3.1.0',
    info: {
      title: 'Gelombang',
      version: '1',
      description:
        'Free competency certification of cleaning workers, in waves. Refusals are `application/problem+json` ' +
        'with a stable `code`; texts follow `Accept-Language` (id, en). Lists page by `after`.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/api' }],
    tags: Object.keys(modules).map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        staff: cookie(
          '__Host-staff',
          'Session of an officer, from /api/auth/login; named `staff` on plain http.',
        ),
        portal: cookie(
          '__Host-portal',
          'Session of a company, from a link by e-mail; named `portal` on plain http.',
        ),
        key: {
          type: 'http',
          scheme: 'bearer',
          description: 'A key that the office issued to another system; see docs/permit-api.md.',
        },
      },
      schemas: componentsOf(paths),
    },
  }
}

/** The named schemas that the paths refer to, and those that they refer to themselves. */
function componentsOf(paths: object): Record<string, Json> {
  const schemas = Object.fromEntries(
    Object.entries(named).map(([name, schema]) => {
      const { [name]: _, ...others } = named
      return [name, convert(schema, 'output', others)]
    }),
  )
  const text = JSON.stringify({ paths, schemas })
  return Object.fromEntries(
    Object.entries(schemas).filter(([name]) => text.includes(`"#/components/schemas/${name}"`)),
  )
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await mkdir('dist', { recursive: true })
  await writeFile('dist/openapi.json', JSON.stringify(openApiDocument()))
}
