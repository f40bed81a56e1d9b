import { useLocation } from 'preact-iso'
import { useEffect, useRef } from 'preact/hooks'
import type { Plan, Wave } from '../../../../functions/contract/wave.ts'
import { call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Table } from '../../ui/table.tsx'
import { announce } from '../announce.tsx'
import { change, number, text, weekday } from '../language.ts'
import { useWork } from '../load.ts'
import { Trouble } from '../parts/trouble.tsx'
import { useDesk } from '../session.ts'
import { type Move, movesBetween } from './arrange.ts'

type Pins = Plan['pins']
type Props = {
  plan: Plan
  /** What the plan becomes with the pins. */
  trial: Plan
  pins: readonly Pins[]
  waves: readonly Wave[]
  onUndo: () => void
  onDiscard: () => void
}

/** What putting people elsewhere changes, person by person, before it is saved. */
export function Edits({ plan, trial, pins, waves, onUndo, onDiscard }: Props) {
  const { programme, to } = useDesk()
  const { route } = useLocation()
  const heading = useRef<HTMLHeadingElement>(null)
  const work = useWork()
  const t = text.value.plan
  const moves = movesBetween(plan, trial)
  const put = new Set(pins.flat().map(({ nomination }) => nomination))
  useEffect(() => heading.current?.focus(), [trial])

  const name = (id: string | undefined) => {
    const wave = waves.find((one) => one.id === id)
    return wave ? weekday(wave.date) : (id ?? t.noSeat)
  }
  const save = () =>
    work.run(async () => {
      const saved = await call('POST /programmes/:programme/plans/:plan/pins', {
        params: { programme: programme.id, plan: plan.id },
        body: { pins: pins.flat() },
      })
      announce(t.saved)
      route(to(`rencana/${saved.id}`))
    })
  return (
    <section class="inset edits">
      <h2 ref={heading} tabIndex={-1}>
        {t.edits}
      </h2>
      <p>
        {edited(moves)} {t.placed}: {number(plan.objective.placed)} → {number(trial.objective.placed)};{' '}
        {t.unfairness.toLowerCase()} {change(trial.objective.unfairness - plan.objective.unfairness)}
      </p>
      <p class="muted">{t.editsHint}</p>
      <Trouble problem={work.problem} />
      <div class="bar screen-only">
        <Button busy={work.busy} onClick={save}>
          {work.busy ? text.value.common.saving : t.saveEdits}
        </Button>
        {pins.length > 1 && (
          <Button kind="second" onClick={onUndo}>
            {t.undo}
          </Button>
        )}
        <Button kind="plain" onClick={onDiscard}>
          {t.discard}
        </Button>
      </div>
      <Table
        caption={t.moves}
        captionHidden
        rows={moves}
        keyOf={({ nomination }) => nomination}
        empty={t.diffNone}
        columns={[
          {
            key: 'name',
            head: t.people,
            cell: (one) => (
              <>
                {one.name}
                <span class="under muted">
                  {[
                    trial.companies[one.company] ?? one.company,
                    put.has(one.nomination) && t.byYou,
                    one.told && t.told,
                  ]
                    .filter(Boolean)
                    .join(', ')}
                </span>
              </>
            ),
          },
          { key: 'from', head: t.from, cell: ({ from }) => name(from) },
          {
            key: 'to',
            head: t.to,
            cell: ({ to: now, reason }) => (
              <>
                {name(now)}
                {reason && <span class="under muted">{t.reasons[reason]}</span>}
              </>
            ),
          },
        ]}
      />
    </section>
  )
}

/** Sums up moves in words. */
export function edited(moves: readonly Move[]) {
  const moved = moves.filter(({ from, to }) => from && to).length
  const gained = moves.filter(({ from }) => !from).length
  const lost = moves.filter(({ to }) => !to).length
  return text.value.plan.edited(number(moved), number(gained), number(lost))
}
