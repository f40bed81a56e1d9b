import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { REQUIRED_FIELDS } from '../../../../functions/contract/roster/field.ts'
import type { RosterField } from '../../../../functions/contract/roster/field.ts'
import type { RosterWords } from './roster-props.ts'
import type { ShownRow } from './messages.ts'

const height = 44
const seen = 10
const margin = 6

type Props = {
  p: RosterWords
  label: string
  /** Rows are named with their sheet. */
  severalSheets: boolean
  rows: readonly ShownRow[]
  onMend: (row: ShownRow, field: RosterField, text: string) => void
  /** In the list of doubts: which rows were confirmed, and the tick. */
  confirmed?: ReadonlySet<number>
  onConfirm?: (row: ShownRow, yes: boolean) => void
}

/** A grid for any number of rows: only those in sight are drawn; arrow keys move, Enter edits. */
export function Grid({ p, label, severalSheets, rows, onMend, confirmed, onConfirm }: Props) {
  const words = p.roster
  const box = useRef<HTMLDivElement>(null)
  const held = useRef(false)
  const again = useRef(false)
  const [top, setTop] = useState(0)
  const [active, setActive] = useState({ row: 0, column: firstFault(rows[0]) })
  const [edit, setEdit] = useState<string>()
  const columns = REQUIRED_FIELDS.length + (onConfirm ? 1 : 0)
  const at = Math.min(active.row, rows.length - 1)
  const current = rows[at]

  const go = (row: number, column = active.column) => {
    const to = Math.max(0, Math.min(rows.length - 1, row))
    setActive({ row: to, column: Math.max(0, Math.min(columns - 1, column)) })
    const first = box.current?.scrollTop ?? 0
    if (to * height < first) box.current?.scrollTo({ top: to * height })
    else if ((to + 1) * height > first + seen * height - height)
      box.current?.scrollTo({ top: (to + 2 - seen) * height })
  }
  // The row in hand may leave the list; whoever takes its place takes the focus.
  useLayoutEffect(() => {
    if (!held.current || edit !== undefined) return
    box.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus({ preventScroll: true })
  }, [at, active.column, edit, current?.at])
  // On a phone the cell in hand may lie beside what is seen of its row.
  useLayoutEffect(() => {
    const grid = box.current
    const cell = grid?.querySelector<HTMLElement>('[role="gridcell"][tabindex="0"]')
    const fixed = grid?.querySelector<HTMLElement>('[role="columnheader"]')?.offsetWidth ?? 0
    if (!grid || !cell) return
    if (cell.offsetLeft - fixed < grid.scrollLeft) grid.scrollLeft = cell.offsetLeft - fixed
    else if (cell.offsetLeft + cell.offsetWidth > grid.scrollLeft + grid.clientWidth)
      grid.scrollLeft = Math.min(
        cell.offsetLeft + cell.offsetWidth - grid.clientWidth,
        cell.offsetLeft - fixed,
      )
  }, [at, active.column])
  // Before the next key: what is typed at once must not be lost between the cell and its input.
  useLayoutEffect(() => {
    const input = box.current?.querySelector<HTMLInputElement>('input.edit')
    input?.focus({ preventScroll: true })
    input?.setSelectionRange(input.value.length, input.value.length)
  }, [edit !== undefined])

  function onKey(event: KeyboardEvent) {
    if (edit !== undefined || !current) return
    const { row, column } = { row: at, column: active.column }
    const moves: Record<string, () => void> = {
      ArrowDown: () => go(row + 1),
      ArrowUp: () => go(row - 1),
      ArrowRight: () => go(row, column + 1),
      ArrowLeft: () => go(row, column - 1),
      Home: () => go(row, 0),
      End: () => go(row, columns - 1),
      PageDown: () => go(row + seen - 2),
      PageUp: () => go(row - seen + 2),
    }
    const field = REQUIRED_FIELDS[column]
    const move = moves[event.key]
    if (move) move()
    else if (!field && (event.key === ' ' || event.key === 'Enter'))
      onConfirm?.(current, !confirmed?.has(current.at))
    else if (field && (event.key === 'Enter' || event.key === 'F2')) setEdit(current.cells[field] ?? '')
    else if (field && event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey)
      setEdit(event.key)
    else return
    event.preventDefault()
  }

  // The second click edits; a finger needs one, as only an input brings the keyboard.
  function onClick(event: MouseEvent) {
    const field = REQUIRED_FIELDS[active.column]
    const touched = 'pointerType' in event && event.pointerType === 'touch'
    const inHand = (event.target as Element).closest('[role="gridcell"]')?.getAttribute('tabindex') === '0'
    if (field && current && inHand && edit === undefined && (again.current || touched))
      setEdit(current.cells[field] ?? '')
  }

  const finish = (text: string | undefined) => {
    const field = REQUIRED_FIELDS[active.column]
    held.current = true
    setEdit(undefined)
    if (text !== undefined && current && field && text !== (current.cells[field] ?? ''))
      onMend(current, field, text)
  }

  const from = Math.max(0, Math.floor(top / height) - margin)
  const drawn = rows.slice(from, from + seen + 2 * margin).map((row, index) => ({ row, index: from + index }))
  if (current && !drawn.some(({ index }) => index === at)) drawn.push({ row: current, index: at })
  const nameOf = (field: RosterField) => words.rolesShort[field] ?? field
  const rowName = ({ sheet, row }: ShownRow) => (severalSheets ? `${sheet} ${row}` : String(row))

  return (
    <>
      <p class="hint keys">{words.gridHelp}</p>
      <div
        ref={box}
        class={onConfirm ? 'grid ticked' : 'grid'}
        role="grid"
        tabIndex={-1}
        aria-label={label}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns + 2}
        onScroll={(event) => setTop(event.currentTarget.scrollTop)}
        onKeyDown={onKey}
        onClick={onClick}
        onFocusIn={() => (held.current = true)}
        onFocusOut={(event) => {
          if (event.relatedTarget && !box.current?.contains(event.relatedTarget as Node)) held.current = false
        }}
      >
        <div class="grid-row grid-head" role="row" aria-rowindex={1}>
          <span role="columnheader">{words.row}</span>
          {REQUIRED_FIELDS.map((field) => (
            <span key={field} role="columnheader">
              {nameOf(field)}
            </span>
          ))}
          {onConfirm && <span role="columnheader">{words.confirmed}</span>}
          <span role="columnheader">{words.problem}</span>
        </div>
        <div class="grid-body" role="rowgroup" style={{ height: `${rows.length * height}px` }}>
          {drawn.map(({ row, index }) => (
            <div
              key={row.at}
              class="grid-row"
              role="row"
              aria-rowindex={index + 2}
              style={{ top: `${index * height}px` }}
            >
              <span role="rowheader" class="number">
                {rowName(row)}
              </span>
              {REQUIRED_FIELDS.map((field, column) => {
                const here = index === at && column === active.column
                const wrong = row.faults.some((fault) => fault.field === field)
                return (
                  <span
                    key={field}
                    role="gridcell"
                    tabIndex={here ? 0 : -1}
                    aria-invalid={wrong ? 'true' : undefined}
                    aria-selected={here}
                    class={wrong ? 'wrong' : undefined}
                    onMouseDown={() => {
                      again.current = here
                      if (here) return
                      held.current = true
                      setEdit(undefined)
                      setActive({ row: index, column })
                    }}
                  >
                    {here && edit !== undefined ? (
                      <input
                        class="edit"
                        value={edit}
                        aria-label={words.cell(rowName(row), nameOf(field))}
                        onInput={(event) => setEdit(event.currentTarget.value)}
                        onBlur={(event) => edit !== undefined && finish(event.currentTarget.value)}
                        onKeyDown={(event) => {
                          if (event.key !== 'Enter' && event.key !== 'Escape') return
                          event.preventDefault()
                          event.stopPropagation()
                          finish(event.key === 'Enter' ? event.currentTarget.value : undefined)
                        }}
                      />
                    ) : (
                      row.cells[field] || <span class="muted">{words.emptyCell}</span>
                    )}
                  </span>
                )
              })}
              {onConfirm && (
                <span
                  role="gridcell"
                  tabIndex={index === at && active.column === columns - 1 ? 0 : -1}
                  aria-selected={index === at && active.column === columns - 1}
                >
                  <input
                    type="checkbox"
                    tabIndex={-1}
                    checked={confirmed?.has(row.at)}
                    aria-label={`${words.row} ${rowName(row)}: ${words.confirmRow}`}
                    onChange={(event) => onConfirm(row, event.currentTarget.checked)}
                  />
                </span>
              )}
              <span role="gridcell" class="problem">
                {row.faults.map(({ text }) => text).join(' ')}
              </span>
            </div>
          ))}
        </div>
      </div>
      <div class="grid-detail" role="status">
        {current && current.faults.length > 0 && (
          <>
            <strong>
              {words.row} {rowName(current)}
              {current.cells.name && `, ${current.cells.name}`}
            </strong>
            <ul>
              {current.faults.map(({ field, text }) => (
                <li key={field + text}>
                  {nameOf(field)}: {text}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </>
  )
}

function firstFault(row: ShownRow | undefined): number {
  const found = REQUIRED_FIELDS.findIndex((field) => row?.faults.some((fault) => fault.field === field))
  return Math.max(0, found)
}
