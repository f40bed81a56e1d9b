import type { Paper } from './paper.ts'

export type Qr = { data: string; x: number; y: number; /** Points, the quiet zone included. */ size: number }

/** Draws a QR code of vectors: rows of dark modules joined, so that it is small and sharp in every size. */
export async function drawQr(paper: Paper, { data, x, y, size }: Qr, alt: string) {
  const { encode } = await import('uqr')
  const border = 2
  // Boosting keeps the size and takes the best correction that fits it.
  const code = encode(data, { ecc: 'M', border, boostEcc: true })
  paper.figure(alt, [x, y, x + size, y + size], () => {
    const { doc } = paper
    doc
      .save()
      .translate(x, y)
      .scale(size / code.size)
      .fillColor('#000000')
    // Row by row in units of a module: what repeats compresses to a fourth. A row reaches a little into the next,
    // so that no hairline shows between them.
    for (const row of code.data) {
      for (let from = row.indexOf(true); from >= 0;) {
        let to = row.indexOf(false, from)
        if (to < 0) to = row.length
        doc.rect(from, 0, to - from, 1.02)
        from = row.indexOf(true, to)
      }
      if (row.includes(true)) doc.fill()
      doc.translate(0, 1)
    }
    doc.restore()
  })
}
