import { useEffect, useRef, useState } from 'preact/hooks'
import type { Plan } from '../../../../functions/contract/wave.ts'
import { call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Progress } from '../../ui/progress.tsx'
import { announce } from '../announce.tsx'
import { useCodes } from '../codes.ts'
import { number, text } from '../language.ts'
import { useWork } from '../load.ts'
import { Trouble } from '../parts/trouble.tsx'
import { useDesk } from '../session.ts'

/** Carries a plan out call by call; can be stopped, and goes on where it was, from any machine. */
export function Commit({ plan, changed }: { plan: Plan; changed: (plan: Plan) => void }) {
  const { programme, can } = useDesk()
  const [asking, setAsking] = useState<typeof import('../parts/ask.tsx')>()
  const work = useWork()
  const stopped = useRef(false)
  const t = text.value.plan
  useEffect(
    () => () => {
      stopped.current = true
    },
    [],
  )

  const start = () => {
    stopped.current = false
    return work.run(async () => {
      let now = plan
      do {
        now = await call('POST /programmes/:programme/plans/:plan/commit', {
          params: { programme: programme.id, plan: plan.id },
        })
        changed(now)
      } while (now.state === 'committing' && now.done < now.total && !stopped.current)
      announce(now.state === 'committing' ? t.paused : t.committed)
    })
  }

  const fresh = plan.assignments.filter(({ kept }) => !kept)
  const distinct = (of: (one: (typeof fresh)[number]) => string) => number(new Set(fresh.map(of)).size)
  return (
    <>
      <Trouble problem={work.problem} />
      {(work.busy || plan.state === 'committing') && (
        <Progress
          label={t.committing(number(plan.done), number(plan.total))}
          done={plan.done}
          all={plan.total}
        />
      )}
      {can('plan.edit') && (plan.state === 'draft' || plan.state === 'committing') && (
        <div class="bar screen-only">
          {plan.state === 'draft' ? (
            <Button
              busy={work.busy}
              disabled={fresh.length === 0}
              onClick={() => void import('../parts/ask.tsx').then(setAsking)}
            >
              {t.commit}
            </Button>
          ) : (
            !work.busy && <Button onClick={start}>{t.resume}</Button>
          )}
          {work.busy && (
            <Button kind="second" onClick={() => (stopped.current = true)}>
              {text.value.common.stop}
            </Button>
          )}
        </div>
      )}
      {plan.skipped.length > 0 && <Skipped plan={plan} />}
      {asking && (
        <asking.Ask
          title={t.commitAsk}
          what={t.commitWhat(
            number(fresh.length),
            distinct(({ company }) => company),
            distinct(({ wave }) => wave),
          )}
          act={t.commitDo}
          onClose={() => setAsking(undefined)}
          onAct={async () => void start()}
        />
      )}
    </>
  )
}

function Skipped({ plan }: { plan: Plan }) {
  const t = text.value.plan
  const say = useCodes()
  const [open, setOpen] = useState(false)
  const people = new Map(plan.assignments.map(({ nomination, name }) => [nomination, name]))
  return (
    <Notice tone="warn" title={t.skipped(number(plan.skipped.length))}>
      <p>{t.skippedHint}</p>
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>{t.people}</summary>
        {/* Saying a code brings the texts of all. */}
        <ul>
          {(open ? plan.skipped : []).map(({ nomination, company, code }) => (
            <li key={nomination}>
              {people.get(nomination) ?? nomination}, {plan.companies[company] ?? company}: {say(code)}
            </li>
          ))}
        </ul>
      </details>
    </Notice>
  )
}
