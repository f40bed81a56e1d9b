/** Types that an answer may bring, by how their bytes begin: what a browser claims of a file is not asked. */
const beginnings: readonly [type: string, extension: string, bytes: readonly number[]][] = [
  ['application/pdf', 'pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/jpeg', 'jpg', [0xff, 0xd8, 0xff]],
  ['image/png', 'png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
]

/** What a file is, or undefined when it is none that may be sent. */
export function kindOfFile(bytes: Uint8Array): { type: string; extension: string } | undefined {
  const known = beginnings.find(([, , begin]) => begin.every((byte, at) => bytes[at] === byte))
  return known && { type: known[0], extension: known[1] }
}

/** A name to show and to save under: without folders, controls and what turns the direction of writing. */
export function plainName(name: string, extension: string): string {
  const stem = name
    .replace(/^.*[\\/]/, '')
    .replace(/\.[^.]*$/, '')
    .replace(/[\p{C}<>:"|?*]/gu, '')
    .trim()
    .slice(0, 80)
  return `${stem || 'lampiran'}.${extension}`
}
