import { Button } from '../../ui/button.tsx'
import { text } from '../language.ts'
import type { Pages } from '../load.ts'

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
