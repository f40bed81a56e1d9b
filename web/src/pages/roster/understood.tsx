import { REQUIRED_FIELDS } from '../../../../functions/contract/roster/field.ts'
import type { ColumnRole } from '../../../../functions/contract/roster/field.ts'
import type { Mapping } from '../../../../functions/contract/roster/mapping.ts'
import type { RosterWords } from './roster-props.ts'
import { SelectField } from '../../ui/field.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { Understood as Reading } from './messages.ts'

type Props = {
  p: RosterWords
  found: Reading
  mapping: Mapping | undefined
  /** Nothing was sent yet: the clerk may still read it another way. */
  open: boolean
  onMap: (mapping: Mapping) => void
}

/** What was understood of the file: sheet, header row, columns; each can be put right. */
export function Understood({ p, found, mapping, open, onMap }: Props) {
  const words = p.roster
  const [table] = found.tables
  if (!table) return null
  const missing = table.missing.map((field) => words.rolesShort[field] ?? field)
  const roles: [string, string][] = [
    ['', words.ignore],
    ...Object.entries(words.rolesShort),
    ['placeDate', words.placeDate],
  ]
  const shown = roles.map(([role]) => role)
  const named = new Map(roles)
  const guessed = table.columns.filter(
    ({ role, confidence }) =>
      confidence === 'unsure' && role !== null && REQUIRED_FIELDS.some((one) => one === role),
  )
  const unread = found.sheets.filter(({ used }) => !used).map(({ name }) => name)
  const choose = (letters: string, role: string) =>
    onMap({
      ...mapping,
      ...(found.tables.length > 1 && { sheet: table.sheet }),
      columns: { ...mapping?.columns, [letters]: role === '' ? null : (role as ColumnRole) },
    })
  return (
    <section aria-labelledby="understood">
      <h2 id="understood">{words.understood}</h2>
      {missing.length > 0 && (
        <Notice tone="warn" live="status">
          <p>{words.missing(missing.join(', '))}</p>
        </Notice>
      )}
      {guessed.length > 0 && (
        <Notice tone="warn" live="status">
          <p>{words.guessed}</p>
          <ul>
            {guessed.map(({ letters, heading, role }) => (
              <li key={letters}>
                {words.column(letters, heading)}: <strong>{named.get(role ?? '')}</strong>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <p>
        {table.sheet && (
          <>
            {words.sheet}: <strong>{found.tables.map(({ sheet }) => sheet).join(', ')}</strong>
            {' · '}
          </>
        )}
        {words.headerRow}: <strong>{table.headerRows.join(', ') || words.noHeader}</strong>
      </p>
      {unread.length > 0 && <p class="muted">{words.unread(unread.join(', '))}</p>}
      {found.hidden > 0 && <p>{words.hidden(String(found.hidden))}</p>}
      {open && (
        <details open={missing.length + guessed.length > 0}>
          <summary>{words.mapping}</summary>
          <p class="muted">{words.mappingHint}</p>
          <div class="mapping">
            {found.sheets.length > 1 && (
              <SelectField
                id="sheet"
                label={words.sheet}
                value={table.sheet}
                options={found.sheets.map(({ name }) => [name, name] as const)}
                onChange={(event) => onMap({ sheet: event.currentTarget.value })}
              />
            )}
            {table.columns
              .filter(({ role, heading }) => role !== null || heading !== '' || missing.length > 0)
              .map(({ letters, heading, role }) => (
                <SelectField
                  key={letters}
                  id={`column-${letters}`}
                  label={words.column(letters, heading)}
                  value={role !== null && shown.includes(role) ? role : ''}
                  options={roles}
                  onChange={(event) => choose(letters, event.currentTarget.value)}
                />
              ))}
          </div>
        </details>
      )}
    </section>
  )
}
