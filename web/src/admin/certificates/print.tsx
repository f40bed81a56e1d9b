import { useEffect } from 'preact/hooks'
import { call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Progress } from '../../ui/progress.tsx'
import { day, number } from '../language.ts'
import { useLoad, useWork } from '../load.ts'
import { Trouble } from '../parts/trouble.tsx'
import { useDesk } from '../session.ts'
import { words } from './words.ts'

const pauseMs = 2000

/** Certificates of a wave on one file, made by a job that is watched from here. */
export function Print({ wave, issued }: { wave: string; issued: number }) {
  const { programme, can } = useDesk()
  const w = words()
  const params = { programme: programme.id, wave }
  const work = useWork()
  const path = '/programmes/:programme/certificates/waves/:wave/print'
  const loaded = useLoad(`${wave} print`, (signal) => call(`GET ${path}`, { params, signal }))
  const job = loaded.data?.job
  const going = job?.state === 'waiting' || job?.state === 'working'

  useEffect(() => {
    if (!going || loaded.busy) return
    const timer = setTimeout(loaded.reload, pauseMs)
    return () => clearTimeout(timer)
  }, [loaded.data, loaded.busy])

  const start = () => work.run(async () => loaded.set({ job: await call(`POST ${path}`, { params }) }))
  const open = (file: 'sheets' | 'singles') =>
    work.run(async () => {
      const links = await call(`POST /papers${path}/links`, { params })
      location.assign(links[file])
    })

  return (
    <section class="inset">
      <h2>{w.print}</h2>
      <Trouble problem={work.problem ?? loaded.problem} />
      {going && (
        <Progress label={w.printing(number(job.done), number(job.total))} done={job.done} all={job.total} />
      )}
      {job?.state === 'failed' && <Notice tone="bad" title={w.printFailed} />}
      {job?.state === 'done' && job.keptUntil && (
        <>
          <p role="status">{w.printed(number(job.total), day(job.keptUntil))}</p>
          <div class="actions">
            <Button small busy={work.busy} onClick={() => open('sheets')}>
              {w.sheets}
            </Button>
            <Button small kind="second" busy={work.busy} onClick={() => open('singles')}>
              {w.singles}
            </Button>
          </div>
        </>
      )}
      {can('certificate.issue') && !going && (
        <p>
          <Button small kind={job?.state === 'done' ? 'plain' : 'second'} busy={work.busy} onClick={start}>
            {job?.state === 'done' ? w.printAgain : w.printStart(number(issued))}
          </Button>
        </p>
      )}
    </section>
  )
}
