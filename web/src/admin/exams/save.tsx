import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { Button } from '../../ui/button.tsx'
import { Progress } from '../../ui/progress.tsx'
import { announce } from '../announce.tsx'
import { number } from '../language.ts'
import { useWork } from '../load.ts'
import { Trouble } from '../parts/trouble.tsx'
import { words } from './words.ts'

/** Rows that one call takes. */
const batch = 50

export type Skipped = { nomination: string; code: string; text: string }

/** Sends what was filled in, in batches; what is saved stays saved when a later batch breaks. */
export function Save<T>({
  ready,
  send,
  children,
}: {
  ready: readonly T[]
  /** Sends one batch; gives those that were not taken. */
  send: (part: readonly T[]) => Promise<readonly Skipped[]>
  children?: ComponentChildren
}) {
  const t = words().grid
  const { busy, problem, run } = useWork()
  const [done, setDone] = useState<[n: number, all: number]>()
  const save = () =>
    run(async () => {
      let left = 0
      const all = ready.length
      try {
        for (let from = 0; from < all; from += batch) {
          setDone([from, all])
          left += (await send(ready.slice(from, from + batch))).length
        }
        announce(
          left > 0 ? `${t.saved(number(all - left))} ${t.skipped(number(left))}.` : t.saved(number(all)),
        )
      } finally {
        setDone(undefined)
      }
    })
  return (
    <div class="actions">
      <Trouble problem={problem} />
      {done && <Progress label={t.saving(number(done[0]), number(done[1]))} done={done[0]} all={done[1]} />}
      <Button busy={busy} disabled={ready.length === 0} onClick={save}>
        {ready.length > 0 ? t.save(number(ready.length)) : t.nothing}
      </Button>
      {children}
    </div>
  )
}
