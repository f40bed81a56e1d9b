import type { FindingCode } from './judge.ts'
import type { RosterErrorCode } from './roster-error.ts'
import { rosterTextEn } from './text-en.ts'
import { rosterTextId } from './text-id.ts'

export type RosterLanguage = 'id' | 'en'

/** The text of a finding or of a RosterError in a language, its parameters filled in. */
export function rosterMessage(
  {
    code,
    params = {},
  }: { code: FindingCode | RosterErrorCode; params?: Readonly<Record<string, string | number>> },
  language: RosterLanguage,
): string {
  const text = (language === 'id' ? rosterTextId : rosterTextEn)[code]
  return text.replace(/\{(\w+)\}/g, (hole, name: string) => String(params[name] ?? hole))
}
