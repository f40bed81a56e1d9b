import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { Where } from '../functions/platform/dynamo-client.ts'

/** The account that the shell is signed in to, as the SDK finds it: by its profiles, roles and settings. */
export async function account(): Promise<Where> {
  const { config } = new DynamoDBClient({})
  return { region: await config.region(), credentials: config.credentials }
}
