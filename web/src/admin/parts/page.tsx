import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { hush } from '../announce.tsx'
import { text } from '../language.ts'

let opened = false

/** The frame of one page: its title in the window and as heading, which takes the focus when one navigates. */
export function Page({
  title,
  actions,
  children,
}: {
  title: string
  actions?: ComponentChildren
  children: ComponentChildren
}) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} – ${text.value.app}`
  }, [title])
  useEffect(() => {
    if (opened) {
      heading.current?.focus({ preventScroll: true })
      hush()
    }
    opened = true
  }, [])
  return (
    <>
      <div class="page-head">
        <h1 tabIndex={-1} ref={heading}>
          {title}
        </h1>
        {actions && <div class="page-actions">{actions}</div>}
      </div>
      {children}
    </>
  )
}
