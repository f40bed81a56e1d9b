import * as fc from 'fast-check'
import { ulid } from 'ulid'
import { describe, expect, test } from 'vitest'
import { cleanSlipCode, readSlip, slipCode, slipIsOurs, slipToken } from '../../functions/contract/slip.ts'
import { createSeal } from '../../functions/platform/seal.ts'

const { sign } = createSeal('a secret of at least thirty-two characters')
const slip = { nomination: ulid(1), company: ulid(4), wave: ulid(2), version: 7 }

describe('a slip', () => {
  test('is read without a key, and known as ours with it', () => {
    const token = slipToken(sign, 'p-1', slip)
    expect(readSlip(` ${token}\n`)).toEqual(slip)
    expect(slipIsOurs(sign, 'p-1', token)).toBe(true)
  })

  test('of another programme, another key or a changed id is not ours', () => {
    const token = slipToken(sign, 'p-1', slip)
    expect(slipIsOurs(sign, 'p-2', token)).toBe(false)
    expect(slipIsOurs(createSeal('another secret of thirty-two characters').sign, 'p-1', token)).toBe(false)
    expect(slipIsOurs(sign, 'p-1', token.replace(slip.nomination, ulid(3)))).toBe(false)
  })

  test('is nothing else that a phone may scan', () => {
    for (const scanned of [
      '',
      'https://example.test/',
      '3507121205900001',
      'GLB1...',
      `GLB2.a.b.c.1.${'x'.repeat(22)}`,
    ])
      expect(readSlip(scanned)).toBeUndefined()
    fc.assert(
      fc.property(fc.string(), (scanned) => {
        expect(readSlip(scanned)).toBeUndefined()
      }),
    )
  })
})

describe('the code to type', () => {
  test('is forgiving of how it is typed', () => {
    const code = slipCode(slip.nomination)
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/)
    expect(cleanSlipCode(` ${code.slice(0, 4).toLowerCase()}-${code.slice(4)} `.replaceAll('0', 'o'))).toBe(
      code,
    )
  })

  test('never names another person after one wrong key', () => {
    const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...alphabet), { minLength: 7, maxLength: 7 }),
        fc.nat(6),
        fc.constantFrom(...alphabet),
        (end, at, other) => {
          fc.pre(end[at] !== other)
          const wrong = end.with(at, other)
          expect(slipCode(end.join('')).at(-1)).not.toBe(slipCode(wrong.join('')).at(-1))
        },
      ),
    )
  })
})
