import { useContext, useState } from 'preact/hooks'
import { today } from '../language.ts'
import type { Column } from './arrange.ts'
import { HandContext, type Held } from './hand.tsx'

/** Whether people who are held may be put into a wave at all; seats, quota and days are the planner's to judge. */
export const isTarget = ({ scheme, from }: Held, { wave }: Column) =>
  wave.scheme === scheme &&
  wave.id !== from &&
  (wave.state === 'planned' || wave.state === 'confirmed') &&
  wave.date >= today()

/** Makes something that stands for a wave a place to drop on, as long as people who may go there are held. */
export function useDrop() {
  const hand = useContext(HandContext)
  const [over, setOver] = useState('')
  return (column: Column) => {
    if (!hand?.held) return {}
    const { held, put } = hand
    if (!isTarget(held, column)) return { class: 'closed' }
    const { wave } = column
    return {
      class: over === wave.id ? 'target over' : 'target',
      onDragOver: (event: DragEvent) => {
        event.preventDefault()
        if (event.dataTransfer) event.dataTransfer.dropEffect = 'move'
      },
      onDragEnter: () => setOver(wave.id),
      onDragLeave: (event: DragEvent) => {
        const inside = (event.currentTarget as Node).contains(event.relatedTarget as Node | null)
        if (!inside) setOver('')
      },
      onDrop: (event: DragEvent) => {
        event.preventDefault()
        setOver('')
        put(held.people, wave)
      },
    }
  }
}
