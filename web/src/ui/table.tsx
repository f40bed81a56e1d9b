import type { ComponentChildren } from 'preact'

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
  /** Shown instead of the table when there are no rows. */
  empty?: ComponentChildren
}

/** A table whose first column names the row; scrolls inside itself on narrow screens. */
export function Table<Row>({ caption, captionHidden, columns, rows, keyOf, empty }: Props<Row>) {
  if (rows.length === 0 && empty) return <p class="muted">{empty}</p>
  return (
    <div
      class="table"
      tabIndex={0}
      role="region"
      aria-label={typeof caption === 'string' ? caption : undefined}
    >
      <table>
        <caption class={captionHidden ? 'visually-hidden' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" class={column.number ? 'number' : undefined}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map((column, at) =>
                at === 0 ? (
                  <th key={column.key} scope="row">
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.key} class={column.number ? 'number' : undefined}>
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
