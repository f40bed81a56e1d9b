import { useEffect, useRef, useState } from 'preact/hooks'
import { ApiProblem, call } from '../api.ts'
import { showSignedIn } from '../header.ts'
import { type Language, paths } from '../routes.ts'
import type { Text } from '../text/id.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { AskLink } from './ask-link.tsx'

type State = 'fresh' | 'none' | 'busy' | 'spent' | 'expired'
type Props = {
  t: Text
  language: Language
  /** Before the address was looked at: with a link, or asking for one. */
  expects: 'fresh' | 'none'
  words: { heading: string; lead: string; ask: string; button: string; done: string; doneNext?: string }
}

/** A link from a mail, spent by a button: mail scanners open links, but press nothing. */
export function SpendLink({ t, language, expects, words }: Props) {
  const [state, setState] = useState<State>(expects)
  const [problem, setProblem] = useState<ApiProblem>()
  const token = useRef('')
  const heading = useRef<HTMLHeadingElement>(null)

  useEffect(() => {
    const look = () => {
      token.current = location.hash.slice(1)
      setState(token.current ? 'fresh' : 'none')
    }
    look()
    // A second link, opened in the same window, only changes the fragment.
    addEventListener('hashchange', look)
    return () => removeEventListener('hashchange', look)
  }, [])
  useEffect(() => {
    if (state === 'spent' || state === 'expired') heading.current?.focus()
  }, [state])

  async function spend() {
    setState('busy')
    setProblem(undefined)
    try {
      await call('POST /links/spend', { body: { token: token.current } })
      setState('spent')
      showSignedIn(true)
      history.replaceState(null, '', location.pathname)
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      const { status } = error.problem
      const over = status >= 400 && status < 500 && status !== 429
      setState(over ? 'expired' : 'fresh')
      if (!over) setProblem(error)
    }
  }

  const title = state === 'spent' ? words.done : state === 'expired' ? t.link.expired : words.heading
  return (
    <div class="prose">
      <h1 tabIndex={-1} ref={heading}>
        {title}
      </h1>
      {(state === 'fresh' || state === 'busy') && (
        <>
          <p class="lead">{words.lead}</p>
          {problem && (
            <Notice tone="bad" live="alert" title={t.failed}>
              <p>{problem.problem.title}</p>
            </Notice>
          )}
          <div class="actions">
            <Button busy={state === 'busy'} onClick={() => void spend()}>
              {state === 'busy' ? t.link.working : words.button}
            </Button>
          </div>
        </>
      )}
      {state === 'spent' && (
        <>
          {words.doneNext && <p class="lead">{words.doneNext}</p>}
          <div class="actions">
            <a class="button" href={paths.portal[language]}>
              {t.link.portal}
            </a>
          </div>
        </>
      )}
      {(state === 'none' || state === 'expired') && (
        <>
          <p class="lead">{state === 'expired' ? t.link.expiredLead : words.ask}</p>
          <AskLink t={t} language={language} />
        </>
      )}
    </div>
  )
}
