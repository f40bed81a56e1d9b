import type { TableNames, Write } from '../platform/db.ts'
import { all, atLeast, atMost, change, equals } from '../platform/expressions.ts'

export const quotaKey = (programme: string, scheme: string) => ({
  pk: `P#${programme}#quota`,
  sk: `scheme#${scheme}`,
})

type Counted = { programme: string; scheme: string; n: number }

/** Takes `n` of a scheme's quota as it was read; refused when it was granted anew or too little is left. */
export const takeQuota = (
  tables: TableNames,
  { programme, scheme, n }: Counted,
  { granted, version }: { granted: number; version: number },
): Write => ({
  Update: {
    TableName: tables.waves,
    Key: quotaKey(programme, scheme),
    ...change({ add: { taken: n }, when: all(equals('version', version), atMost('taken', granted - n)) }),
  },
})

/** Gives `n` of a scheme's quota back; refused below zero. */
export const releaseQuota = (tables: TableNames, { programme, scheme, n }: Counted): Write => ({
  Update: {
    TableName: tables.waves,
    Key: quotaKey(programme, scheme),
    ...change({ add: { taken: -n }, when: atLeast('taken', n) }),
  },
})
