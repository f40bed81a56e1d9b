/** Who may do what: the one table. What is not listed is refused. */
export const roles = [
  'disnaker',
  'permit',
  'placement',
  'lsp',
  'assessor',
  'committee',
  'auditor',
  'admin',
] as const
export type Role = (typeof roles)[number]

export const actions = {
  'programme.read': ['disnaker', 'permit', 'placement', 'lsp', 'assessor', 'committee', 'auditor', 'admin'],
  'programme.edit': ['disnaker', 'lsp', 'admin'],
  'overview.read': ['disnaker', 'lsp', 'committee', 'auditor', 'admin'],
  'company.read': ['disnaker', 'lsp', 'auditor', 'admin'],
  'company.invite': ['disnaker', 'admin'],
  'company.verify': ['disnaker', 'admin'],
  'nomination.read': ['disnaker', 'lsp', 'auditor', 'admin'],
  'nomination.verify': ['lsp', 'admin'],
  'nomination.reveal': ['lsp', 'admin'],
  'quota.read': ['disnaker', 'lsp', 'auditor', 'admin'],
  'quota.report': ['lsp', 'admin'],
  'quota.grant': ['lsp', 'admin'],
  'wave.read': ['disnaker', 'lsp', 'committee', 'auditor', 'admin'],
  'wave.edit': ['lsp', 'admin'],
  'plan.read': ['disnaker', 'lsp', 'auditor', 'admin'],
  'plan.edit': ['lsp', 'admin'],
  'mail.read': ['disnaker', 'lsp', 'auditor', 'admin'],
  'mail.send': ['disnaker', 'lsp', 'admin'],
  'exam.read': ['lsp', 'assessor', 'committee', 'auditor', 'admin'],
  'exam.attend': ['lsp', 'assessor', 'admin'],
  'exam.run': ['lsp', 'admin'],
  'exam.print': ['lsp', 'auditor', 'admin'],
  'exam.recommend': ['assessor', 'admin'],
  'exam.decide': ['committee', 'admin'],
  'bnsp.read': ['lsp', 'auditor', 'admin'],
  'bnsp.report': ['lsp', 'admin'],
  'certificate.read': ['disnaker', 'lsp', 'auditor', 'admin'],
  'certificate.issue': ['lsp', 'admin'],
  'certificate.revoke': ['lsp', 'admin'],
  'data.read': ['disnaker', 'lsp', 'auditor', 'admin'],
  'data.answer': ['disnaker', 'lsp', 'admin'],
  'placement.read': ['placement', 'auditor', 'admin'],
  'standing.read': ['disnaker', 'auditor', 'admin'],
  'standing.decide': ['disnaker', 'admin'],
  'permit.check': ['permit', 'disnaker', 'admin'],
  'key.read': ['disnaker', 'auditor', 'admin'],
  'key.issue': ['disnaker', 'admin'],
  'search.use': ['disnaker', 'lsp', 'auditor', 'admin'],
  'audit.read': ['auditor', 'admin'],
} as const satisfies Record<string, readonly Role[]>
export type Action = keyof typeof actions

/** A role in one programme, or in all (`*`). In a claim: `lsp` or `lsp@malang-2021`. */
export type Grant = { role: Role; programme: string }

/** Reads the groups of a claim; what names no known role is ignored. */
export const grantsOf = (groups: readonly string[]): Grant[] =>
  groups.flatMap((group) => {
    const [name, programme = '*'] = group.split('@')
    const role = roles.find((known) => known === name)
    return role ? [{ role, programme }] : []
  })

export const may = (grants: readonly Grant[], action: Action, programme: string) =>
  Object.hasOwn(actions, action) &&
  grants.some(
    (grant) =>
      (grant.programme === '*' || grant.programme === programme) &&
      (actions[action] as readonly Role[]).includes(grant.role),
  )
