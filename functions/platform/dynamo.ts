import type { AttributeValue, CancellationReason } from '@aws-sdk/client-dynamodb'
import {
  BatchGetCommand,
  type BatchGetCommandInput,
  DeleteCommand,
  type DeleteCommandInput,
  DynamoDBDocumentClient,
  GetCommand,
  type GetCommandInput,
  PutCommand,
  type PutCommandInput,
  QueryCommand,
  type QueryCommandInput,
  TransactWriteCommand,
  type TransactWriteCommandInput,
  UpdateCommand,
  type UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import type { Item, Place } from './db.ts'
import { createClient, type Where } from './dynamo-client.ts'

/** The SDK behind `Db`; kept in its own module so that it is only loaded when a table is needed. */
export function connect(where: Where) {
  const client = DynamoDBDocumentClient.from(createClient(where), {
    marshallOptions: { removeUndefinedValues: true },
  })
  // The document client leaves the item of a failed condition in wire format.
  const plain = (item: Record<string, AttributeValue> | undefined) => item && (unmarshall(item) as Item)

  return {
    get: async (input: GetCommandInput) =>
      (await client.send(new GetCommand(input))).Item as Item | undefined,
    put: async (input: PutCommandInput) => void (await client.send(new PutCommand(input))),
    update: async (input: UpdateCommandInput) =>
      (await client.send(new UpdateCommand(input))).Attributes as Item | undefined,
    remove: async (input: DeleteCommandInput) =>
      (await client.send(new DeleteCommand(input))).Attributes as Item | undefined,
    async query(input: QueryCommandInput) {
      const { Items, LastEvaluatedKey } = await client.send(new QueryCommand(input))
      return { items: (Items ?? []) as Item[], next: LastEvaluatedKey as Item | undefined }
    },
    async batchGet(places: Place[]) {
      const RequestItems: BatchGetCommandInput['RequestItems'] = {}
      for (const { table, key, consistent } of places) {
        const of = (RequestItems[table] ??= { Keys: [], ConsistentRead: consistent })
        of.Keys!.push(key)
      }
      const { Responses = {}, UnprocessedKeys = {} } = await client.send(
        new BatchGetCommand({ RequestItems }),
      )
      return {
        found: Object.entries(Responses).flatMap(([table, items]) =>
          items.map((item) => ({ table, item: item as Item })),
        ),
        left: places.filter(({ table, key }) =>
          UnprocessedKeys[table]?.Keys?.some(({ pk, sk }) => pk === key.pk && sk === key.sk),
        ),
      }
    },
    transact: async (input: TransactWriteCommandInput) =>
      void (await client.send(new TransactWriteCommand(input))),
    conditionFailed: (error: unknown) =>
      named(error, 'ConditionalCheckFailedException') ? { item: plain(error.Item) } : undefined,
    cancellation: (error: unknown) =>
      named(error, 'TransactionCanceledException')
        ? (error.CancellationReasons ?? []).map((reason) => ({
            code: reason.Code ?? 'None',
            item: plain(reason.Item),
          }))
        : undefined,
  }
}

/** What the tables say of a refusal, beside its name. */
type Refusal = { Item?: Record<string, AttributeValue>; CancellationReasons?: CancellationReason[] }
const named = (error: unknown, name: string): error is Error & Refusal =>
  error instanceof Error && error.name === name
