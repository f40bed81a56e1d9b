import { tablesConfig } from '../platform/config.ts'
import { createReindex } from '../search/reindex.ts'
import { wireTables } from './wire.ts'

const reindex = createReindex(wireTables(tablesConfig()))

export const handler = () => reindex()
