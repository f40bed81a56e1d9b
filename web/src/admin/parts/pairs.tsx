import type { ComponentChildren } from 'preact'
import { text } from '../language.ts'

/** Names and values under each other; what is missing says so. */
export const Pairs = ({ pairs }: { pairs: readonly (readonly [string, ComponentChildren])[] }) => (
  <dl class="pairs">
    {pairs.map(([name, value]) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>{value || <span class="muted">{text.value.common.notFilled}</span>}</dd>
      </div>
    ))}
  </dl>
)
