import { useEffect, useState } from 'preact/hooks'
import type { Draft } from '../../../../functions/contract/draft.ts'
import { ApiProblem, call } from '../../api.ts'
import { momentInWords, numberIn } from '../../format.ts'
import { Trouble } from '../../portal/gate.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import type { RosterProps } from './roster-props.ts'

/** Rosters that wait on the server, begun here or elsewhere, by whomever of the company. */
export function Waiting({ p, language, onResume }: RosterProps & { onResume: (id: string) => void }) {
  const words = p.roster.waiting
  const [drafts, setDrafts] = useState<Draft[]>([])
  const [leaving, setLeaving] = useState<Draft>()
  const number = numberIn(language)
  useEffect(() => {
    call('GET /portal/drafts').then(
      (found) => setDrafts(found.filter(({ whole }) => whole)),
      (error: unknown) => {
        // A new file can be sent all the same.
        if (!(error instanceof ApiProblem)) throw error
      },
    )
  }, [])
  if (drafts.length === 0) return null
  return (
    <section>
      <h2>{words.heading}</h2>
      {drafts.map((draft) => (
        <article key={draft.id} class="panel">
          <h3>{draft.name}</h3>
          <p>
            {words.rows(number(draft.rows), number(draft.sent))}
            <br />
            <span class="muted">
              {words.saved(draft.savedBy, momentInWords(draft.savedAt, language))}{' '}
              {words.until(momentInWords(draft.waitsUntil, language))}
            </span>
          </p>
          <p class="acts-in-row">
            <Button small onClick={() => onResume(draft.id)}>
              {words.resume}
              <span class="visually-hidden"> {draft.name}</span>
            </Button>
            <Button kind="plain" small onClick={() => setLeaving(draft)}>
              {words.drop}
              <span class="visually-hidden"> {draft.name}</span>
            </Button>
          </p>
        </article>
      ))}
      {leaving && (
        <Drop
          p={p}
          draft={leaving}
          left={number(leaving.rows - leaving.sent)}
          onClose={() => setLeaving(undefined)}
          onDone={() => {
            setLeaving(undefined)
            setDrafts((all) => all.filter(({ id }) => id !== leaving.id))
          }}
        />
      )}
    </section>
  )
}

type DropProps = {
  p: RosterProps['p']
  draft: Draft
  /** How many rows were not sent, in words. */
  left: string
  onClose: () => void
  onDone: () => void
}

/** Asks before a roster is thrown away: a colleague may have mended it. */
function Drop({ p, draft, left, onClose, onDone }: DropProps) {
  const words = p.roster.waiting
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ApiProblem>()
  async function drop() {
    setBusy(true)
    setProblem(undefined)
    try {
      await call('DELETE /portal/drafts/:draft', { params: { draft: draft.id } })
      onDone()
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setProblem(error)
      setBusy(false)
    }
  }
  return (
    <Dialog title={words.dropTitle(draft.name)} onClose={onClose}>
      <p>{words.dropLead(left)}</p>
      {problem && <Trouble problem={problem} p={p} again={undefined} />}
      <div class="actions">
        <Button kind="danger" busy={busy} onClick={() => void drop()}>
          {words.dropYes}
        </Button>
        <Button kind="plain" onClick={onClose}>
          {p.cancel}
        </Button>
      </div>
    </Dialog>
  )
}
