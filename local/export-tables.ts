import { unmarshall } from '@aws-sdk/util-dynamodb'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { csvOf } from '../functions/platform/csv.ts'
import type { Seal } from '../functions/platform/seal.ts'
import { sealContext } from '../functions/nominations/repository.ts'
import { itemsOfBackup } from './backup-tables.ts'

type Row = Record<string, unknown>

/** What only the tables need: keys, marks for indexes, hashes, versions of the form. */
const own = /^(pk|sk|v|ttl|\w+Key|\w+Sort|nikHash|nikSealed)$/
/** Secrets of a moment: of no use elsewhere, and dangerous in a file. */
const left = new Set(['sessions'])

/**
 * Writes a backup in forms that any other program reads: of each kind of item `<kind>.json` (a list) and `<kind>.csv`
 * (a column a field, nested values as JSON), with identity numbers opened. Sessions and links are left out. Gives
 * how many there are of each kind.
 */
export async function exportBackup(backup: string, folder: string, seal: Pick<Seal, 'open'>) {
  const kinds = new Map<string, Row[]>()
  for await (const { table, item } of itemsOfBackup(backup)) {
    if (left.has(table)) continue
    const row = unmarshall(item) as Row
    const kind = kindOf(table, row)
    kinds.set(kind, [...(kinds.get(kind) ?? []), plain(row, seal)])
  }
  await mkdir(folder, { recursive: true, mode: 0o700 })
  for (const [kind, rows] of kinds) {
    const file = (ending: string) => join(folder, `${kind}.${ending}`)
    const only = { flag: 'wx', mode: 0o600 }
    await writeFile(file('json'), `${JSON.stringify(rows, null, 2)}\n`, only)
    await writeFile(file('csv'), csvOf(tableOf(rows)), only)
  }
  return Object.fromEntries([...kinds].map(([kind, rows]) => [kind, rows.length]))
}

/** `nominations-nomination`, `waves-wave`, `audit`: the table, and what the sort key begins with. */
function kindOf(table: string, { sk }: Row): string {
  const [, name] = /^([a-z]+)/i.exec(String(sk)) ?? []
  return name && table !== 'audit' ? `${table}-${name}` : table
}

function plain(row: Row, seal: Pick<Seal, 'open'>): Row {
  const rest = Object.fromEntries(Object.entries(row).filter(([key]) => !own.test(key)))
  if (typeof row.nikSealed !== 'string') return rest
  const { programme, id } = row as { programme: string; id: string }
  return { ...rest, nik: seal.open(row.nikSealed, sealContext({ programme, id })) }
}

function tableOf(rows: Row[]): string[][] {
  const columns = [...new Set(rows.flatMap(Object.keys))].sort()
  const cell = (value: unknown) =>
    value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value)
  return [columns, ...rows.map((row) => columns.map((column) => cell(row[column])))]
}
