import type { ShownRow } from './messages.ts'
import type { RosterDraft } from './open-draft.ts'

export type Lists = Record<ShownRow['verdict'], ShownRow[]> & {
  /** Good and not sent yet. */
  ready: number[]
  sent: number[]
}

/** The rows by what is to be done with them; what the API said of a row stands above what the reader thought. */
export function listsOf(rows: readonly ShownRow[], draft: RosterDraft): Lists {
  const lists: Lists = { taken: [], confirm: [], refused: [], ready: [], sent: [] }
  const confirmed = new Set(draft.confirmed)
  for (const row of rows) {
    const told = draft.told[row.at]
    if (told?.outcome === 'refused') {
      lists.refused.push({ ...row, verdict: 'refused', faults: told.errors ?? [] })
    } else if (told && told.outcome !== 'confirm') {
      lists.sent.push(row.at)
    } else if (told?.outcome === 'confirm' && !confirmed.has(row.at)) {
      lists.confirm.push({ ...row, verdict: 'confirm', faults: told.errors ?? [] })
    } else {
      lists[row.verdict].push(row)
      if (row.verdict === 'taken' || (row.verdict === 'confirm' && confirmed.has(row.at)))
        lists.ready.push(row.at)
    }
  }
  return lists
}
