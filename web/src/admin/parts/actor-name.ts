import { text } from '../language.ts'

/** Who did something, as a name to read: records hold `staff:lsp-1`, `company:<id>`, `system:…`. */
export function actorName(by: string, company?: string): string {
  const [kind, ...rest] = by.split(':')
  if (kind === 'company') return company ?? text.value.common.company
  if (kind === 'staff') return rest.join(':')
  return kind === 'system' ? text.value.common.system : by
}
