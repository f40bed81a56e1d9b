import type { Metafile } from 'esbuild'

/** What a built function loads before the first event; with `all`, what an event may load too. */
export function carriedBy({ outputs }: Metafile, { all = false } = {}) {
  const loaded = new Set<string>()
  const load = (file: string) => {
    if (loaded.has(file) || !outputs[file]) return
    loaded.add(file)
    for (const { path, kind } of outputs[file].imports) if (all || kind !== 'dynamic-import') load(path)
  }
  for (const file of Object.keys(outputs)) if (file.endsWith('/bundle.mjs')) load(file)
  const chunks = [...loaded].map((file) => outputs[file]!)
  const sources = chunks.flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : [])),
  )
  return { bytes: chunks.reduce((sum, { bytes }) => sum + bytes, 0), sources: [...new Set(sources)] }
}
