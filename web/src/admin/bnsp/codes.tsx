import { useState } from 'preact/hooks'
import {
  type CodeRow,
  type Codes,
  codeTables,
  type CodeTable,
  fixedRows,
} from '../../../../functions/contract/bnsp.ts'
import { call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Table } from '../../ui/table.tsx'
import { announce } from '../announce.tsx'
import { text } from '../language.ts'
import { useLoad } from '../load.ts'
import { type FieldOf, Form, typed } from '../parts/form.tsx'
import { Page } from '../parts/page.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { useDesk } from '../session.ts'

/** The code tables of both sheets. */
export function CodesPage() {
  const { programme, to, can } = useDesk()
  const params = { programme: programme.id }
  const loaded = useLoad(programme.id, (signal) =>
    call('GET /programmes/:programme/bnsp/codes', { params, signal }),
  )
  const t = text.value.bnsp
  return (
    <Page title={t.codes} up={{ href: to('laporan'), words: t.title }}>
      <p class="prose">{t.codesHint}</p>
      <Waiting of={loaded}>
        {(codes) =>
          can('bnsp.report') ? (
            <Edit key={codes.version} codes={codes} onDone={loaded.set} />
          ) : (
            codeTables.map((table) => (
              <section key={table}>
                <h2>{t.table[table]}</h2>
                <Shown table={table} rows={codes[table]} />
              </section>
            ))
          )
        }
      </Waiting>
    </Page>
  )
}

function Shown({ table, rows }: { table: CodeTable; rows: readonly CodeRow[] }) {
  const t = text.value.bnsp
  return (
    <Table
      caption={t.table[table]}
      captionHidden
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        { key: 'id', head: t.kept, cell: ({ id }) => id },
        { key: 'code', head: t.code, cell: ({ code }) => code },
        { key: 'name', head: t.meaning, cell: ({ name }) => name },
      ]}
    />
  )
}

type Kept = CodeRow & { key: string }
let added = 0

function Edit({ codes, onDone }: { codes: Codes; onDone: (codes: Codes) => void }) {
  const { programme } = useDesk()
  const [tables, setTables] = useState(
    () =>
      Object.fromEntries(
        codeTables.map((table) => [table, codes[table].map((row): Kept => ({ ...row, key: row.id }))]),
      ) as Record<CodeTable, Kept[]>,
  )
  const t = text.value
  const heads: Record<string, string> = { id: t.bnsp.kept, code: t.bnsp.code, name: t.bnsp.meaning }
  const label = (name: string) => {
    const [table = '', row, column] = name.split('.')
    const words = t.bnsp.table[table as CodeTable] ?? table
    return column ? `${words} ${Number(row) + 1}, ${heads[column] ?? column}` : words
  }
  return (
    <Form
      send={t.common.save}
      sending={t.common.saving}
      label={label}
      onSend={async (values) => {
        const sent = Object.fromEntries(
          codeTables.map((table) => [
            table,
            tables[table].map((row, at) => ({
              id: fixedRows[table] ? row.id : typed(values, `${table}.${at}.id`),
              code: typed(values, `${table}.${at}.code`),
              name: typed(values, `${table}.${at}.name`),
            })),
          ]),
        ) as Record<CodeTable, CodeRow[]>
        const next = await call('PUT /programmes/:programme/bnsp/codes', {
          params: { programme: programme.id },
          body: { ...sent, version: codes.version },
        })
        announce(t.bnsp.codesDone)
        onDone(next)
      }}
    >
      {(field) =>
        codeTables.map((table) => (
          <section key={table}>
            <h2>{t.bnsp.table[table]}</h2>
            <Rows
              table={table}
              rows={tables[table]}
              field={field}
              onRows={(rows) => setTables({ ...tables, [table]: rows })}
            />
          </section>
        ))
      }
    </Form>
  )
}

function Rows({
  table,
  rows,
  field,
  onRows,
}: {
  table: CodeTable
  rows: readonly Kept[]
  field: FieldOf
  onRows: (rows: Kept[]) => void
}) {
  const t = text.value.bnsp
  const fixed = fixedRows[table] !== undefined
  const input = (column: 'id' | 'code' | 'name', head: string) => ({
    key: column,
    head,
    cell: (row: Kept & { at: number }) => {
      if (column === 'id' && fixed) return row.id
      const { id, name, error } = field(`${table}.${row.at}.${column}`)
      return (
        <input
          id={id}
          name={name}
          class={column === 'name' ? undefined : 'short'}
          defaultValue={row[column]}
          aria-label={t.cell(head, row.name || t.newRow)}
          aria-invalid={error ? 'true' : undefined}
          autocomplete="off"
        />
      )
    },
  })
  return (
    <>
      <Table
        caption={t.table[table]}
        captionHidden
        cards
        rows={rows.map((row, at) => ({ ...row, at }))}
        keyOf={({ key }) => key}
        columns={[
          input('id', t.kept),
          input('code', t.code),
          input('name', t.meaning),
          ...(fixed
            ? []
            : [
                {
                  key: 'remove',
                  head: <span class="visually-hidden">{text.value.common.actions}</span>,
                  cell: ({ key, id, name }: Kept) =>
                    rows.length > 1 ? (
                      <Button
                        kind="plain"
                        small
                        aria-label={t.removeRow(name || id || t.newRow)}
                        onClick={() => onRows(rows.filter((row) => row.key !== key))}
                      >
                        {t.remove}
                      </Button>
                    ) : null,
                },
              ]),
        ]}
      />
      {!fixed && (
        <p>
          <Button
            kind="second"
            small
            onClick={() => onRows([...rows, { key: `new-${++added}`, id: '', code: '', name: '' }])}
          >
            {t.addRow}
          </Button>
        </p>
      )}
    </>
  )
}
