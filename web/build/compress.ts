import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const worthwhile = /\.(html|js|css|svg|json|txt|wasm)$/
const smallest = 400

/** Writes `.gz` and `.br` beside every file of `folder` that gains from it. */
export async function compress(folder: string): Promise<void> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true })
  for (const entry of files) {
    if (!entry.isFile() || !worthwhile.test(entry.name)) continue
    const file = join(entry.parentPath, entry.name)
    const body = await readFile(file)
    if (body.length < smallest) continue
    const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }
    await writeFile(`${file}.gz`, await promisify(gzip)(body, { level: 9 }))
    await writeFile(`${file}.br`, await promisify(brotliCompress)(body, quality))
  }
}
