import * as sdk from '@aws-sdk/client-dynamodb'

/** Calls of the tables in the form of the wire, one after the other. */
type Calls = { operation: keyof typeof commands; input: never }[]

const commands = {
  GetItem: sdk.GetItemCommand,
  BatchGetItem: sdk.BatchGetItemCommand,
  Query: sdk.QueryCommand,
  PutItem: sdk.PutItemCommand,
  UpdateItem: sdk.UpdateItemCommand,
  DeleteItem: sdk.DeleteItemCommand,
  TransactWriteItems: sdk.TransactWriteItemsCommand,
}
let client: sdk.DynamoDBClient | undefined

/** The least that a function can do with the tables. */
export async function handler(calls: Calls) {
  client ??= new sdk.DynamoDBClient({})
  for (const { operation, input } of calls)
    await client.send(new (commands[operation] as typeof sdk.GetItemCommand)(input))
  return { statusCode: 200 }
}
