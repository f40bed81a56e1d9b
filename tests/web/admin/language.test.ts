import { describe, expect, it } from 'vitest'
import { percent } from '../../../web/src/admin/language.ts'

describe('a share in per cent', () => {
  it.each([
    [0, '0%'],
    [22 / 4641, '<1%'],
    [0.01, '1%'],
    [0.375, '38%'],
    [0.996, '99%'],
    [1, '100%'],
    [1.2, '120%'],
  ])('%f reads as %s', (part, shown) => {
    expect(percent(part)).toBe(shown)
  })
})
