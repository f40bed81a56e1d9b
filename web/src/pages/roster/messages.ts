import type { RosterPerson } from '../../../../functions/contract/roster/judge.ts'
import type { Mapping } from '../../../../functions/contract/roster/mapping.ts'
import type { FoundTable, Settled } from '../../../../functions/contract/roster/roster.ts'
import type { TypedRow } from '../../../../functions/contract/roster/typed-row.ts'
import type { RosterField } from '../../../../functions/contract/roster/field.ts'

/** A roster as the clerk gave it: a file, or rows that were pasted. */
export type Source = { name: string } & ({ bytes: Uint8Array } | { text: string })

export type RowFault = { field: RosterField; text: string }

/** A row as the page shows it; `at` is its place in the roster. */
export type ShownRow = {
  at: number
  sheet: string
  row: number
  verdict: Settled['verdict']
  /** What stands in the cells, as typed. */
  cells: Partial<Record<RosterField, string>>
  faults: RowFault[]
  /** What hinders nothing: optional values that cannot be read and are left out, a second phone. */
  notes: RowFault[]
}

export type Understood = {
  tables: FoundTable[]
  sheets: { name: string; hidden: boolean; used: boolean }[]
  rows: ShownRow[]
  /** Rows that the sheet hides. */
  hidden: number
  /** The same for the same workers in the same rows, whatever the file is called; none where nothing can tell. */
  digest?: string | undefined
}

/** Heads and words of the workbooks that the page offers. */
export type WorkbookWords = {
  row: string
  faults: string
  heads: Readonly<Record<string, string>>
}

/** In which language, and as of which day in Malang, a roster is judged. */
type Judging = { language: 'id' | 'en'; today: string }

/** What the page may ask the worker, with what it is answered. */
export type Jobs = {
  read: { given: { source: Source; mapping?: Mapping } & Judging; answer: Understood }
  /** Types one cell anew; answers the rows that changed by it. */
  mend: { given: { at: number; field: RosterField; text: string }; answer: ShownRow[] }
  /** Rows as they were typed, `from` included, `to` not. */
  typed: { given: { from: number; to: number }; answer: TypedRow[] }
  /** Takes rows that were kept elsewhere: `over` those of the file just read, which stays at hand, or without one. */
  load: { given: { rows: TypedRow[]; over: boolean } & Judging; answer: Understood }
  people: { given: { at: readonly number[] }; answer: Partial<RosterPerson>[] }
  /** The file that was read, with its faulty cells marked; a new one where the file is on another device. */
  marked: { given: { words: WorkbookWords }; answer: Uint8Array }
  template: { given: { words: WorkbookWords }; answer: Uint8Array }
}

export type Job = keyof Jobs
export type Request = { [J in Job]: { id: number; job: J; given: Jobs[J]['given'] } }[Job]
/** `stopped` is no fault of the file: the device ran out of memory, or a part of the page could not be fetched. */
export type Response = { id: number } & ({ answer: unknown } | { refused: string } | { stopped: string })
