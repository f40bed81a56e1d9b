import { useEffect, useState } from 'preact/hooks'
import type { Nomination, NominationState } from '../../../../functions/contract/nomination.ts'
import { call } from '../../api.ts'
import { dayInWords, numberIn } from '../../format.ts'
import { type Portal, type PortalProps, Trouble } from '../../portal/gate.tsx'
import { usePages } from '../../portal/use-pages.ts'
import { paths } from '../../routes.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField } from '../../ui/field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Table } from '../../ui/table.tsx'
import { Tag } from '../../ui/tag.tsx'
import { type Act, actsOn, AskFirst } from './ask-first.tsx'
import { stateTone } from './state-tone.ts'

const mendable: readonly NominationState[] = ['submitted', 'returned', 'verified', 'absent']

type Props = PortalProps &
  Portal & {
    onChange: () => void
    /** The first of them are there, or could not be had. */
    onReady: () => void
  }

/** The company's own nominations, all or those of one state. */
export function Workers(props: Props) {
  const { p, language, company } = props
  const [state, setState] = useState<NominationState>()
  const number = numberIn(language)
  const found = Object.entries(company.counts).filter(([, count]) => count > 0)
  return (
    <>
      {found.length > 1 && (
        <SelectField
          id="state"
          class="middle"
          label={p.columns.state}
          value={state ?? ''}
          options={[
            ['', p.allStates],
            ...found.map(([one, count]) => [one, `${p.state[one]} (${number(count)})`] as const),
          ]}
          onChange={(event) => setState((event.currentTarget.value as NominationState) || undefined)}
        />
      )}
      <List key={state} {...props} state={state} />
    </>
  )
}

/** Each with a page of its own, and what the company may do for the worker. */
function List({
  p,
  language,
  programme,
  today,
  state,
  onChange,
  onReady,
}: Props & { state: NominationState | undefined }) {
  const { items, problem, busy, more, reload, replace } = usePages((after) =>
    call('GET /portal/nominations', { query: { state, after } }),
  )
  const ready = items !== undefined || problem !== undefined
  useEffect(() => {
    if (ready) onReady()
  }, [ready])
  const [asking, setAsking] = useState<{ act: Act; one: Nomination }>()
  const [told, setTold] = useState<string>()
  const scheme = (id: string) => {
    const found = programme.schemes.find((one) => one.id === id)
    return (language === 'en' ? found?.nameEn : found?.name) ?? id
  }

  const page = (id: string) => `${paths.nominate[language]}?id=${id}`
  if (problem && !items) return <Trouble problem={problem} p={p} again={reload} />
  if (!items) return <p class="muted">{p.loading}</p>
  return (
    <>
      {told && (
        <Notice tone="good" live="status">
          <p>{told}</p>
        </Notice>
      )}
      <Table
        caption={p.workers}
        captionHidden
        cards
        rows={items}
        keyOf={(nomination) => nomination.id}
        empty={p.noWorkers}
        columns={[
          { key: 'name', head: p.columns.name, cell: ({ id, name }) => <a href={page(id)}>{name}</a> },
          { key: 'nik', head: p.columns.nik, cell: ({ nik }) => <span class="mono">{nik}</span> },
          { key: 'scheme', head: p.columns.scheme, cell: (one) => scheme(one.scheme) },
          {
            key: 'state',
            head: p.columns.state,
            cell: (one) => (
              <>
                <Tag tone={stateTone[one.state] ?? 'plain'}>{p.state[one.state]}</Tag>
                {one.reason && (
                  <span class="hint">
                    {p.reason}: {one.reason}
                  </span>
                )}
                {one.appealUntil && actsOn(one, today).includes('appeal') && (
                  <span class="hint">{p.appealUntil(dayInWords(one.appealUntil, language))}</span>
                )}
                {one.contested && <span class="hint">{p.contested}</span>}
              </>
            ),
          },
          {
            key: 'act',
            head: p.columns.act,
            cell: (one) => (
              <span class="acts-in-row">
                {mendable.includes(one.state) && (
                  <a class="button second small" href={page(one.id)}>
                    {one.state === 'returned' ? p.correct : p.complete}
                    <span class="visually-hidden"> {one.name}</span>
                  </a>
                )}
                {one.state === 'assigned' && (
                  <a class="button second small" href={`${page(one.id)}&act=replace`}>
                    {p.replace}
                    <span class="visually-hidden"> {one.name}</span>
                  </a>
                )}
                {actsOn(one, today).map((act) => (
                  <Button
                    key={act}
                    kind={act === 'withdraw' ? 'plain' : 'second'}
                    small
                    onClick={() => setAsking({ act, one })}
                  >
                    {p[act]}
                    <span class="visually-hidden"> {one.name}</span>
                  </Button>
                ))}
              </span>
            ),
          },
        ]}
      />
      {problem && <Trouble problem={problem} p={p} again={more} />}
      {more && (
        <Button kind="second" busy={busy} onClick={more}>
          {p.more(50)}
        </Button>
      )}
      {asking && (
        <AskFirst
          p={p}
          act={asking.act}
          nomination={asking.one}
          onClose={() => setAsking(undefined)}
          onDone={(now, said) => {
            setAsking(undefined)
            setTold(said)
            replace((all) => all.map((one) => (one.id === now.id ? now : one)))
            onChange()
          }}
        />
      )}
    </>
  )
}
