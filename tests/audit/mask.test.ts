import { describe, expect, it } from 'vitest'
import { mask } from '../../functions/audit/mask.ts'

describe('what names a person', () => {
  it('is masked at any depth', () => {
    expect(mask({ a: [{ text: 'surat ke siti.aminah@rs.test, NIK 3507 0112 0590 9000' }], n: 3 })).toEqual({
      a: [{ text: 'surat ke s•••@rs.test, NIK 3507••••00' }],
      n: 3,
    })
  })

  it('is looked for once in a long text without blanks', { timeout: 5000 }, () => {
    const long = 'x'.repeat(1_000_000)
    expect(mask(long)).toBe(long)
    expect(mask(`${long} siti@rs.test`)).toBe(`${long} s•••@rs.test`)
  })
})
