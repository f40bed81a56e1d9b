import type { ShownRow } from './messages.ts'
import type { RosterWords } from './roster-props.ts'

const most = 50

/** What was noted beside the faults, optional values that are left out above all: rows are good without them. */
export function Remarks({ p, rows }: { p: RosterWords; rows: readonly ShownRow[] }) {
  const words = p.roster
  const notes = rows.flatMap(({ at, row, cells, notes: told }) =>
    told.map((note) => ({ ...note, key: `${at} ${note.field}`, row, name: cells.name ?? '' })),
  )
  if (notes.length === 0) return null
  return (
    <details>
      <summary>{words.remarks(String(notes.length))}</summary>
      <ul>
        {notes.slice(0, most).map(({ key, row, name, field, text }) => (
          <li key={key}>
            {words.row} {row}, {name}. {words.rolesShort[field] ?? field}: {text}
          </li>
        ))}
      </ul>
      {notes.length > most && <p>+ {notes.length - most}</p>}
    </details>
  )
}
