import { useRef, useState } from 'preact/hooks'
import { ApiProblem, call } from '../api.ts'
import { type Language, paths } from '../routes.ts'
import type { Text } from '../text/id.ts'
import { Button } from '../ui/button.tsx'
import { ErrorSummary, type Fault } from '../ui/error-summary.tsx'
import { TextField } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'

const none: Fault[] = []

/** Asks for a sign-in link; the answer is the same whether or not the address is known. */
export function AskLink({ t, language }: { t: Text; language: Language }) {
  const form = useRef<HTMLFormElement>(null)
  const [faults, setFaults] = useState(none)
  const [problem, setProblem] = useState<ApiProblem>()
  const [busy, setBusy] = useState(false)
  const [asked, setAsked] = useState<string>()
  const words = t.link

  async function ask() {
    const email = String(new FormData(form.current ?? undefined).get('email') ?? '').trim()
    setProblem(undefined)
    if (!email) return setFaults([{ field: 'email', text: words.askMissing }])
    if (!/^\S+@\S+\.\S+$/.test(email)) return setFaults([{ field: 'email', text: words.askInvalid }])
    setFaults(none)
    setBusy(true)
    try {
      await call('POST /links', { body: { email, language } })
      setAsked(email)
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setProblem(error)
    } finally {
      setBusy(false)
    }
  }

  if (asked)
    return (
      <Notice tone="good" live="status" title={words.asked}>
        <p>{words.askedLead(asked)}</p>
        <p>{words.askedHint}</p>
        <p>
          <Button kind="second" small onClick={() => setAsked(undefined)}>
            {words.askAgain}
          </Button>
        </p>
      </Notice>
    )
  return (
    <>
      <ErrorSummary title={t.errorHeading} faults={faults} />
      <form
        ref={form}
        class="form"
        method="post"
        action="/api/links"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!busy) void ask()
        }}
      >
        <input type="hidden" name="language" value={language} />
        <TextField
          id="email"
          type="email"
          label={t.email}
          hint={words.askEmailHint}
          error={faults[0]?.text}
          autocomplete="email"
          spellcheck={false}
        />
        {problem && (
          <Notice tone="bad" live="alert" title={t.failed}>
            <p>{problem.problem.title}</p>
          </Notice>
        )}
        <div class="actions">
          <Button type="submit" busy={busy}>
            {busy ? t.sending : words.askButton}
          </Button>
        </div>
      </form>
      <p>
        {words.notYet} <a href={paths.register[language]}>{words.register}</a>
      </p>
    </>
  )
}
