type Named = { id: string; name: string; nameEn: string }

const bare = (text: string) => text.toLowerCase().replace(/[^a-z0-9]+/g, '')

/** The id of the scheme that a sheet names: by its id or name, else by a part of a name that no other has; undefined when there is none. */
export function schemeNamed(typed: string | undefined, schemes: readonly Named[]): string | undefined {
  const text = bare(typed ?? '')
  if (text === '') return undefined
  const names = schemes.map(({ id, name, nameEn }) => ({ id, all: [id, name, nameEn].map(bare) }))
  const whole = names.find(({ all }) => all.includes(text))
  if (whole) return whole.id
  const like = names.filter(({ all }) => all.some((name) => name.includes(text) || text.includes(name)))
  return text.length > 3 && like.length === 1 ? like[0]?.id : undefined
}
