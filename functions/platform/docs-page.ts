import { html, raw } from 'hono/html'

/** The parts of an OpenAPI document that the page shows. */
type Schema = {
  $ref?: string
  type?: string
  enum?: unknown[]
  anyOf?: Schema[]
  items?: Schema
  properties?: Record<string, Schema>
  additionalProperties?: Schema | boolean
  required?: string[]
  maxLength?: number
  minimum?: number
  maximum?: number
  pattern?: string
}
type Content = Record<string, { schema: Schema }>
type Operation = {
  operationId: string
  tags: string[]
  summary: string
  description: string
  parameters: { name: string; in: string; required: boolean; schema: Schema }[]
  requestBody?: { content: Content }
  responses: Record<string, { description: string; content?: Content }>
}
type Document = {
  info: { title: string; description: string }
  servers: { url: string }[]
  tags: { name: string }[]
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Schema> }
}
type Html = ReturnType<typeof html> | string

const style = `
:root { color-scheme: light dark }
body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; background: light-dark(#fff, #15181c); color: light-dark(#1c2430, #e8e6e1) }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 4rem }
h1 { font-size: 1.75rem; line-height: 1.2 }
h2 { margin-top: 3rem; border-bottom: 1px solid light-dark(#c9c4b7, #444b54) }
h3 { margin: 2rem 0 .25rem; font-size: 1.0625rem }
code, h3 { overflow-wrap: anywhere }
code { font: .9375em ui-monospace, monospace }
a { color: light-dark(#1a5d4c, #7fd1b9) }
nav ul { columns: 16rem; padding-left: 1.25rem }
.wide { overflow-x: auto }
table { border-collapse: collapse; margin: .5rem 0 }
th, td { text-align: left; vertical-align: top; padding: .25rem 1rem .25rem 0; border-bottom: 1px solid light-dark(#e4e0d6, #333a42) }
.method { font-weight: 700 }
`

const nameOf = (ref: string) => ref.split('/').at(-1) ?? ref

function typeOf(schema: Schema): Html {
  if (schema.$ref) {
    const name = nameOf(schema.$ref)
    return html`<a href="#${name}">${name}</a>`
  }
  if (schema.enum) return html`${schema.enum.map((one) => JSON.stringify(one)).join(' | ')}`
  if (schema.anyOf) return html`${schema.anyOf.map((one, at) => html`${at > 0 ? ' | ' : ''}${typeOf(one)}`)}`
  if (schema.type === 'array') return html`list of ${schema.items ? typeOf(schema.items) : 'anything'}`
  if (schema.properties) return 'object'
  if (typeof schema.additionalProperties === 'object')
    return html`map to ${typeOf(schema.additionalProperties)}`
  return schema.type ?? 'anything'
}

const limits = ({ maxLength, minimum, maximum, pattern }: Schema) =>
  [
    maxLength !== undefined && `at most ${maxLength} characters`,
    minimum !== undefined && `from ${minimum}`,
    maximum !== undefined && `to ${maximum}`,
    pattern !== undefined && `like ${pattern}`,
  ]
    .filter(Boolean)
    .join(', ')

/** Fields with those of the objects inside them, by their paths. */
function fieldsOf(schema: Schema, prefix = ''): { path: string; schema: Schema; required: boolean }[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const path = prefix + name
    const inner = field.type === 'array' ? field.items : field
    const suffix = field.type === 'array' ? '[].' : '.'
    const required = schema.required?.includes(name) ?? false
    return [{ path, schema: field, required }, ...(inner ? fieldsOf(inner, path + suffix) : [])]
  })
}

const table = (head: string, rows: { path: string; schema: Schema; required: boolean }[]): Html =>
  rows.length === 0
    ? ''
    : html`<div class="wide" tabindex="0" role="group" aria-label="${head}">
        <table>
          <thead>
            <tr>
              <th scope="col">${head}</th>
              <th scope="col">Type</th>
              <th scope="col">Must be there</th>
              <th scope="col">Limits</th>
            </tr>
          </thead>
          <tbody>
            ${rows.map(
              ({ path, schema, required }) =>
                html`<tr>
                  <td><code>${path}</code></td>
                  <td>${typeOf(schema)}</td>
                  <td>${required ? 'yes' : 'no'}</td>
                  <td>${limits(schema)}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>`

function operation(base: string, method: string, path: string, of: Operation): Html {
  const body = Object.entries(of.requestBody?.content ?? {})
  const replies = Object.entries(of.responses).filter(([status]) => status !== 'default')
  return html`<section>
    <h3 id="${of.operationId}">
      <span class="method">${method.toUpperCase()}</span> <code>${base}${path}</code>
    </h3>
    <p>${of.summary}. ${of.description}</p>
    ${table(
      'Parameter',
      of.parameters.map(({ name, required, schema }) => ({ path: name, required, schema })),
    )}
    ${body[0] ? table(`Body (${body.map(([type]) => type).join(' or ')})`, fieldsOf(body[0][1].schema)) : ''}
    <ul>
      ${replies.map(([status, { description, content = {} }]) => {
        const [[type, reply] = []] = Object.entries(content)
        return html`<li>
          <strong>${status}</strong> ${description}
          ${type && reply && type !== 'application/problem+json' ? html`: ${typeOf(reply.schema)} (${type})` : ''}
          ${type === 'application/json' && reply ? table('Field', fieldsOf(reply.schema)) : ''}
        </li>`
      })}
    </ul>
  </section>`
}

/** The content security policy of the page: its own style, and nothing else. */
export async function docsPolicy(): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style))
  const hash = Buffer.from(digest).toString('base64')
  return `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; frame-ancestors 'none'`
}

/** A page to read an OpenAPI document by; no script. */
export function docsPage(given: object): Html {
  const { info, servers, tags, paths, components } = given as Document
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, of]) => ({ path, method, of })),
  )
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${info.title} API</title>
        ${raw(`<style>${style}</style>`)}
      </head>
      <body>
        <main>
          <h1>${info.title} API</h1>
          <p>${info.description} The document itself: <a href="openapi.json">openapi.json</a>.</p>
          <nav aria-label="Operations">
            <ul>
              ${operations.map(({ of }) => html`<li><a href="#${of.operationId}">${of.operationId}</a></li>`)}
            </ul>
          </nav>
          ${tags.map(
            ({ name }) =>
              html`<h2>${name}</h2>
                ${operations
                  .filter(({ of }) => of.tags.includes(name))
                  .map(({ path, method, of }) => operation(servers[0]?.url ?? '', method, path, of))}`,
          )}
          <h2>Schemas</h2>
          ${Object.entries(components.schemas).map(
            ([name, schema]) =>
              html`<section>
                <h3 id="${name}">${name}</h3>
                ${table('Field', fieldsOf(schema))}
              </section>`,
          )}
        </main>
      </body>
    </html>`
}
