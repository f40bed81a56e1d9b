import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { number, text } from '../language.ts'

export type Skipped = { id: string; code: string; text: string; name?: string | undefined }

/** Who was left out of a verification, and why. */
export function SkippedList({ skipped, onClose }: { skipped: readonly Skipped[]; onClose: () => void }) {
  if (skipped.length === 0) return null
  const t = text.value
  return (
    <Notice tone="warn" title={t.nominations.skipped(number(skipped.length))}>
      <ul>
        {skipped.slice(0, 50).map(({ id, name, text }) => (
          <li key={id}>
            {name ?? id}: {text}
          </li>
        ))}
      </ul>
      <Button kind="second" small onClick={onClose}>
        {t.common.close}
      </Button>
    </Notice>
  )
}
