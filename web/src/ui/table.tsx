import type { ComponentChildren } from 'preact'

type AriaRole = 'table' | 'rowgroup' | 'row' | 'rowheader' | 'columnheader' | 'cell'

export type Column<Row> = {
  key: string
  head: ComponentChildren
  cell: (row: Row) => ComponentChildren
  /** Digits stand under digits, at the right. */
  number?: boolean
}

type Props<Row> = {
  caption: ComponentChildren
  /** The caption is for screen readers only: a heading already says it. */
  captionHidden?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string
  /** On narrow screens each row becomes a card, its cells labelled by their heads. */
  cards?: boolean
  /** Shown instead of the table when there are no rows. */
  empty?: ComponentChildren
}

/** A table whose first column names the row; scrolls inside itself on narrow screens. */
export function Table<Row>({ caption, captionHidden, columns, rows, keyOf, cards, empty }: Props<Row>) {
  if (rows.length === 0 && empty) return <p class="muted">{empty}</p>
  // Drawn as blocks, a table would lose its meaning for screen readers.
  const role = <R extends AriaRole>(name: R) => (cards ? name : undefined)
  return (
    <div
      class={cards ? 'table cards' : 'table'}
      tabIndex={0}
      role="region"
      aria-label={typeof caption === 'string' ? caption : undefined}
    >
      <table role={role('table')}>
        <caption class={captionHidden ? 'visually-hidden' : undefined}>{caption}</caption>
        <thead role={role('rowgroup')}>
          <tr role={role('row')}>
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                role={role('columnheader')}
                class={column.number ? 'number' : undefined}
              >
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role={role('rowgroup')}>
          {rows.map((row) => (
            <tr key={keyOf(row)} role={role('row')}>
              {columns.map((column, at) =>
                at === 0 ? (
                  <th key={column.key} scope="row" role={role('rowheader')}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td
                    key={column.key}
                    role={role('cell')}
                    data-head={cards && typeof column.head === 'string' ? column.head : undefined}
                    class={column.number ? 'number' : undefined}
                  >
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
