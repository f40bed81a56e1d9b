import { isProduction, type Statement } from './lib.ts'
import { type TableName, tables } from './tables.ts'

const operations = {
  get: 'GetItem',
  batchGet: 'BatchGetItem',
  query: 'Query',
  put: 'PutItem',
  update: 'UpdateItem',
  delete: 'DeleteItem',
  check: 'ConditionCheckItem',
} as const
type Operation = keyof typeof operations
type Indexes<T extends TableName> = (typeof tables)[T] extends { globalIndexes: infer I }
  ? keyof I & string
  : never

/** The five tables: on demand, recoverable to any second of 35 days; production's cannot be deleted. */
export function storage() {
  const table = (name: TableName) =>
    new sst.aws.Dynamo(`${name[0]!.toUpperCase()}${name.slice(1)}`, {
      ...tables[name],
      deletionProtection: isProduction(),
    })
  const made = {
    nominations: table('nominations'),
    waves: table('waves'),
    mail: table('mail'),
    audit: table('audit'),
    sessions: table('sessions'),
  }

  return {
    tables: made,
    /** The names, as `functions/platform/config.ts` reads them. */
    environment: {
      NOMINATIONS_TABLE: made.nominations.name,
      WAVES_TABLE: made.waves.name,
      MAIL_TABLE: made.mail.name,
      AUDIT_TABLE: made.audit.name,
      SESSIONS_TABLE: made.sessions.name,
    },
    /** The operations named on a table, and queries on the indexes named. */
    allow<T extends TableName>(name: T, of: Operation[], indexes: Indexes<T>[] = []): Statement[] {
      const { arn } = made[name]
      const onTable = { actions: of.map((one) => `dynamodb:${operations[one]}`), resources: [arn] }
      const onIndexes = {
        actions: ['dynamodb:Query'],
        resources: indexes.map((index) => $interpolate`${arn}/index/${index}`),
      }
      return [...(of.length > 0 ? [onTable] : []), ...(indexes.length > 0 ? [onIndexes] : [])]
    },
  }
}
export type Storage = ReturnType<typeof storage>
