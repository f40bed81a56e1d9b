import { CreateTableCommand, DynamoDBClient, ResourceInUseException } from '@aws-sdk/client-dynamodb'
import type { TableNames } from '../functions/platform/db.ts'
import { type TableShape, tables } from '../stacks/tables.ts'
import type { Engine } from './engine.ts'

/** Creates the tables that are missing, as the deployment declares them; gives their names. */
export async function createTables(config: Engine['config'], prefix = 'gelombang-'): Promise<TableNames> {
  const client = new DynamoDBClient(config)
  const names = {} as Record<string, string>
  await Promise.all(
    Object.entries<TableShape>(tables).map(async ([table, shape]) => {
      names[table] = `${prefix}${table}`
      try {
        await client.send(new CreateTableCommand(request(`${prefix}${table}`, shape)))
      } catch (error) {
        if (!(error instanceof ResourceInUseException)) throw error
      }
    }),
  )
  client.destroy()
  return names as TableNames
}

const keySchema = (hash: string, range: string) => [
  { AttributeName: hash, KeyType: 'HASH' as const },
  { AttributeName: range, KeyType: 'RANGE' as const },
]

const request = (name: string, { fields, primaryIndex, globalIndexes = {} }: TableShape) => ({
  TableName: name,
  BillingMode: 'PAY_PER_REQUEST' as const,
  KeySchema: keySchema(primaryIndex.hashKey, primaryIndex.rangeKey),
  AttributeDefinitions: Object.entries(fields).map(([field, type]) => ({
    AttributeName: field,
    AttributeType: type === 'string' ? ('S' as const) : ('N' as const),
  })),
  ...(Object.keys(globalIndexes).length > 0 && {
    GlobalSecondaryIndexes: Object.entries(globalIndexes).map(
      ([index, { hashKey, rangeKey, projection }]) => ({
        IndexName: index,
        KeySchema: keySchema(hashKey, rangeKey),
        Projection: Array.isArray(projection)
          ? { ProjectionType: 'INCLUDE' as const, NonKeyAttributes: projection }
          : { ProjectionType: projection === 'keys-only' ? ('KEYS_ONLY' as const) : ('ALL' as const) },
      }),
    ),
  }),
})
