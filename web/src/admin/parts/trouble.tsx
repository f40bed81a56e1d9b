import type { Problem } from '../../../../functions/contract/problem.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { text } from '../language.ts'

/** Why something could not be loaded or done, with a way to try again. */
export function Trouble({ problem, retry }: { problem: Problem | undefined; retry?: () => void }) {
  if (!problem) return null
  const t = text.value.common
  return (
    <Notice tone="bad" live="alert" title={problem.title}>
      {problem.errors?.map((error) => (
        <p key={`${error.field} ${error.code}`}>{error.text}</p>
      ))}
      {problem.requestId && <p class="muted">{t.request(problem.requestId)}</p>}
      {retry && (
        <Button kind="second" small onClick={retry}>
          {t.retry}
        </Button>
      )}
    </Notice>
  )
}
