import { type ComponentChildren, createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Wave } from '../../../../functions/contract/wave.ts'
import { text } from '../language.ts'

/** People of one scheme on their way from one place of the board to another. */
export type Held = {
  what: string
  people: readonly string[]
  scheme: string
  /** The wave they come from; none: they have no seat. */
  from?: string
  /** Dragged by a pointer, which keeps the focus where it was. */
  dragged?: boolean
  /** Where the focus returns to. */
  handle?: HTMLElement
}

type Hand = {
  held: Held | undefined
  take: (held: Held | undefined) => void
  put: (people: readonly string[], wave: Wave) => void
}

/** Absent where nothing may be moved. */
export const HandContext = createContext<Hand | undefined>(undefined)

/** What can be picked up: by dragging it, or by its button with keys, a finger or a click. */
export function Movable({
  held,
  children,
}: {
  held: Held
  children: (handle: ComponentChildren) => ComponentChildren
}) {
  const hand = useContext(HandContext)
  if (!hand || held.people.length === 0) return <>{children(null)}</>
  const handle = (
    <button
      type="button"
      class="handle"
      aria-label={text.value.plan.pickUp(held.what)}
      aria-pressed={hand.held?.people[0] === held.people[0] && hand.held?.what === held.what}
      onClick={(event) => hand.take({ ...held, handle: event.currentTarget })}
    >
      <span aria-hidden="true">⠿</span>
    </button>
  )
  return (
    <div
      class="movable"
      draggable
      onDragStart={(event) => {
        // Of a person inside a company's share only the person is dragged.
        event.stopPropagation()
        event.dataTransfer?.setData('text/plain', held.what)
        if (event.dataTransfer) event.dataTransfer.effectAllowed = 'move'
        // A page that changes at once would end the drag before it began.
        setTimeout(() => hand.take({ ...held, dragged: true }))
      }}
      onDragEnd={({ dataTransfer }) => {
        // What was dropped on a wave is held until it is known whether it may stay there.
        if (hand.held?.dragged && dataTransfer?.dropEffect === 'none') hand.take(undefined)
      }}
    >
      {children(handle)}
    </div>
  )
}
