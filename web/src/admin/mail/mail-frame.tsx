import { useRef } from 'preact/hooks'

/**
 * A mail in a frame where no script runs. Our policy forbids inline styles there too, and mail knows no
 * others: they are taken over one by one, which the policy allows to us.
 */
export function MailFrame({ html, title }: { html: string; title: string }) {
  const frame = useRef<HTMLIFrameElement>(null)
  const dress = () => {
    const inside = frame.current?.contentDocument
    const view = inside?.defaultView as (Window & { CSSStyleSheet: typeof CSSStyleSheet }) | null | undefined
    if (!frame.current || !inside || !view) return
    for (const element of inside.querySelectorAll<HTMLElement>('[style]'))
      element.style.cssText = element.getAttribute('style') ?? ''
    inside.adoptedStyleSheets = [...inside.querySelectorAll('style')].map((style) => {
      const sheet = new view.CSSStyleSheet()
      sheet.replaceSync(style.textContent)
      return sheet
    })
    frame.current.style.height = `${inside.documentElement.scrollHeight + 2}px`
  }
  return (
    <iframe
      ref={frame}
      class="mail-frame"
      title={title}
      sandbox="allow-same-origin"
      srcDoc={html}
      onLoad={dress}
    />
  )
}
