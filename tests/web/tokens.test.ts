import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { dark, light } from '../../functions/contract/tokens.ts'

const css = readFileSync(join(import.meta.dirname, '../../web/src/ui/base.css'), 'utf8')
const property = (name: string) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`

const luminance = (colour: string) => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((from) => Number.parseInt(colour.slice(from, from + 2), 16) / 255)
    .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
const contrast = (one: string, other: string) => {
  const [bright = 0, dim = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (bright + 0.05) / (dim + 0.05)
}

describe('colours', () => {
  const [, day = '', night = ''] = css.split(':root {')

  it('of the style sheet are the tokens that mails and letters use', () => {
    for (const [name, value] of Object.entries(light)) expect(day).toContain(`${property(name)}: ${value};`)
    for (const [name, value] of Object.entries(dark)) expect(night).toContain(`${property(name)}: ${value};`)
  })

  it.each(Object.entries({ light, dark }))('can be read in %s', (_, of) => {
    for (const text of [of.ink, of.muted, of.accent, of.good, of.warn, of.bad])
      for (const ground of [of.paper, of.ground]) expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(of.onAccent, of.accent)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(of.edge, of.paper)).toBeGreaterThanOrEqual(3)
    for (const tone of ['good', 'warn', 'bad'] as const)
      expect(contrast(of[tone], of[`${tone}Tint`])).toBeGreaterThanOrEqual(4.5)
  })
})
