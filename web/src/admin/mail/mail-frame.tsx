import { useMemo, useRef } from 'preact/hooks'

/** The mail without its styles, and the styles beside it; by its text, since every parser here is held to our policy. */
function undress(html: string) {
  const sheets: string[] = []
  const bare = html
    .replace(/<style\b[^>]*>([\s\S]*?)<\/style>/gi, (_, rules: string) => {
      sheets.push(rules)
      return ''
    })
    .replace(/(<[a-z][^<>]*?)\sstyle=/gi, '$1 data-style=')
  return { bare, sheets }
}

/**
 * A mail in a frame where no script runs. Our policy forbids inline styles there too, and mail knows no
 * others: they are taken off and put on again one by one, which the policy allows to us.
 */
export function MailFrame({ html, title }: { html: string; title: string }) {
  const frame = useRef<HTMLIFrameElement>(null)
  const { bare, sheets } = useMemo(() => undress(html), [html])
  const dress = () => {
    const inside = frame.current?.contentDocument
    const view = inside?.defaultView as (Window & { CSSStyleSheet: typeof CSSStyleSheet }) | null | undefined
    if (!frame.current || !inside || !view) return
    for (const element of inside.querySelectorAll<HTMLElement>('[data-style]'))
      element.style.cssText = element.dataset.style ?? ''
    inside.adoptedStyleSheets = sheets.map((rules) => {
      const sheet = new view.CSSStyleSheet()
      sheet.replaceSync(rules)
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
      srcDoc={bare}
      onLoad={dress}
    />
  )
}
