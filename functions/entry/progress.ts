import { tablesConfig } from '../platform/config.ts'
import { createSnapshot } from '../progress/snapshot.ts'
import { wireTables } from './wiring/wire.ts'

const snapshot = createSnapshot(wireTables(tablesConfig()))

export const handler = () => snapshot()
