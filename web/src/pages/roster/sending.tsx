import { useEffect, useRef, useState } from 'preact/hooks'
import { schemeNamed } from '../../../../functions/contract/roster/scheme.ts'
import { ApiProblem } from '../../api.ts'
import { numberIn } from '../../format.ts'
import type { Portal } from '../../portal/gate.tsx'
import type { RosterProps } from './roster-props.ts'
import { paths } from '../../routes.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField } from '../../ui/field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Progress } from '../../ui/progress.tsx'
import { Table } from '../../ui/table.tsx'
import { sendRoster } from './send.ts'
import type { Lists } from './lists.ts'
import type { ShownRow } from './messages.ts'
import type { OpenRoster } from './use-roster.ts'

type Props = RosterProps & {
  roster: OpenRoster
  lists: Lists
  schemes: Portal['programme']['schemes']
}

/** Chooses the scheme, sends the good rows with progress, and says what happened to each. */
export function Sending({ p, language, roster, lists, schemes }: Props) {
  const words = p.roster
  const { draft, understood } = roster
  const number = numberIn(language)
  const [busy, setBusy] = useState<{ all: number }>()
  const [problem, setProblem] = useState<ApiProblem>()
  const heading = useRef<HTMLHeadingElement>(null)
  const scheme = draft?.scheme || (schemes.length === 1 ? schemes[0]?.id : '') || ''
  const [unchosen, setUnchosen] = useState(false)
  const { silent, named, strange } = schemesOf(lists.ready, understood?.rows ?? [], schemes)
  const asksScheme = silent > 0 || strange.size > 0
  const begun = lists.sent.length > 0
  const finished = begun && lists.ready.length === 0 && !busy
  useEffect(() => {
    if (finished) heading.current?.focus()
  }, [finished])
  const complete = finished && lists.refused.length + lists.confirm.length === 0
  useEffect(() => {
    if (complete) roster.finish()
  }, [complete])
  if (!draft || !understood) return null

  async function send() {
    if (!draft || !understood) return
    if (asksScheme && !scheme) {
      setUnchosen(true)
      document.getElementById('scheme')?.focus()
      return
    }
    setBusy({ all: lists.sent.length + lists.ready.length })
    setProblem(undefined)
    try {
      await sendRoster({
        ask: roster.ask,
        rows: understood.rows,
        ready: lists.ready,
        confirmed: draft.confirmed,
        scheme,
        schemes,
        onTold: roster.tell,
      })
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setProblem(error)
    } finally {
      setBusy(undefined)
    }
  }

  const waiting = lists.refused.length + lists.confirm.filter(({ at }) => !lists.ready.includes(at)).length
  const nothing = !begun && !busy && lists.ready.length === 0
  const counts = new Map<string, number>()
  for (const { outcome } of Object.values(draft.told)) counts.set(outcome, (counts.get(outcome) ?? 0) + 1)
  return (
    <section class="panel" aria-labelledby="sending">
      <h2 id="sending" tabIndex={-1} ref={heading}>
        {finished ? words.finished : words.lists.taken}
      </h2>
      {nothing && <p class="muted">{words.none.taken}</p>}
      {!busy && strange.size > 0 && (
        <Notice tone="warn">
          <p>
            {words.strangeScheme(
              [...strange].map(([typed, rows]) => `“${typed}” (${number(rows)})`).join(', '),
            )}
          </p>
        </Notice>
      )}
      {(!begun || !scheme) && !busy && !nothing && asksScheme && schemes.length > 1 && (
        <SelectField
          id="scheme"
          class="middle"
          label={named > 0 ? words.schemeOfOthers : words.scheme}
          error={unchosen && !scheme ? p.choose : undefined}
          value={scheme}
          options={[
            ['', p.choose],
            ...schemes.map(({ id, name, nameEn }) => [id, language === 'en' ? nameEn : name] as const),
          ]}
          onChange={(event) => roster.keep({ scheme: event.currentTarget.value })}
        />
      )}
      {busy && (
        <Progress
          label={words.progress(number(lists.sent.length), number(busy.all))}
          done={lists.sent.length}
          all={busy.all}
        />
      )}
      {problem && (
        <Notice tone="bad" live="alert" title={problem.problem.status === 0 ? words.broken : p.form.notSent}>
          <p>{problem.problem.title}</p>
          <p>{words.brokenLead}</p>
          {problem.problem.status === 401 && (
            <p>
              <a href={paths.login[language]} target="_blank" rel="noopener">
                {p.signedOut}
              </a>
            </p>
          )}
        </Notice>
      )}
      {counts.size > 0 && !busy && (
        <Table
          caption={words.outcomeColumns.outcome}
          captionHidden
          rows={[...counts]}
          keyOf={([outcome]) => outcome}
          columns={[
            {
              key: 'outcome',
              head: words.outcomeColumns.outcome,
              cell: ([outcome]) => words.outcome[outcome] ?? outcome,
            },
            {
              key: 'count',
              head: words.outcomeColumns.count,
              number: true,
              cell: ([, count]) => number(count),
            },
          ]}
        />
      )}
      {waiting > 0 && !busy && !nothing && <p>{words.sendNote(number(waiting))}</p>}
      <div class="actions">
        {(lists.ready.length > 0 || busy) && (
          <Button busy={Boolean(busy)} onClick={() => void send()}>
            {busy
              ? p.form.sending
              : begun
                ? words.resume(number(lists.ready.length))
                : words.send(number(lists.ready.length))}
          </Button>
        )}
        {finished && (
          <a class="button" href={paths.portal[language]}>
            {words.toPortal}
          </a>
        )}
        {!busy && (
          <Button kind="plain" onClick={roster.close}>
            {words.other}
          </Button>
        )}
      </div>
    </section>
  )
}

/** Of the rows that are ready: how many name no scheme, how many one of the programme's, and which strange ones are named how often. */
function schemesOf(ready: readonly number[], rows: readonly ShownRow[], schemes: Props['schemes']) {
  const found = { silent: 0, named: 0, strange: new Map<string, number>() }
  for (const at of ready) {
    const typed = rows[at]?.cells.scheme?.trim()
    if (!typed) found.silent++
    else if (schemeNamed(typed, schemes)) found.named++
    else found.strange.set(typed, (found.strange.get(typed) ?? 0) + 1)
  }
  return found
}
