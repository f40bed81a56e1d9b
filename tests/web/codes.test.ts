import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { rosterTextEn } from '../../functions/contract/roster/text-en.ts'
import { rosterTextId } from '../../functions/contract/roster/text-id.ts'
import { texts as en } from '../../functions/contract/text/en.ts'
import { texts as id } from '../../functions/contract/text/id.ts'

const functions = join(import.meta.dirname, '../../functions')
const sources = readdirSync(functions, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !/text|access\.ts$|roster.format\.ts$/.test(file))
  .map((file) => ({ file, source: readFileSync(join(functions, file), 'utf8') }))

const found = (source: string, pattern: RegExp) => [...source.matchAll(pattern)].map(([, code = '']) => code)

/** Codes of errors that are thrown or told of a field, and the messages of the contract's schemas. */
const codes = [
  ...new Set(
    sources.flatMap(({ file, source }) => [
      ...found(source, /AppError\(\s*'\w+',\s*'([\w.]+)'/g),
      ...found(source, /\bcode: '(\w+\.\w+)'/g),
      ...(file.startsWith('contract')
        ? found(source.replace(/access: '[\w.]+'/g, ''), /'([a-z_]+\.[a-z_]+)'/g)
        : []),
    ]),
  ),
].filter((code) => !/\.(ts|xml|rels|json)$/.test(code))

const said = { id: { ...rosterTextId, ...id }, en: { ...rosterTextEn, ...en } } as Record<
  'id' | 'en',
  Record<string, string>
>

describe('codes of the API', () => {
  it('are found in the sources', () => {
    expect(codes).toContain('company.taken')
    expect(codes).toContain('field.required')
    expect(codes.length).toBeGreaterThan(60)
  })

  it.each(['id', 'en'] as const)('all have a text in %s', (language) => {
    expect(codes.filter((code) => !said[language][code])).toEqual([])
  })

  it('name the same parameters in both languages', () => {
    const holes = (text = '') =>
      found(text, /\{(\w+)\}/g)
        .sort()
        .join()
    expect(Object.keys(said.id).filter((code) => holes(said.id[code]) !== holes(said.en[code]))).toEqual([])
  })
})
