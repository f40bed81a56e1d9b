import { useLocation } from 'preact-iso'
import { useEffect, useState } from 'preact/hooks'
import type { Standing } from '../../../../functions/contract/company.ts'
import type { ProposalKind, StandingRow } from '../../../../functions/contract/standing.ts'
import { call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { whisper } from '../announce.tsx'
import { day, number, text } from '../language.ts'
import { useLoad, usePages } from '../load.ts'
import { FilterChoice, Filters } from '../parts/filters.tsx'
import { ListFile, More } from '../parts/more.tsx'
import { Page } from '../parts/page.tsx'
import { StateTag } from '../parts/state-tag.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { useDesk } from '../session.ts'
import { Decide } from './decide.tsx'
import { words } from './words.ts'

const oneOf = <K extends string>(known: Record<K, unknown>, value: string | undefined): K | undefined =>
  value !== undefined && value in known ? (value as K) : undefined

/** Companies by how they stand, what the system proposes for them, and what officers decide. */
export function StandingPage() {
  const { programme, can, to } = useDesk()
  const { query } = useLocation()
  const w = words()
  const standing = oneOf<Standing>(text.value.standing, query.standing)
  const proposal = oneOf<ProposalKind | 'any'>(w.proposal, query.proposal)
  const { district } = query
  const answered = query.answered === 'waiting' ? ('waiting' as const) : undefined
  const params = { programme: programme.id }
  const sums = useLoad(programme.id, (signal) =>
    call('GET /programmes/:programme/standing/summary', { params, signal }),
  )
  const pages = usePages(
    JSON.stringify([programme.id, standing, proposal, district, answered]),
    (after, signal) =>
      call('GET /programmes/:programme/standing', {
        params,
        query: { standing, proposal, district, answered, after },
        signal,
      }),
  )
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [deciding, setDeciding] = useState(false)
  const found = w.found(number(pages.items.length), pages.more)
  useEffect(() => {
    if (!pages.busy && !pages.problem) whisper(found)
  }, [pages.busy, found])
  const rows = pages.items.filter(({ company }) => chosen.includes(company))
  const kinds = new Set(rows.map((row) => row.proposal?.kind))
  const [kind] = kinds
  const choose = (company: string, on: boolean) =>
    setChosen(on ? [...chosen, company] : chosen.filter((one) => one !== company))

  return (
    <Page
      title={w.title}
      actions={
        <a class="button second small" href={to('status/aturan')}>
          {w.rules}
        </a>
      }
    >
      <p class="muted">{w.lead}</p>
      {sums.data && (
        <nav class="states" aria-label={w.proposals}>
          <ul>
            {(['warned', 'uncooperative', 'sanctioned'] as const).map((one) => (
              <li key={one}>
                <a
                  href={to('status', { proposal: one })}
                  aria-current={proposal === one ? 'page' : undefined}
                >
                  {w.proposals}: {w.proposal[one]}{' '}
                  <span class="count">{number(sums.data?.proposals[one] ?? 0)}</span>
                </a>
              </li>
            ))}
            {(sums.data.answersWaiting > 0 || answered) && (
              <li>
                <a href={to('status', { answered: 'waiting' })} aria-current={answered ? 'page' : undefined}>
                  {w.answersWaiting} <span class="count bad">{number(sums.data.answersWaiting)}</span>
                </a>
              </li>
            )}
          </ul>
        </nav>
      )}
      <Filters label={text.value.common.filter}>
        <FilterChoice
          name="standing"
          label={text.value.common.standing}
          words={text.value.standing}
          chosen={standing}
        />
        <FilterChoice name="proposal" label={w.proposals} words={w.proposal} chosen={proposal} />
        <FilterChoice
          name="district"
          label={w.district}
          words={Object.fromEntries((sums.data?.districts ?? []).map((one) => [one, one]))}
          chosen={district}
        />
      </Filters>
      {can('standing.decide') && rows.length > 0 && (
        <div class="bar">
          {kind && kinds.size === 1 ? (
            <Button onClick={() => setDeciding(true)}>
              {w.decideSelected(number(rows.length), w.proposal[kind].toLowerCase())}
            </Button>
          ) : (
            <p class="muted">{w.sameProposal}</p>
          )}
        </div>
      )}
      <Trouble problem={pages.problem} retry={pages.reload} />
      <div aria-busy={pages.busy}>
        {!pages.problem && (
          <p class="muted found">
            {pages.busy && pages.items.length === 0 ? text.value.common.loading : found}
          </p>
        )}
        {!pages.busy && !pages.problem && pages.items.length === 0 ? (
          <p>{w.empty}</p>
        ) : (
          <Table
            caption={w.title}
            captionHidden
            columns={columns(to, can('standing.decide') ? { chosen, choose } : undefined)}
            rows={pages.items}
            keyOf={({ company }) => company}
            empty=" "
          />
        )}
      </div>
      <ListFile
        of="GET /papers/programmes/:programme/lists/standing"
        query={{ standing, proposal, district, answered }}
      />
      <More of={pages} />
      {deciding && kind && (
        <Decide
          kind={kind}
          meant={rows}
          onClose={() => setDeciding(false)}
          onDone={() => {
            setChosen([])
            pages.reload()
            sums.reload()
          }}
        />
      )}
    </Page>
  )
}

type Choice = { chosen: readonly string[]; choose: (company: string, on: boolean) => void }

function columns(to: (page: string) => string, choice: Choice | undefined): Column<StandingRow>[] {
  const w = words()
  return [
    {
      key: 'name',
      head: w.name,
      cell: ({ company, name, proposal }) => (
        <span class="pick">
          {choice && proposal && (
            <input
              type="checkbox"
              aria-label={w.select(name)}
              checked={choice.chosen.includes(company)}
              onChange={(event) => choice.choose(company, event.currentTarget.checked)}
            />
          )}
          <a href={to(`status/${company}`)}>{name}</a>
        </span>
      ),
    },
    {
      key: 'standing',
      head: text.value.common.standing,
      cell: ({ standing }) => <StateTag of="standing" is={standing} />,
    },
    {
      key: 'since',
      head: w.since,
      cell: ({ standingSince, awaitedSince }) => {
        const since = standingSince ?? awaitedSince
        return since && <span class="nowrap">{day(since)}</span>
      },
    },
    {
      key: 'nominated',
      head: w.nominated,
      number: true,
      cell: ({ nominated, agreed }) => w.ofAgreed(number(nominated), number(agreed)),
    },
    { key: 'verified', head: w.verified, number: true, cell: ({ verified }) => number(verified) },
    { key: 'answerBy', head: w.answerBy, cell: ({ answerBy }) => answerBy && day(answerBy) },
    {
      key: 'proposal',
      head: w.proposed,
      cell: ({ proposal }) =>
        proposal && (
          <span class="roomy">
            <strong>{w.proposal[proposal.kind]}</strong>
            <span class="under muted">{w.ground[proposal.ground](number(proposal.days))}</span>
          </span>
        ),
    },
    { key: 'district', head: w.district, cell: ({ district }) => district },
  ]
}
