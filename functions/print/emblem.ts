import { light } from '../contract/tokens.ts'
import type { Paper } from './paper.ts'

// The site's two waves (`web/src/ui/layout.tsx`), in its 32 × 32 grid.
const waves = ['M6 13c3.3-4 6.7-4 10 0s6.7 4 10 0', 'M6 20c3.3-4 6.7-4 10 0s6.7 4 10 0']

/** The programme's own sign: no coat of arms, which is the office's to print. */
export function drawEmblem({ doc }: Paper, x: number, y: number, size: number) {
  doc
    .save()
    .translate(x, y)
    .scale(size / 32)
  doc.circle(16, 16, 16).fill(light.accent)
  doc.lineWidth(2.4).lineCap('round').strokeColor(light.onAccent)
  for (const wave of waves) doc.path(wave).stroke()
  doc.restore()
}
