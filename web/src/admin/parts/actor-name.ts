import { text } from '../language.ts'

/** Who did something, as a name to read: records hold `staff:lsp-1`, `key:…`, `company:<id>`, `system:…`, `anyone`. */
export function actorName(by: string, company?: string): string {
  const [kind, ...rest] = by.split(':')
  if (kind === 'company') return company ?? text.value.common.company
  if (kind === 'system' || kind === 'anyone') return text.value.common[kind]
  return rest.join(':') || by
}
