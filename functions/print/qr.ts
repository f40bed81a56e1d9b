import type { Paper } from './paper.ts'

export type Qr = { data: string; x: number; y: number; /** Points, the quiet zone included. */ size: number }

/** Draws a QR code of vectors: one path, rows of dark modules joined, so that it is small and sharp in every size. */
export async function drawQr(paper: Paper, { data, x, y, size }: Qr, alt: string) {
  const { encode } = await import('uqr')
  const border = 2
  // Boosting keeps the size and takes the best correction that fits it.
  const code = encode(data, { ecc: 'M', border, boostEcc: true })
  const module = size / code.size
  paper.figure(alt, [x, y, x + size, y + size], () => {
    const { doc } = paper
    code.data.forEach((row, line) => {
      for (let from = row.indexOf(true); from >= 0;) {
        let to = row.indexOf(false, from)
        if (to < 0) to = row.length
        doc.rect(x + from * module, y + line * module, (to - from) * module, module)
        from = row.indexOf(true, to)
      }
    })
    doc.fill('#000000')
  })
}
