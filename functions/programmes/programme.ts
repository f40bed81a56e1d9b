import type { Language } from '../contract/fields.ts'
import type { Programme, ProgrammeInput } from '../contract/programme.ts'
import { AppError } from '../platform/errors.ts'

/** Schemes that an edit would take away. */
export const removedSchemes = (programme: Programme, input: ProgrammeInput): string[] =>
  programme.schemes.map((scheme) => scheme.id).filter((id) => !input.schemes.some((kept) => kept.id === id))

/**
 * The programme after an edit. Throws `conflict` when somebody else edited it since, or when a scheme
 * that is used would go: `used` says which of the removed ones have quota, waves or nominations.
 */
export function edit(programme: Programme, input: ProgrammeInput, used: readonly string[]): Programme {
  if (input.version !== programme.version)
    throw new AppError('conflict', 'version.stale', 'The programme was edited in the meantime')
  if (removedSchemes(programme, input).some((scheme) => used.includes(scheme)))
    throw new AppError('conflict', 'programme.scheme_used', 'A scheme in use cannot be removed', [
      { field: 'schemes', code: 'programme.scheme_used' },
    ])
  return { ...input, id: programme.id, version: programme.version + 1 }
}

/** Names of a programme's schemes by their ids; an unknown one is named by its id. */
export function schemeNames({ schemes }: Pick<Programme, 'schemes'>, language: Language) {
  const names = new Map(schemes.map((one) => [one.id, language === 'en' ? one.nameEn : one.name]))
  return (id: string) => names.get(id) ?? id
}
