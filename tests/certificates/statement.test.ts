import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bytesOf,
  fit,
  fragmentOf,
  longestLink,
  readFragment,
  type Statement,
} from '../../functions/contract/statement.ts'
import { freshMs, judge, type Known, type Verdict } from '../../functions/contract/verdict.ts'
import { check, keyId, listOf, publicOf, ring, rotate, seed, signerOf } from './keys.ts'

const runs = process.env.FULL ? 20_000 : 1500
const facts = {
  id: '01KAWT3XGZ9Q4V6R8T2M5N7P0B',
  number: '81210 5131 0 0012345 2026',
  registration: 'CS.1207.00456 2026',
  name: "Siti Nur'aini",
  scheme: 'Petugas Kebersihan',
  issued: '2026-11-20',
  expires: '2029-11-19',
}
/** Each field as somebody might want it to be. */
const changes: Record<keyof Statement, string> = {
  key: 'AAAAAA',
  id: '01KAWT3XGZ9Q4V6R8T2M5N7P0C',
  number: '81210 5131 0 0012346 2026',
  registration: 'CS.1207.00457 2026',
  name: 'Siti Nuraini',
  scheme: 'Penyelia',
  issued: '2026-11-19',
  expires: '2039-11-19',
}
const now = new Date('2026-11-24T03:00:00Z')
const signer = signerOf()
const fragment = signer.state(facts)
const known = async (over: Partial<Known> = {}): Promise<Known> => ({
  keys: { keys: signer.keys, at: now },
  revocations: await listOf(now.toISOString()),
  now,
  check,
  ...over,
})
const answer = async (text: string, over: Partial<Known> = {}) =>
  (await judge(text, await known(over))).answer

describe('the statement of a certificate', () => {
  it('is read back as it was made', () => {
    expect(readFragment(fragment)?.statement).toEqual({ ...facts, key: signer.keys[0]!.id })
  })

  it('carries nothing but what the certificate says', () => {
    const bytes = Buffer.from(fragment, 'base64url')
    expect(bytes.length).toBe(
      25 + 64 + 3 + [facts.number, facts.registration, facts.name, facts.scheme].join('').length,
    )
    expect(bytes.toString('latin1')).not.toMatch(/\d{16}/)
  })

  it('leaves room for the address in a link of 350 letters, whatever was typed', () => {
    const room = longestLink - 'https://sertifikasi.malangkab.go.id/periksa#'.length
    const text = (max: number) =>
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: max }).filter((t) => !t.includes('\0'))
    fc.assert(
      fc.property(
        text(100),
        text(120),
        fc.string({ unit: 'grapheme-ascii', maxLength: 40 }),
        (name, scheme, number) => {
          const short = fit({ ...facts, key: 'AAAAAA', name, scheme, number, registration: number }, room)
          const body = bytesOf(short)
          expect(fragmentOf(body, new Uint8Array(64)).length).toBeLessThanOrEqual(room)
          expect(short.number).toBe(number)
        },
      ),
      { numRuns: 300 },
    )
    // What people are really called stays whole.
    const usual = {
      ...facts,
      key: 'AAAAAA',
      name: 'Raden Mas Bambang Sudarsono Wijayakusuma',
      scheme: 'Petugas Kebersihan Rumah Sakit',
    }
    expect(fit(usual, room)).toEqual(usual)
  })
})

describe('the judgement', () => {
  it('says valid of a genuine one, with the time of the list it relies on', async () => {
    expect(await judge(fragment, await known())).toEqual({
      answer: 'valid',
      statement: { ...facts, key: signer.keys[0]!.id },
      asOf: now.toISOString(),
    })
  })

  it.each(Object.entries(changes))('finds out that the %s was changed', async (field, value) => {
    const { statement, signature } = readFragment(fragment)!
    const changed = fragmentOf(bytesOf({ ...statement, [field]: value }), signature)
    expect(await answer(changed)).toBe(field === 'key' ? 'unknown_key' : 'altered')
    // Whatever else is known, and at whatever time.
    const later = new Date('2030-01-01T00:00:00Z')
    for (const over of [
      {
        now: later,
        keys: { keys: signer.keys, at: later },
        revocations: await listOf(later.toISOString()),
      },
      { revocations: await listOf(now.toISOString(), { revoked: [facts.id] }) },
      { revocations: undefined },
    ])
      expect(await answer(changed, over)).toBe(field === 'key' ? 'unknown_key' : 'altered')
    expect(await answer(changed, { keys: undefined })).toBe('cannot_check')
  })

  it('was asked of every field that there is', () => {
    expect(Object.keys(changes).sort()).toEqual(Object.keys(readFragment(fragment)!.statement).sort())
  })

  it('believes no signature in another form of the same: s + L, and the other sign of R', async () => {
    const { body, signature } = readFragment(fragment)!
    const order = 2n ** 252n + 27742317777372353535851937790883648493n
    const s = BigInt(`0x${Buffer.from(signature.slice(32)).reverse().toString('hex')}`) + order
    const twin = Uint8Array.from(signature)
    twin.set(Buffer.from(s.toString(16).padStart(64, '0'), 'hex').reverse(), 32)
    expect(await answer(fragmentOf(body, twin))).toBe('altered')
    const mirrored = Uint8Array.from(signature)
    mirrored[31]! ^= 0x80
    expect(await answer(fragmentOf(body, mirrored))).toBe('altered')
    expect(await answer(fragmentOf(body, signature))).toBe('valid')
  })

  it('knows no statement whose key is another that is published, signed by neither', async () => {
    const next = signerOf(rotate(ring, seed('second'), '2026-11-22'))
    const { statement, signature } = readFragment(fragment)!
    const swapped = fragmentOf(bytesOf({ ...statement, key: next.keys[0]!.id }), signature)
    const revocations = await listOf(now.toISOString(), {}, next)
    expect(await answer(swapped, { keys: { keys: next.keys, at: now }, revocations })).toBe('altered')
  })

  it('finds out that text was moved from one field into the next', async () => {
    const { statement, signature } = readFragment(fragment)!
    const moved = { ...statement, number: statement.number + statement.registration, registration: '' }
    expect(await answer(fragmentOf(bytesOf(moved), signature))).toBe('altered')
  })

  it('finds out each bit of the signature and of what is signed', async () => {
    const bytes = Buffer.from(fragment, 'base64url')
    for (let at = 0; at < bytes.length; at++)
      for (const bit of [0, 3, 7]) {
        const flipped = Uint8Array.from(bytes)
        flipped[at]! ^= 1 << bit
        const said = await answer(Buffer.from(flipped).toString('base64url'))
        expect(said, `byte ${at}`).toBe(
          at === 0 || (said === 'unreadable' && at >= 25) ? 'unreadable' : at < 5 ? 'unknown_key' : 'altered',
        )
      }
  })

  it('knows one signed by a key that was laid down since', async () => {
    const next = signerOf(rotate(ring, seed('second'), '2026-11-22'))
    const keys = { keys: next.keys, at: now }
    const revocations = await listOf(now.toISOString(), {}, next)
    expect(await answer(fragment, { keys, revocations })).toBe('valid')
    expect(await answer(next.state(facts), { keys, revocations })).toBe('valid')
    // Whoever finds the old key cannot date a certificate later than its last day.
    const late = signer.state({ ...facts, issued: '2026-11-23' })
    expect(await answer(late, { keys, revocations })).toBe('unknown_key')
    expect(await answer(late)).toBe('valid')
  })

  it('knows no key that was taken out, and none that never was', async () => {
    const { retired: _, ...without } = rotate(ring, seed('second'), '2026-11-22')
    const next = signerOf({ ...without, retired: [] })
    const keys = { keys: next.keys, at: now }
    expect(await answer(fragment, { keys, revocations: await listOf(now.toISOString(), {}, next) })).toBe(
      'unknown_key',
    )
    const stranger = signerOf({ active: { seed: seed('stranger'), from: '2026-01-01' }, retired: [] })
    expect(await answer(stranger.state(facts))).toBe('unknown_key')
    // It claims a known key.
    const { body, signature } = readFragment(stranger.state(facts))!
    body.set(Buffer.from(keyId(publicOf(ring.active.seed)), 'base64url'), 1)
    expect(await answer(fragmentOf(body, signature))).toBe('altered')
  })

  it('says revoked and replaced, of an old list too, and before expired', async () => {
    const later = new Date('2030-01-01T00:00:00Z')
    for (const state of ['revoked', 'replaced'] as const) {
      const revocations = await listOf('2026-11-20T00:00:00Z', {
        [state]: ['01KAWT3XGZ9Q4V6R8T2M5N7P00', facts.id],
      })
      expect(await answer(fragment, { revocations })).toBe(state)
      expect(await answer(fragment, { revocations, now: later })).toBe(state)
    }
  })

  it('says expired from the day after the last one in Jakarta', async () => {
    const at = async (time: string) =>
      answer(fragment, { now: new Date(time), revocations: await listOf(time) })
    expect(await at('2029-11-19T16:59:59Z')).toBe('valid')
    expect(await at('2029-11-19T17:00:00Z')).toBe('expired')
    // A slow clock does not make it younger.
    const revocations = await listOf('2029-11-20T00:00:00Z')
    expect(await answer(fragment, { revocations })).toBe('expired')
  })

  it('says that it cannot check for want of keys, list or cryptography, never valid', async () => {
    const verdict = async (over: Partial<Known>) => judge(fragment, await known(over))
    expect(await verdict({ keys: undefined })).toEqual({ answer: 'cannot_check', lacks: 'keys' })
    expect(await verdict({ revocations: undefined })).toMatchObject({
      answer: 'cannot_check',
      lacks: 'list',
      statement: facts,
    })
    expect(await verdict({ check: () => Promise.reject(new Error('no Ed25519')) })).toEqual({
      answer: 'cannot_check',
      lacks: 'crypto',
    })
    const stale = new Date(now.getTime() - freshMs - 1).toISOString()
    expect(await verdict({ revocations: await listOf(stale) })).toMatchObject({
      answer: 'cannot_check',
      lacks: 'list',
      asOf: stale,
    })
    // An old set of keys may merely not know the newest.
    const next = signerOf(rotate(ring, seed('second'), '2026-11-22'))
    const keys = { keys: signer.keys, at: new Date(stale) }
    expect(await judge(next.state(facts), await known({ keys }))).toEqual({
      answer: 'cannot_check',
      lacks: 'keys',
    })
  })

  it('takes no list that nobody signed, that was cut, or that was signed for another use', async () => {
    const list = await listOf(now.toISOString(), { revoked: [facts.id] })
    expect(await answer(fragment, { revocations: { ...list, revoked: '' } })).toBe('cannot_check')
    expect(
      await answer(fragment, { revocations: { ...list, at: new Date(now.getTime() + 1).toISOString() } }),
    ).toBe('cannot_check')
    expect(await answer(fragment, { revocations: { ...list, at: 'soon' } })).toBe('cannot_check')
    expect(await answer(fragment, { revocations: { ...list, key: 'AAAAAA' } })).toBe('cannot_check')
    const { signature } = readFragment(fragment)!
    const other = { ...list, revoked: '', signature: Buffer.from(signature).toString('base64url') }
    expect(await answer(fragment, { revocations: other })).toBe('cannot_check')
    expect(await answer(fragment, { revocations: await listOf(now.toISOString()) })).toBe('valid')
  })

  it('says valid of nothing else, however it was made up', async () => {
    const bytes = Buffer.from(fragment, 'base64url')
    const mutated = fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 })).map(([at, mask]) => {
      const copy = Uint8Array.from(bytes)
      copy[at]! ^= mask
      return Buffer.from(copy).toString('base64url')
    })
    const cut = fc
      .tuple(fc.nat(bytes.length), fc.uint8Array({ maxLength: 8 }))
      .map(([at, more]) =>
        Buffer.concat([bytes.subarray(0, at), more, bytes.subarray(at)]).toString('base64url'),
      )
    const texts = fc.oneof(
      mutated,
      cut,
      fc.string(),
      fc.base64String(),
      fc.string().map((more) => fragment + more),
      fc.nat(fragment.length).map((at) => fragment.slice(0, at)),
    )
    const lists = await Promise.all([
      undefined,
      listOf(now.toISOString()),
      listOf('2020-01-01T00:00:00Z'),
      listOf(now.toISOString(), { revoked: [facts.id] }),
    ])
    await fc.assert(
      fc.asyncProperty(
        texts,
        fc.constantFrom(...lists),
        fc.boolean(),
        async (text, revocations, withKeys) => {
          const all = await known({ revocations, ...(!withKeys && { keys: undefined }) })
          const verdict: Verdict = await judge(text, all)
          // The one way to `valid`: the very fragment, keys, and a fresh list without it.
          const may = text === fragment && withKeys && revocations === lists[1]
          expect(verdict.answer === 'valid').toBe(may)
        },
      ),
      {
        numRuns: runs,
        examples: [
          [fragment, lists[1], true],
          [fragment, lists[0], true],
          [fragment, lists[3], true],
        ],
      },
    )
  })
})

describe('the ring of keys', () => {
  it('refuses a secret that is none, without showing it', () => {
    for (const text of [
      '',
      '{}',
      'secret-secret',
      JSON.stringify({ ...ring, active: { seed: 'short', from: '2026-01-01' } }),
    ])
      expect(() => signerOf(text as never)).toThrow(/CERTIFICATE_KEYS/)
    const twice = {
      ...ring,
      retired: [{ key: publicOf(ring.active.seed), from: '2026-01-01', until: '2026-02-01' }],
    }
    expect(() => signerOf(twice)).toThrow(/CERTIFICATE_KEYS/)
  })

  it('publishes the key in use first, and no seed', () => {
    const { keys } = signerOf(rotate(ring, seed('second'), '2026-11-22'))
    expect(keys.map(({ state }) => state)).toEqual(['active', 'retired'])
    expect(keys[1]).toMatchObject({ from: '2026-01-01', until: '2026-11-22' })
    expect(JSON.stringify(keys)).not.toContain(seed('second'))
    expect(JSON.stringify(keys)).not.toContain(ring.active.seed)
  })
})
