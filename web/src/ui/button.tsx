import type { ButtonHTMLAttributes, ComponentChildren } from 'preact'

type Props = {
  children: ComponentChildren
  kind?: 'first' | 'second' | 'danger' | 'plain'
  small?: boolean
  /** Work is under way: stays focusable, says so to assistive technology, and does nothing. */
  busy?: boolean
} & Omit<ButtonHTMLAttributes, 'children' | 'class' | 'ref'>

/** A button; `type="button"` unless told otherwise. */
export function Button({ children, kind = 'first', small, busy, onClick, type = 'button', ...rest }: Props) {
  const classes = ['button', kind !== 'first' && kind, small && 'small'].filter(Boolean).join(' ')
  return (
    <button
      {...rest}
      type={type}
      class={classes}
      aria-disabled={busy ? 'true' : undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {children}
    </button>
  )
}
