import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Nomination } from '../../../../functions/contract/nomination.ts'
import { ApiProblem, call } from '../../api.ts'
import { Gate, type Portal, Trouble } from '../../portal/gate.tsx'
import { paths } from '../../routes.ts'
import { WorkerForm } from './worker-form.tsx'
import type { OfWorker, WorkerProps } from './worker-props.ts'

/** Nominates one worker, or (with `?id=`) shows one with all that can be changed. */
export const Page = (props: WorkerProps) => (
  <Gate {...props} heading={props.p.form.addHeading}>
    {(portal) => <Nominate {...props} portal={portal} />}
  </Gate>
)

function Nominate({ portal, ...props }: WorkerProps & { portal: Portal }) {
  const { p, language } = props
  const id = new URLSearchParams(location.search).get('id')
  const { nomination, Worker, problem, load, setNomination } = useWorker(id)
  return (
    <>
      <p>
        <a href={paths.portal[language]}>{p.toPortal}</a>
      </p>
      {!id ? (
        <WorkerForm {...props} heading={p.form.addHeading} schemes={portal.programme.schemes} />
      ) : nomination && Worker ? (
        <Worker {...props} portal={portal} nomination={nomination} onChange={setNomination} />
      ) : problem?.problem.status === 404 ? (
        <>
          <h1>{p.workers}</h1>
          <p>{p.form.notFound}</p>
        </>
      ) : problem ? (
        <Trouble problem={problem} p={p} again={load} />
      ) : (
        <p class="muted">{p.loading}</p>
      )}
    </>
  )
}

/** A nomination, and the parts of its page, which whoever only adds one does not need. */
function useWorker(id: string | null) {
  const [nomination, setNomination] = useState<Nomination>()
  const [parts, setParts] = useState<{ Worker: ComponentType<OfWorker> }>()
  const [problem, setProblem] = useState<ApiProblem>()
  const load = () => {
    if (!id) return
    setProblem(undefined)
    Promise.all([
      call('GET /portal/nominations/:nomination', { params: { nomination: id } }),
      import('./worker.tsx'),
    ]).then(
      ([found, loaded]) => {
        setNomination(found)
        setParts(loaded)
      },
      (error: unknown) => {
        if (error instanceof ApiProblem) setProblem(error)
        else throw error
      },
    )
  }
  useEffect(load, [id])
  return { nomination, Worker: parts?.Worker, problem, load, setNomination }
}
