import type { Draft, DraftRow } from '../../../../functions/contract/draft.ts'
import type { TypedRow } from '../../../../functions/contract/roster/typed-row.ts'
import { ApiProblem, call } from '../../api.ts'
import { draftFrom, type RosterDraft, type Told } from './open-draft.ts'
import type { RowFault } from './messages.ts'

/** Chunks fetched at once. */
const atOnce = 4
/** Milliseconds that a preview waits for the server. */
const patience = 3000

/** A company's draft by its id, when it waits on the server and that can be asked within a moment. */
export const findDraft = (id: string): Promise<Draft | undefined> =>
  Promise.race([
    call('GET /portal/drafts').then(
      (all) => all.find((one) => one.id === id),
      (error: unknown) => {
        if (!(error instanceof ApiProblem)) throw error
        return undefined
      },
    ),
    // Without an answer the file is shown all the same; should it wait on the server, the first saving finds that out.
    new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), patience)),
  ])

/** A roster out of the server's draft: its rows as typed, and what was decided and told of each. */
export async function fetchRoster(id: string): Promise<{ draft: RosterDraft; rows: TypedRow[] }> {
  const head: Draft = await call('GET /portal/drafts/:draft', { params: { draft: id } })
  const chunks: DraftRow[][] = []
  for (let from = 0; from < head.chunks; from += atOnce)
    chunks.push(
      ...(await Promise.all(
        Array.from({ length: Math.min(atOnce, head.chunks - from) }, (_, at) =>
          call('GET /portal/drafts/:draft/chunks/:chunk', {
            params: { draft: id, chunk: String(from + at) },
          }).then(({ rows }) => rows),
        ),
      )),
    )
  const kept = chunks.flat()
  const draft = draftFrom(head.name, head.scheme, { id, version: head.version })
  for (const [at, { confirmed, told }] of kept.entries()) {
    if (confirmed) draft.confirmed.push(at)
    if (told) draft.told[at] = told as Told & { errors?: RowFault[] }
  }
  const rows = kept.map(({ confirmed: _, told: __, ...row }) => row as unknown as TypedRow)
  return { draft, rows }
}

/** Rows as the server keeps them. */
export const draftRows = (
  rows: readonly TypedRow[],
  from: number,
  { confirmed, told }: Pick<RosterDraft, 'confirmed' | 'told'>,
): DraftRow[] => {
  const ticked = new Set(confirmed)
  return rows.map((row, index) => {
    const said = told[from + index]
    return {
      ...(row as unknown as DraftRow),
      ...(ticked.has(from + index) && { confirmed: true }),
      ...(said && { told: said }),
    }
  })
}

/** How many were sent and need nothing more. */
export const sentOf = ({ told }: Pick<RosterDraft, 'told'>) =>
  Object.values(told).filter(({ outcome }) => outcome !== 'refused' && outcome !== 'confirm').length
