import { deflateSync } from 'node:zlib'

/** What viewers and we ourselves look up by its type stays as it is; all else is packed. */
const plain = /\/Type \/(Page|Pages|Catalog)\n/

/**
 * Packs a PDF as pdfkit writes it: objects without a stream go compressed into one object stream, the table of
 * places too (PDF 1.5). Of a certificate that takes away a fourth, of a long table the half.
 */
export function pack(file: Buffer): Uint8Array<ArrayBuffer> {
  const { header, objects, trailer } = read(file)
  const size = Math.max(...objects.map(({ id }) => id)) + 3
  const [stream, table] = [size - 2, size - 1]
  const packed = objects.filter(({ body }) => !isStream(body) && !plain.test(body.toString('latin1')))
  const inside = new Map(packed.map(({ id }, at) => [id, at]))

  const parts: Buffer[] = [header]
  let length = header.length
  const places = new Map<number, number>()
  const put = (id: number, body: Buffer) => {
    const part = Buffer.concat([Buffer.from(`${id} 0 obj\n`), body, Buffer.from('\nendobj\n')])
    places.set(id, length)
    parts.push(part)
    length += part.length
  }
  for (const { id, body } of objects) if (!inside.has(id)) put(id, squeezed(body))
  const starts: string[] = []
  let start = 0
  for (const { id, body } of packed) {
    starts.push(`${id} ${start}`)
    start += body.length + 1
  }
  const index = `${starts.join(' ')}\n`
  put(
    stream,
    streamOf(
      `/Type /ObjStm /N ${packed.length} /First ${index.length}`,
      Buffer.concat([Buffer.from(index), ...packed.flatMap(({ body }) => [body, Buffer.from('\n')])]),
    ),
  )

  const rows = Buffer.alloc(size * 7)
  for (let id = 0; id < size; id++) {
    const at = inside.get(id)
    const place = id === table ? length : places.get(id)
    rows.writeUInt8(at !== undefined ? 2 : place !== undefined ? 1 : 0, id * 7)
    rows.writeUInt32BE(at !== undefined ? stream : (place ?? 0), id * 7 + 1)
    rows.writeUInt16BE(at ?? (id === 0 ? 65_535 : 0), id * 7 + 5)
  }
  const end = length
  put(table, streamOf(`/Type /XRef /Size ${size} /W [1 4 2] ${trailer}`, rows))
  parts.push(Buffer.from(`startxref\n${end}\n%%EOF\n`))
  return Uint8Array.from(Buffer.concat(parts))
}

const isStream = (body: Buffer) => body.subarray(-9).toString('latin1') === 'endstream'

const streamOf = (says: string, content: Buffer) => {
  const data = deflateSync(content, { level: 9 })
  return Buffer.concat([
    Buffer.from(`<< ${says} /Filter /FlateDecode /Length ${data.length} >>\nstream\n`),
    data,
    Buffer.from('\nendstream'),
  ])
}

/** A stream, compressed if it is not: pdfkit leaves the metadata as they are. */
function squeezed(body: Buffer): Buffer {
  if (!isStream(body)) return body
  const at = body.indexOf('>>\nstream\n')
  const says = body.subarray(2, at).toString('latin1')
  if (/\/Filter/.test(says)) return body
  return streamOf(says.replace(/\/length \d+|\/Length \d+/g, '').trim(), body.subarray(at + 10, -10))
}

/** The objects of a file with their places, by its own table. */
function read(file: Buffer) {
  const tableAt = Number(/startxref\n(\d+)\n%%EOF\s*$/.exec(file.subarray(-64).toString('latin1'))![1])
  const end = file.subarray(tableAt).toString('latin1')
  const starts = [...end.matchAll(/^(\d{10}) \d{5} n/gm)].map(([, at]) => Number(at)).sort((a, b) => a - b)
  const objects = starts.map((at, n) => {
    const text = file.subarray(at, starts[n + 1] ?? tableAt)
    const head = text.indexOf(' 0 obj\n')
    return {
      id: Number(text.subarray(0, head).toString('latin1')),
      body: text.subarray(head + 7, text.lastIndexOf('\nendobj')),
    }
  })
  const named = (name: string) => new RegExp(`/${name} (\\[[^\\]]*\\]|\\d+ 0 R)`).exec(end)?.[0] ?? ''
  return {
    header: file.subarray(0, starts[0]),
    objects: objects.sort((a, b) => a.id - b.id),
    trailer: ['Root', 'Info', 'ID'].map(named).join(' '),
  }
}
