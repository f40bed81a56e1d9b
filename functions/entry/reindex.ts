import { tablesConfig } from '../platform/config.ts'
import { createReindex } from '../search/reindex.ts'
import { wireTables } from './wiring/wire.ts'

const reindex = createReindex(wireTables(tablesConfig()))

export const handler = () => reindex()
