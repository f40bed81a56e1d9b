import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { ReplyOf } from '../../../functions/contract/endpoint.ts'
import { ApiProblem, call, type Route } from '../api.ts'
import type { Routes } from '../../../functions/contract/endpoints.ts'
import { showSignedIn } from '../header.ts'
import { AskLink } from '../links/ask-link.tsx'
import type { Language } from '../routes.ts'
import type { Text } from '../text/id.ts'
import type { PortalText } from '../text/portal/id.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'

export type Reply<R extends Route> = ReplyOf<Routes[R]>
export type Portal = Reply<'GET /portal'>
/** What every page of the portal is given: words of the forms, words of the portal, the language. */
export type PortalProps = { t: Text; p: PortalText; language: Language }

type Props = PortalProps & {
  heading: string
  children: (portal: Portal, reload: () => void) => ComponentChildren
}

/** Shows a page of the portal to the signed-in company; to others the form that asks for a link. */
export function Gate({ t, p, language, heading, children }: Props) {
  const [portal, setPortal] = useState<Portal>()
  const [problem, setProblem] = useState<ApiProblem>()

  const load = () => {
    setProblem(undefined)
    call('GET /portal').then(
      (found) => {
        setPortal(found)
        showSignedIn(true)
      },
      (error: unknown) => {
        if (!(error instanceof ApiProblem)) throw error
        setProblem(error)
        if (error.problem.status === 401) showSignedIn(false)
      },
    )
  }
  useEffect(load, [])

  if (portal) return <>{children(portal, load)}</>
  const out = problem?.problem.status === 401
  return (
    <>
      <h1>{heading}</h1>
      {out ? (
        <div class="prose">
          <p class="lead">{p.signedOut}</p>
          <p>{t.link.askLead}</p>
          <AskLink t={t} language={language} />
        </div>
      ) : problem ? (
        <Trouble problem={problem} p={p} again={load} />
      ) : (
        <p class="muted" role="status">
          {p.loading}
        </p>
      )}
    </>
  )
}

/** A load that failed, and the button that tries again. */
export const Trouble = ({
  problem,
  p,
  again,
}: {
  problem: ApiProblem
  p: PortalText
  again: (() => void) | undefined
}) => (
  <Notice tone="bad" live="alert" title={p.failed}>
    <p>{problem.problem.title}</p>
    {again && (
      <p>
        <Button kind="second" small onClick={again}>
          {p.again}
        </Button>
      </p>
    )}
  </Notice>
)
