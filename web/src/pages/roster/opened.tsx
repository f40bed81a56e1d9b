import { useMemo, useState } from 'preact/hooks'
import { numberIn } from '../../format.ts'
import type { Portal } from '../../portal/gate.tsx'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Grid } from './grid.tsx'
import { Remarks } from './remarks.tsx'
import { listsOf } from './lists.ts'
import type { ShownRow, Understood as Reading } from './messages.ts'
import type { RosterDraft } from './open-draft.ts'
import type { RosterProps } from './roster-props.ts'
import './roster.css'
import { SavingState } from './saving-state.tsx'
import { Sending } from './sending.tsx'
import { Understood } from './understood.tsx'
import type { OpenRoster } from './use-roster.ts'

type Verdict = ShownRow['verdict']
const verdicts: readonly Verdict[] = ['refused', 'confirm', 'taken']

export type OpenedProps = RosterProps & {
  roster: OpenRoster
  understood: Reading
  draft: RosterDraft
  schemes: Portal['programme']['schemes']
  onDownload: () => void
}

/** A roster that was read: what was understood, its rows in three lists, and the sending. */
export function Opened({ roster, understood, draft, schemes, onDownload, ...props }: OpenedProps) {
  const { p, language } = props
  const words = p.roster
  const [chosen, setChosen] = useState<Verdict>()
  const [said, setSaid] = useState('')
  const number = numberIn(language)
  const lists = listsOf(understood.rows, draft)
  const confirmed = useMemo(() => new Set(draft.confirmed), [draft.confirmed])
  const shown = chosen ?? verdicts.find((verdict) => lists[verdict].length > 0) ?? 'taken'
  return (
    <>
      <p class="lead">
        <strong>{draft.name}</strong>
      </p>
      <SavingState {...props} roster={roster} />
      {roster.unreadable && (
        <Notice tone="bad" live="alert" title={words.unreadable}>
          <p>{roster.unreadable}</p>
        </Notice>
      )}
      <Understood
        p={p}
        found={understood}
        mapping={draft.mapping}
        open={Object.keys(draft.told).length === 0}
        onMap={roster.remap}
      />
      <div class="tabs" role="group" aria-label={words.understood}>
        {verdicts.map((verdict) => (
          <button
            key={verdict}
            type="button"
            class={`tab ${verdict}`}
            aria-pressed={shown === verdict}
            onClick={() => setChosen(verdict)}
          >
            <strong>{number(lists[verdict].length)}</strong> {words.lists[verdict]}
          </button>
        ))}
      </div>
      <p role="status" class="hint">
        {said}
      </p>
      {lists[shown].length === 0 ? (
        <p class="muted">{shown === 'taken' && lists.sent.length > 0 ? words.allSent : words.none[shown]}</p>
      ) : (
        <>
          <p>{words.listLead[shown]}</p>
          <Grid
            key={shown}
            p={p}
            label={words.lists[shown]}
            severalSheets={new Set(understood.rows.map(({ sheet }) => sheet)).size > 1}
            rows={lists[shown]}
            onMend={(row, field, text) =>
              void roster.mend(row.at, field, text).then((now) => {
                if (now?.verdict === 'taken') setSaid(words.mended(String(now.row)))
              })
            }
            {...(shown === 'confirm' && {
              confirmed,
              onConfirm: (row: ShownRow, yes: boolean) => roster.confirm(row.at, yes),
            })}
          />
        </>
      )}
      <Remarks p={p} rows={understood.rows} />
      {lists.refused.length + lists.confirm.length > 0 && (
        <p>
          <Button kind="second" small onClick={onDownload}>
            {words.download}
          </Button>{' '}
          <span class="muted">{words.downloadHint}</span>
        </p>
      )}
      <Sending {...props} roster={roster} lists={lists} schemes={schemes} />
    </>
  )
}
