import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Problem } from '../../../../functions/contract/problem.ts'
import type { Wave } from '../../../../functions/contract/wave.ts'
import { Button } from '../../ui/button.tsx'
import { whisper } from '../announce.tsx'
import { number, text, weekday } from '../language.ts'
import { Meter } from '../parts/meter.tsx'
import type { Column } from './arrange.ts'
import { isTarget, useDrop } from './drop.ts'
import type { Held } from './hand.tsx'

type Props = {
  held: Held
  columns: readonly Column[]
  busy: boolean
  /** Why the last wave that was tried did not do. */
  problem: Problem | undefined
  onPut: (wave: Wave) => void
  onBack: () => void
}

/** The waves into which people who are held can be put, at the foot of the window, wherever one is on the page. */
export function Targets({ held, columns, busy, problem, onPut, onBack }: Props) {
  const bar = useRef<HTMLDivElement>(null)
  const drop = useDrop()
  const t = text.value.plan
  const targets = columns.filter((column) => isTarget(held, column))
  // The nearest later wave, as most are put off, not brought forward.
  const from = columns.find(({ wave }) => wave.id === held.from)?.wave.date ?? ''
  const nearest = Math.max(
    0,
    targets.findIndex(({ wave }) => wave.date > from),
  )

  // Before the next key is pressed.
  useLayoutEffect(() => {
    if (held.dragged) return
    whisper(targets.length > 0 ? t.held(held.what) : t.noTarget)
    const buttons = bar.current?.querySelectorAll('button')
    buttons?.[targets.length > 0 ? nearest : 0]?.focus()
  }, [held])

  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault()
      return onBack()
    }
    const buttons = [...(bar.current?.querySelectorAll<HTMLElement>('.target') ?? [])]
    const at = buttons.indexOf(document.activeElement as HTMLElement)
    const to = {
      ArrowRight: at + 1,
      ArrowDown: at + 1,
      ArrowLeft: at - 1,
      ArrowUp: at - 1,
      Home: 0,
      End: buttons.length - 1,
    }[event.key]
    if (to === undefined) return
    event.preventDefault()
    buttons[to]?.focus()
  }

  return (
    <div class="targets screen-only" role="group" aria-label={t.putInto(held.what)} aria-busy={busy}>
      <p>
        {busy ? t.placing : t.putInto(held.what)}{' '}
        <Button kind="plain" small onClick={onBack}>
          {t.putBack}
        </Button>
      </p>
      {problem && (
        <p role="alert" class="field-error">
          {t.refused} {problem.errors?.[0]?.text ?? problem.title}
        </p>
      )}
      {targets.length === 0 && <p>{t.noTarget}</p>}
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus */}
      <div
        ref={bar}
        class="row-of-targets"
        role="toolbar"
        aria-label={t.putInto(held.what)}
        onKeyDown={onKey}
      >
        {targets.map((column, at) => {
          const { wave, placed } = column
          return (
            <button
              key={wave.id}
              type="button"
              {...drop(column)}
              tabIndex={at === nearest ? 0 : -1}
              aria-label={t.wave(weekday(wave.date), number(placed), number(wave.seats))}
              aria-disabled={busy}
              onClick={() => busy || onPut(wave)}
            >
              <span>{weekday(wave.date)}</span>
              <span class="n">
                {number(placed)}/{number(wave.seats)}
              </span>
              <Meter
                wide
                parts={[{ n: placed, tone: placed >= wave.seats ? 'warn' : 'accent' }]}
                of={wave.seats}
              />
            </button>
          )
        })}
      </div>
    </div>
  )
}
