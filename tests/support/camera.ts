import { writeFile } from 'node:fs/promises'
import { encode } from 'uqr'

/** A film in which a camera sees one QR code, for Chromium's false camera (`--use-file-for-fake-video-capture`). */
export async function filmOf(text: string, file: string) {
  const [width, height, scale] = [640, 480, 8]
  const { data, size } = encode(text, { border: 4 })
  const luma = Buffer.alloc(width * height, 200)
  const [left, top] = [Math.floor((width - size * scale) / 2), Math.floor((height - size * scale) / 2)]
  for (let y = 0; y < size * scale; y++)
    for (let x = 0; x < size * scale; x++) {
      const dark = data[Math.floor(y / scale)]?.[Math.floor(x / scale)]
      if (top + y >= 0 && top + y < height && left + x >= 0 && left + x < width)
        luma[(top + y) * width + left + x] = dark ? 16 : 235
    }
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, Buffer.alloc((width * height) / 2, 128)])
  const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420\n`)
  await writeFile(file, Buffer.concat([head, ...Array.from({ length: 5 }, () => frame)]))
}
