import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  type AttributeValue,
  type DynamoDBClientConfig,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb'
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
import type { Item, Key } from './db.ts'

/** The SDK behind `Db`; kept in its own module so that it is only loaded when a table is needed. */
export function connect(config: DynamoDBClientConfig) {
  const raw = new DynamoDBClient(config)
  const client = DynamoDBDocumentClient.from(raw, { marshallOptions: { removeUndefinedValues: true } })
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
    async batchGet(input: BatchGetCommandInput, table: string) {
      const { Responses, UnprocessedKeys } = await client.send(new BatchGetCommand(input))
      return {
        items: (Responses?.[table] ?? []) as Item[],
        unprocessed: (UnprocessedKeys?.[table]?.Keys ?? []) as Key[],
      }
    },
    transact: async (input: TransactWriteCommandInput) =>
      void (await client.send(new TransactWriteCommand(input))),
    conditionFailed: (error: unknown) =>
      error instanceof ConditionalCheckFailedException ? { item: plain(error.Item) } : undefined,
    cancellation: (error: unknown) =>
      error instanceof TransactionCanceledException
        ? (error.CancellationReasons ?? []).map((reason) => ({
            code: reason.Code ?? 'None',
            item: plain(reason.Item),
          }))
        : undefined,
  }
}
