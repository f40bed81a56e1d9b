import type { Found } from './find.ts'

export type Statement = {
  Effect: string
  Action: string[]
  Resource: string[]
  Principal?: Record<string, unknown>
  Condition?: Record<string, Record<string, string[]>>
}
/** A call as the policies see it. */
export type Call = { action: string; resource: string; context?: Record<string, string> }

const list = <T>(value: T | T[]): T[] => (Array.isArray(value) ? value : [value])

export const statementsOf = (policy: string): Statement[] =>
  (JSON.parse(policy) as { Statement: Statement[] }).Statement.map((statement) => ({
    ...statement,
    Action: list(statement.Action),
    Resource: list(statement.Resource),
  }))

/** All that a role's own policies say. */
export const rightsOf = (role: Found): Statement[] =>
  ((role.inputs.inlinePolicies ?? []) as { policy: string }[]).flatMap(({ policy }) => statementsOf(policy))

/** Whether a policy's pattern, with its stars, covers a value. */
export const matches = (pattern: string, value: string) =>
  new RegExp(`^${pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`).test(value)

/** Whether statements that only allow, with conditions of equality, allow a call. */
export const allows = (statements: Statement[], { action, resource, context = {} }: Call): boolean =>
  statements.some(
    ({ Effect, Action, Resource, Condition = {} }) =>
      Effect === 'Allow' &&
      Action.some((one) => matches(one, action)) &&
      Resource.some((one) => matches(one, resource)) &&
      Object.entries(Condition).every(
        ([test, wanted]) =>
          test === 'StringEquals' &&
          Object.entries(wanted).every(([key, values]) => values.includes(context[key] ?? '')),
      ),
  )
