import type { ComponentChildren } from 'preact'

type Props = {
  tone?: 'accent' | 'good' | 'warn' | 'bad'
  title?: ComponentChildren
  /** Read out when it appears: `status` waits for a pause, `alert` interrupts. */
  live?: 'status' | 'alert'
  children?: ComponentChildren
}

/** A banner inside a page. */
export const Notice = ({ tone = 'accent', title, live, children }: Props) => (
  <div class={tone === 'accent' ? 'notice' : `notice ${tone}`} role={live}>
    {title && <h2>{title}</h2>}
    {children}
  </div>
)
