import { useRoute } from 'preact-iso'
import { useMemo, useState } from 'preact/hooks'
import type { Plan, Wave } from '../../../../functions/contract/wave.ts'
import { addressOf, call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { announce, forget, whisper } from '../announce.tsx'
import { decimal, moment, number, text } from '../language.ts'
import { useLoad, useWork } from '../load.ts'
import { Page } from '../parts/page.tsx'
import { StateTag } from '../parts/state-tag.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { useDesk } from '../session.ts'
import { columnsOf, movesBetween } from './arrange.ts'
import { Board } from './board.tsx'
import { Commit } from './commit.tsx'
import { Difference } from './difference.tsx'
import { Faults } from './faults.tsx'
import { HandContext, type Held } from './hand.tsx'
import { LeftOut } from './left-out.tsx'
import { Shares } from './shares.tsx'
import './board.css'

/** One plan: who goes where, who is left out and why, how even it is, what if, and carrying it out. */
export function PlanPage() {
  const { params } = useRoute()
  return <PlanDetail key={params.plan} id={params.plan ?? ''} />
}

function PlanDetail({ id }: { id: string }) {
  const { programme, to } = useDesk()
  const t = text.value
  const loaded = useLoad(id, async (signal) => {
    const params = { programme: programme.id }
    const [plan, waves] = await Promise.all([
      call('GET /programmes/:programme/plans/:plan', { params: { ...params, plan: id }, signal }),
      call('GET /programmes/:programme/waves', { params, signal }),
    ])
    return { plan, waves }
  })
  return (
    <Page
      title={loaded.data ? t.plan.heading(moment(loaded.data.plan.madeAt)) : t.plan.title}
      up={{ href: to('rencana'), words: t.plan.title }}
      actions={
        <>
          <a
            class="button second small"
            download
            href={addressOf('GET /papers/programmes/:programme/plans/:plan/board.xlsx', {
              params: { programme: programme.id, plan: id },
            })}
          >
            {t.plan.workbook}
          </a>
          <Button kind="second" small onClick={() => print()}>
            {t.common.print}
          </Button>
        </>
      }
    >
      <Waiting of={loaded}>
        {({ plan, waves }) => (
          <Body plan={plan} waves={waves} changed={(plan) => loaded.set({ plan, waves })} />
        )}
      </Waiting>
    </Page>
  )
}

type Pins = Plan['pins']

function Body({ plan, waves, changed }: { plan: Plan; waves: Wave[]; changed: (plan: Plan) => void }) {
  const { programme, can } = useDesk()
  const [held, setHeld] = useState<Held>()
  const [trial, setTrial] = useState<typeof import('./what-if.tsx')>()
  // What each drop put where, and what the plan becomes with all of them.
  const [edit, setEdit] = useState<{ pins: readonly Pins[]; trial: Plan }>()
  const [moving, setMoving] = useState<typeof import('./moving.ts')>()
  const work = useWork()
  const t = text.value.plan
  const editable = can('plan.edit') && (plan.state === 'draft' || plan.state === 'stale')
  const shown = edit?.trial ?? plan
  const columns = useMemo(() => columnsOf(shown, waves), [shown, waves])
  // Long, and the same whoever is picked up.
  const left = useMemo(() => <LeftOut plan={shown} />, [shown])
  const shares = useMemo(() => <Shares plan={shown} />, [shown])

  const tryPins = (pins: readonly Pins[]) =>
    work.run(async () => {
      const trial = await call('POST /programmes/:programme/plans/:plan/pins/try', {
        params: { programme: programme.id, plan: plan.id },
        body: { pins: pins.flat() },
      })
      setEdit({ pins, trial })
      setHeld(undefined)
      const { edited } = await import('./moving.ts')
      announce(edited(movesBetween(plan, trial)))
    })
  const put = (people: readonly string[], wave: Wave) =>
    void tryPins([...(edit?.pins ?? []), people.map((nomination) => ({ nomination, wave: wave.id }))])
  const back = () => {
    if (held) whisper(t.isBack(held.what))
    work.dismiss()
    setHeld(undefined)
    held?.handle?.focus()
  }
  const take = (next: Held | undefined) => {
    work.dismiss()
    // It stands where the waves to choose from come.
    forget()
    setHeld(next)
    if (next && !moving) void import('./moving.ts').then(setMoving)
  }
  return (
    <HandContext.Provider value={editable ? { held, take, put } : undefined}>
      <p class="tags">
        <StateTag of="planState" is={plan.state} /> <span class="muted">{plan.madeBy}</span>
      </p>
      {plan.state === 'stale' && <Notice tone="warn">{t.staleHint}</Notice>}
      <Sums plan={shown} />
      {plan.pins.length > 0 && <p class="muted">{t.pins(number(plan.pins.length))}</p>}
      {edit && moving ? (
        <moving.Edits
          plan={plan}
          {...edit}
          waves={waves}
          onUndo={() => void tryPins(edit.pins.slice(0, -1))}
          onDiscard={() => setEdit(undefined)}
        />
      ) : (
        <Commit plan={plan} changed={changed} />
      )}
      <Faults plan={shown} waves={waves} />
      <Board plan={shown} columns={columns} />
      {left}
      {!edit && <Difference plan={plan} columns={columns} />}
      {shares}
      <section class="screen-only">
        <h2>{text.value.plan.whatIf}</h2>
        <p class="muted">{text.value.plan.whatIfHint}</p>
        {trial ? (
          <trial.WhatIf plan={shown} waves={waves} />
        ) : (
          <Button kind="second" onClick={() => void import('./what-if.tsx').then(setTrial)}>
            {text.value.plan.whatIf}
          </Button>
        )}
      </section>
      {held && moving && (
        <moving.Targets
          held={held}
          columns={columns}
          busy={work.busy}
          problem={work.problem}
          onPut={(wave) => put(held.people, wave)}
          onBack={back}
        />
      )}
    </HandContext.Provider>
  )
}

function Sums({ plan: { objective, assignments, unplaced } }: { plan: Plan }) {
  const t = text.value.plan
  const kept = assignments.filter((one) => one.kept).length
  return (
    <dl class="sums">
      <div>
        <dt>{t.placed}</dt>
        <dd>{number(objective.placed)}</dd>
      </div>
      <div>
        <dt>{t.newSeats}</dt>
        <dd>{number(assignments.length - kept)}</dd>
      </div>
      <div>
        <dt title={t.keptHint}>{t.keptSeats}</dt>
        <dd>{number(kept)}</dd>
      </div>
      <div>
        <dt>{t.unplaced}</dt>
        <dd>{number(unplaced.length)}</dd>
      </div>
      <div>
        <dt title={t.unfairnessHint}>{t.unfairness}</dt>
        <dd>{decimal(objective.unfairness)}</dd>
      </div>
      <div>
        <dt>{t.waitingDays}</dt>
        <dd>{t.days(decimal(objective.placed > 0 ? objective.waitingDays / objective.placed : 0))}</dd>
      </div>
    </dl>
  )
}
