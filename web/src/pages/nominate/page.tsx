import { useEffect, useState } from 'preact/hooks'
import type { Nomination } from '../../../../functions/contract/nomination.ts'
import { ApiProblem, call } from '../../api.ts'
import { Gate, type Portal, type PortalProps, Trouble } from '../../portal/gate.tsx'
import { paths } from '../../routes.ts'
import { Notice } from '../../ui/notice.tsx'
import { WorkerForm } from './worker-form.tsx'

/** Nominates one worker, or (with `?id=`) corrects a nomination. */
export const Page = (props: PortalProps) => (
  <Gate {...props} heading={props.p.form.addHeading}>
    {(portal) => <Nominate {...props} portal={portal} />}
  </Gate>
)

function Nominate({ portal, ...props }: PortalProps & { portal: Portal }) {
  const { p, language } = props
  const [found, setFound] = useState<Nomination | 'none'>()
  const [problem, setProblem] = useState<ApiProblem>()
  const [round, setRound] = useState(0)
  const id = new URLSearchParams(location.search).get('id')

  useEffect(() => {
    if (!id) return
    setProblem(undefined)
    nominationOf(id).then(
      (nomination) => setFound(nomination ?? 'none'),
      (error: unknown) => {
        if (error instanceof ApiProblem) setProblem(error)
        else throw error
      },
    )
  }, [id, round])

  const back = (
    <p>
      <a href={paths.portal[language]}>{p.toPortal}</a>
    </p>
  )
  const nomination = found === 'none' ? undefined : found
  const heading = nomination ? p.form.correctHeading(nomination.name) : p.form.addHeading
  if (id && !nomination)
    return (
      <>
        {back}
        <h1>{heading}</h1>
        {problem && <Trouble problem={problem} p={p} again={() => setRound(round + 1)} />}
        {found === 'none' ? <p>{p.form.notFound}</p> : !problem && <p class="muted">{p.loading}</p>}
      </>
    )
  return (
    <>
      {back}
      {nomination?.reason && (
        <Notice tone="warn" title={p.form.returned}>
          <p>{nomination.reason}</p>
        </Notice>
      )}
      <WorkerForm {...props} heading={heading} schemes={portal.programme.schemes} nomination={nomination} />
    </>
  )
}

/** Looks through the company's pages of nominations. */
async function nominationOf(id: string): Promise<Nomination | undefined> {
  let after: string | undefined
  do {
    const { items, next } = await call('GET /portal/nominations', { query: { after } })
    const found = items.find((nomination) => nomination.id === id)
    if (found) return found
    after = next
  } while (after)
  return undefined
}
