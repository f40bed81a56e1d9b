import { useMemo, useState } from 'preact/hooks'
import { numberIn } from '../../format.ts'
import { Gate, type Portal } from '../../portal/gate.tsx'
import type { RosterProps } from './roster-props.ts'
import { paths } from '../../routes.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Grid } from './grid.tsx'
import type { ShownRow } from './messages.ts'
import { Sending } from './sending.tsx'
import { ChooseSource } from './source.tsx'
import { Understood } from './understood.tsx'
import './roster.css'
import { listsOf, useRoster } from './use-roster.ts'

/** Sends a roster: read, understood, mended, then sent. */
export const Page = (props: RosterProps) => (
  <Gate {...props} heading={props.p.roster.heading}>
    {(portal) => <Roster {...props} portal={portal} />}
  </Gate>
)

type Verdict = ShownRow['verdict']
const verdicts: readonly Verdict[] = ['refused', 'confirm', 'taken']

function Roster({ portal, ...props }: RosterProps & { portal: Portal }) {
  const { p, language } = props
  const words = p.roster
  const roster = useRoster(language)
  const { understood, draft } = roster
  const [chosen, setChosen] = useState<Verdict>()
  const [said, setSaid] = useState('')
  const number = numberIn(language)
  const lists = understood && draft && listsOf(understood.rows, draft)
  const confirmed = useMemo(() => new Set(draft?.confirmed), [draft?.confirmed])
  const shown = chosen ?? verdicts.find((verdict) => lists && lists[verdict].length > 0) ?? 'taken'
  const workbookWords = { row: words.row, faults: words.faults, heads: words.rolesShort }

  const download = async (job: 'marked' | 'template') =>
    save(await roster.ask(job, { words: workbookWords }), job === 'template' ? 'templat' : 'daftar-bertanda')

  return (
    <>
      <p>
        <a href={paths.portal[language]}>{p.toPortal}</a>
      </p>
      <h1>{words.heading}</h1>
      {!understood && <p class="lead">{words.lead}</p>}
      {roster.restored && draft && (
        <Notice live="status">
          <p>{words.restored(draft.name)}</p>
        </Notice>
      )}
      {roster.tooLarge && (
        <Notice tone="warn">
          <p>{words.tooLargeDraft}</p>
        </Notice>
      )}
      {!understood && (
        <ChooseSource
          p={p}
          reading={roster.reading}
          unreadable={roster.unreadable}
          onOpen={roster.open}
          onTemplate={() => void download('template')}
        />
      )}
      {understood && draft && lists && (
        <>
          <p class="lead">
            <strong>{draft.name}</strong>
          </p>
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
            <p class="muted">{words.none[shown]}</p>
          ) : (
            <>
              <p>{words.listLead[shown]}</p>
              <Grid
                key={shown}
                p={p}
                label={words.lists[shown]}
                severalSheets={new Set(understood.tables.map(({ sheet }) => sheet)).size > 1}
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
          {lists.refused.length + lists.confirm.length > 0 && (
            <p>
              <Button kind="second" small onClick={() => void download('marked')}>
                {words.download}
              </Button>{' '}
              <span class="muted">{words.downloadHint}</span>
            </p>
          )}
          <Sending {...props} roster={roster} lists={lists} schemes={portal.programme.schemes} />
        </>
      )}
    </>
  )
}

function save(bytes: Uint8Array, name: string) {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  const url = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type }))
  const link = Object.assign(document.createElement('a'), { href: url, download: `${name}.xlsx` })
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
