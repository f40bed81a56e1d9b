import { momentInWords } from '../../format.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { RosterProps } from './roster-props.ts'
import type { OpenRoster } from './use-roster.ts'

/** How the copy on the server stands; and the choice when somebody else has saved the same roster. */
export function SavingState({ p, language, roster }: RosterProps & { roster: OpenRoster }) {
  const words = p.roster.saving
  const { saving, tooLarge, draft } = roster
  if (saving.is === 'overtaken')
    return (
      <Notice tone="warn" live="alert" title={words.overtaken(saving.by)}>
        <p>{words.overtakenLead(momentInWords(saving.at, language))}</p>
        <div class="actions">
          <Button onClick={() => draft && roster.resume(draft.saved.id)}>{words.takeOver}</Button>
          <Button kind="second" onClick={roster.fork}>
            {words.fork}
          </Button>
        </div>
      </Notice>
    )
  const said = {
    saving: words.now,
    saved: saving.is === 'saved' ? words.saved(momentInWords(saving.at, language)) : '',
    offline: words.offline,
    refused: saving.is === 'refused' ? `${words.refused} ${saving.why}` : '',
    off: tooLarge ? p.roster.tooLargeDraft : '',
  }[saving.is]
  return (
    <p class="hint" role="status">
      {said}
    </p>
  )
}
