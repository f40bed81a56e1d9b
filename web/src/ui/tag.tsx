import type { ComponentChildren } from 'preact'

export type Tone = 'plain' | 'accent' | 'good' | 'warn' | 'bad'

/** A state in a word; its colour only repeats what the word says. */
export const Tag = ({ tone = 'plain', children }: { tone?: Tone; children: ComponentChildren }) => (
  <span class={tone === 'plain' ? 'tag' : `tag ${tone}`}>{children}</span>
)
