import { createHash } from 'node:crypto'
import { access, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** All that the built site depends on. */
const sources = ['web', 'functions/contract', 'package-lock.json']

async function digest(): Promise<string> {
  const hash = createHash('sha256')
  const add = async (path: string) => hash.update(path).update(await readFile(path))
  for (const source of sources) {
    const entries = await readdir(source, { recursive: true, withFileTypes: true }).catch(() => undefined)
    if (!entries) await add(source)
    const files = (entries ?? []).filter((entry) => entry.isFile())
    for (const path of files.map((entry) => join(entry.parentPath, entry.name)).sort()) await add(path)
  }
  return hash.digest('hex')
}

/** Builds the site into `dist/` unless it was built of the very same sources; says whether it did. */
export async function buildIfChanged(): Promise<boolean> {
  const file = join('dist', '.digest')
  const [now, last] = [await digest(), await readFile(file, 'utf8').catch(() => undefined)]
  const built = await access('dist/index.html').then(
    () => true,
    () => false,
  )
  if (built && now === last) return false
  const { buildSite } = await import('../web/build.ts')
  try {
    await buildSite()
  } catch (error) {
    if (!built) throw error
    console.error(
      `The site could not be built anew, so the last one is served. ${String(error).split('\n')[0]}`,
    )
    return false
  }
  await writeFile(file, now)
  return true
}
