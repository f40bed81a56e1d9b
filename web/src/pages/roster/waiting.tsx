import { useEffect, useState } from 'preact/hooks'
import type { Draft } from '../../../../functions/contract/draft.ts'
import { ApiProblem, call } from '../../api.ts'
import { momentInWords, numberIn } from '../../format.ts'
import { Button } from '../../ui/button.tsx'
import type { RosterProps } from './roster-props.ts'

/** Rosters that wait on the server, begun here or elsewhere, by whomever of the company. */
export function Waiting({ p, language, onResume }: RosterProps & { onResume: (id: string) => void }) {
  const words = p.roster.waiting
  const [drafts, setDrafts] = useState<Draft[]>([])
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
  const drop = async (id: string) => {
    await call('DELETE /portal/drafts/:draft', { params: { draft: id } })
    setDrafts((all) => all.filter((one) => one.id !== id))
  }
  if (drafts.length === 0) return null
  return (
    <section>
      <h2>{words.heading}</h2>
      {drafts.map(({ id, name, rows, sent, savedBy, savedAt, waitsUntil }) => (
        <article key={id} class="panel">
          <h3>{name}</h3>
          <p>
            {words.rows(number(rows), number(sent))}
            <br />
            <span class="muted">
              {words.saved(savedBy, momentInWords(savedAt, language))}{' '}
              {words.until(momentInWords(waitsUntil, language))}
            </span>
          </p>
          <p class="acts-in-row">
            <Button small onClick={() => onResume(id)}>
              {words.resume}
              <span class="visually-hidden"> {name}</span>
            </Button>
            <Button kind="plain" small onClick={() => void drop(id)}>
              {words.drop}
              <span class="visually-hidden"> {name}</span>
            </Button>
          </p>
        </article>
      ))}
    </section>
  )
}
