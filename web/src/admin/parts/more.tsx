import { addressOf, type Route } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { language, text } from '../language.ts'
import type { Pages } from '../load.ts'
import { useDesk } from '../session.ts'

/** "Show 50 more", as long as there are more. */
export function More({ of }: { of: Pick<Pages<unknown>, 'more' | 'busy' | 'next'> }) {
  const t = text.value.common
  if (!of.more) return null
  return (
    <p>
      <Button kind="second" busy={of.busy} onClick={of.next}>
        {of.busy ? t.loading : t.more(50)}
      </Button>
    </p>
  )
}

type Lists = Extract<Route, `GET /papers/programmes/:programme/lists/${string}`>

/** The list of a page as a file, with the page's filters. */
export function ListFile({
  of,
  params,
  query,
}: {
  of: Lists
  params?: Record<string, string>
  query?: Record<string, string | undefined>
}) {
  const { programme } = useDesk()
  const link = (format: 'xlsx' | 'csv', words: string) => (
    <a
      href={addressOf(of, {
        params: { ...params, programme: programme.id },
        query: { ...query, format, language: language.value },
      })}
      download
    >
      {words}
    </a>
  )
  return (
    <p class="muted screen-only">
      {text.value.common.file} {link('xlsx', 'Excel')} · {link('csv', 'CSV')}
    </p>
  )
}
