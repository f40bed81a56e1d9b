import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { hush } from '../announce.tsx'
import { text } from '../language.ts'

let opened = false

/** The frame of one page: its title in the window and as heading, which takes the focus when one navigates. */
export function Page({
  title,
  up,
  actions,
  children,
}: {
  title: string
  /** The page that this one belongs to. */
  up?: { href: string; words: string }
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
      {up && (
        <a class="up" href={up.href}>
          ‹ {up.words}
        </a>
      )}
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
