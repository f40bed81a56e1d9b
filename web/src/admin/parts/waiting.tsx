import type { ComponentChildren } from 'preact'
import type { Loaded } from '../load.ts'
import { text } from '../language.ts'
import { Trouble } from './trouble.tsx'

/** What was loaded, or that it is coming, or why it does not come. */
export function Waiting<T>({ of, children }: { of: Loaded<T>; children: (data: T) => ComponentChildren }) {
  return (
    <div aria-busy={of.busy}>
      <Trouble problem={of.problem} retry={of.reload} />
      {of.data !== undefined
        ? children(of.data)
        : of.busy && (
            <p class="muted" role="status">
              {text.value.common.loading}
            </p>
          )}
    </div>
  )
}
