import type { ComponentChildren } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { type Verdict, verdicts } from '../../../../functions/contract/exam-facts.ts'
import { words } from './words.ts'
import './grid.css'

export type Row = {
  id: string
  name: string
  about: ComponentChildren
  /** What R fills in. */
  proposed?: Verdict
  /** Why nothing may be filled in. */
  closed?: string
  /** Why it was not saved. */
  fault?: string | undefined
}
export type Filled = { values: Partial<Record<string, Verdict>>; note: string }

type Props = {
  caption: string
  rows: readonly Row[]
  columns: readonly (readonly [key: string, head: string])[]
  filled: Readonly<Record<string, Filled>>
  onFill: (row: string, filled: Filled) => void
}

const none: Filled = { values: {}, note: '' }

/** K and BK for many people: by keys without a pointer, by large buttons on a phone. */
export function Grid({ caption, rows, columns, filled, onFill }: Props) {
  const t = words()
  const box = useRef<HTMLTableElement>(null)
  const [at, setAt] = useState<[row: number, column: number]>([0, 0])

  const focus = (row: number, column: number) => {
    const [to, of] = [
      Math.min(Math.max(row, 0), rows.length - 1),
      Math.min(Math.max(column, 0), columns.length - 1),
    ]
    setAt([to, of])
    box.current?.querySelector<HTMLElement>(`[data-cell="${to}.${of}"]`)?.focus()
  }
  const onward = (row: number, column: number) =>
    column + 1 < columns.length ? focus(row, column + 1) : focus(row + 1, 0)
  const fill = ({ id }: Row, column: number, verdict: Verdict | undefined) => {
    const { values, note } = filled[id] ?? none
    const { [columns[column]![0]]: _, ...others } = values
    onFill(id, { note, values: verdict ? { ...others, [columns[column]![0]]: verdict } : others })
  }

  const onKey = (event: KeyboardEvent, row: number, column: number) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const one = rows[row]!
    const key = event.key.toLowerCase()
    const put = (verdict: Verdict | undefined) => {
      if (one.closed) return
      fill(one, column, verdict)
      if (verdict) onward(row, column)
    }
    const acts: Record<string, () => void> = {
      k: () => put('K'),
      b: () => put('BK'),
      r: () => one.proposed && put(one.proposed),
      delete: () => put(undefined),
      backspace: () => put(undefined),
      arrowdown: () => focus(row + 1, column),
      arrowup: () => focus(row - 1, column),
      arrowright: () => focus(row, column + 1),
      arrowleft: () => focus(row, column - 1),
      home: () => focus(0, column),
      end: () => focus(rows.length - 1, column),
      enter: () => box.current?.querySelector<HTMLElement>(`[data-note="${row}"]`)?.focus(),
    }
    const act = acts[key]
    if (!act) return
    event.preventDefault()
    act()
  }

  return (
    // Cells take keys, as those of a spreadsheet do.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
    <table role="grid" class="verdicts" ref={box} aria-label={caption}>
      <thead>
        <tr>
          <th scope="col">{t.people}</th>
          {columns.map(([key, head]) => (
            <th key={key} scope="col">
              {head}
            </th>
          ))}
          <th scope="col">{t.grid.note}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((one, row) => {
          const { values, note } = filled[one.id] ?? none
          return (
            <tr key={one.id}>
              <th scope="row">
                <strong>{one.name}</strong>
                <span class="muted">{one.about}</span>
                {one.closed && <span class="muted">{one.closed}</span>}
                {one.fault && <span class="field-error">{one.fault}</span>}
              </th>
              {columns.map(([key, head], column) => (
                <td
                  key={key}
                  data-cell={`${row}.${column}`}
                  data-head={head}
                  tabIndex={at[0] === row && at[1] === column ? 0 : -1}
                  aria-label={`${one.name}, ${head}: ${values[key] ?? '–'}`}
                  onFocus={() => setAt([row, column])}
                  onKeyDown={(event) => onKey(event, row, column)}
                >
                  <span class="pair">
                    {verdicts.map((verdict) => (
                      <button
                        key={verdict}
                        type="button"
                        tabIndex={-1}
                        class={`verdict ${verdict}`}
                        disabled={one.closed !== undefined}
                        aria-pressed={values[key] === verdict}
                        aria-label={`${one.name}, ${head}: ${t.verdicts[verdict]}`}
                        onClick={() => fill(one, column, values[key] === verdict ? undefined : verdict)}
                      >
                        {verdict}
                      </button>
                    ))}
                  </span>
                </td>
              ))}
              <td data-head={t.grid.note}>
                <input
                  type="text"
                  tabIndex={-1}
                  data-note={row}
                  maxLength={1000}
                  value={note}
                  disabled={one.closed !== undefined}
                  aria-label={t.grid.noteFor(one.name)}
                  onInput={(event) => onFill(one.id, { values, note: event.currentTarget.value })}
                  onKeyDown={(event) => {
                    if (event.key !== 'Enter' && event.key !== 'Escape') return
                    event.preventDefault()
                    focus(row, columns.length - 1)
                  }}
                />
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
