import { useLocation } from 'preact-iso'
import { useEffect, useState } from 'preact/hooks'
import type { Nomination, NominationState } from '../../../../functions/contract/nomination.ts'
import { call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Table } from '../../ui/table.tsx'
import { announce, whisper } from '../announce.tsx'
import { number, text } from '../language.ts'
import { useLoad, usePages, useWork } from '../load.ts'
import { CompanyPicker } from '../parts/company-picker.tsx'
import { FilterChoice, Filters } from '../parts/filters.tsx'
import { ListFile, More } from '../parts/more.tsx'
import { Page } from '../parts/page.tsx'
import { SavedFilters } from '../parts/saved-filters.tsx'
import { StateTabs } from '../parts/state-tabs.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { useDesk } from '../session.ts'
import { NominationDrawer } from './drawer.tsx'
import { columns } from './columns.tsx'
import { type Skipped, SkippedList } from './skipped.tsx'
import { VerifyAll } from './verify-all.tsx'

/** Of what stands in the address: a nomination by its company and its own id. */
const keyOf = ({ company, id }: Nomination) => `${company}.${id}`

/** Nominations by state: look, verify one, many or all, return, refuse. */
export function NominationsPage() {
  const { programme, can, to, scheme: nameOf } = useDesk()
  const { query, route } = useLocation()
  const t = text.value
  const state: NominationState =
    query.state && query.state in t.nominationState ? (query.state as NominationState) : 'submitted'
  const { company, scheme } = query
  const contested = query.contested === 'yes' ? ('yes' as const) : undefined
  const filter = { state, company, scheme, contested }
  const params = { programme: programme.id }
  const list = JSON.stringify([programme.id, state, company, scheme, contested])
  const pages = usePages(list, (after, signal) =>
    call('GET /programmes/:programme/nominations', { params, query: { ...filter, after }, signal }),
  )
  const counts = useLoad(`${programme.id} ${company} ${scheme}`, async (signal) => {
    if (company) {
      const one = await call('GET /programmes/:programme/companies/:company', {
        params: { ...params, company },
        signal,
      })
      return { name: one.name, byState: one.counts }
    }
    const { nominations } = await call('GET /programmes/:programme/overview', { params, signal })
    return { name: undefined, byState: nominations }
  })
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [skipped, setSkipped] = useState<Skipped[]>([])
  const [asking, setAsking] = useState(false)
  const verifying = useWork()
  useEffect(() => setChosen(new Set()), [list])

  const found = t.nominations.found(number(pages.items.length), pages.more)
  useEffect(() => {
    if (!pages.busy && !pages.problem) whisper(found)
  }, [pages.busy, found])

  const refresh = () => {
    setChosen(new Set())
    pages.reload()
    counts.reload()
  }
  const address = (buka?: string) => to('nominasi', { ...filter, buka })
  const choosing = can('nomination.verify') && state === 'submitted'

  const verifyChosen = () =>
    verifying.run(async () => {
      const all = pages.items
        .filter((one) => chosen.has(keyOf(one)))
        .map(({ company, id }) => ({ company, id }))
      let verified = 0
      const left: Skipped[] = []
      for (let at = 0; at < all.length; at += 100) {
        const answer = await call('POST /programmes/:programme/nominations/verify', {
          params,
          body: { nominations: all.slice(at, at + 100) },
        })
        verified += answer.verified
        left.push(...answer.skipped)
      }
      setSkipped(named(left, pages.items))
      announce(t.nominations.done(number(verified)))
      refresh()
    })

  const opened = pages.items.findIndex((one) => keyOf(one) === query.buka)
  return (
    <Page title={t.nominations.title}>
      <StateTabs
        label={t.nominations.tabs}
        words={t.nominationState}
        counts={scheme || contested ? undefined : counts.data?.byState}
        always={['submitted', 'returned', 'verified', 'assigned']}
        current={state}
        href={(state) => to('nominasi', { ...filter, state })}
      />
      <Filters label={t.common.filter}>
        <input type="hidden" name="state" value={state} />
        {company && <input type="hidden" name="company" value={company} />}
        <CompanyPicker
          label={t.nominations.companyFilter}
          name={company && (counts.data?.name ?? company)}
          onPick={(picked) => picked !== company && route(to('nominasi', { ...filter, company: picked }))}
        />
        <FilterChoice
          name="scheme"
          label={t.common.scheme}
          words={Object.fromEntries(programme.schemes.map(({ id }) => [id, nameOf(id)]))}
          chosen={scheme}
        />
        <FilterChoice
          name="contested"
          label={t.nominations.contestedFilter}
          words={{ yes: t.nominations.contested }}
          chosen={contested}
        />
      </Filters>
      <SavedFilters page="nominasi" />
      <Trouble problem={pages.problem} retry={pages.reload} />
      <Trouble problem={verifying.problem} />
      <SkippedList skipped={skipped} onClose={() => setSkipped([])} />
      {choosing && pages.items.length > 0 && (
        <div class="bar">
          <Button small busy={verifying.busy} disabled={chosen.size === 0} onClick={verifyChosen}>
            {verifying.busy ? t.nomination.verifying : t.nominations.verifySelected(number(chosen.size))}
          </Button>
          {!contested && (
            <Button small kind="second" onClick={() => setAsking(true)}>
              {t.nominations.verifyAll}
            </Button>
          )}
        </div>
      )}
      <div aria-busy={pages.busy}>
        <p class="muted found">{pages.busy && pages.items.length === 0 ? t.common.loading : found}</p>
        <Table
          caption={t.nominations.title}
          captionHidden
          columns={columns({
            items: pages.items,
            chosen: choosing ? chosen : undefined,
            choose: setChosen,
            keyOf,
            address,
            nameOf,
            can,
            to,
          })}
          rows={pages.items}
          keyOf={keyOf}
          empty={pages.busy ? ' ' : t.nominations.empty}
        />
      </div>
      <ListFile of="GET /papers/programmes/:programme/lists/nominations" query={filter} />
      <More of={pages} />
      {query.buka && (
        <NominationDrawer
          key={query.buka}
          of={query.buka}
          previous={pages.items[opened - 1] && address(keyOf(pages.items[opened - 1] as Nomination))}
          next={
            opened >= 0 && pages.items[opened + 1]
              ? address(keyOf(pages.items[opened + 1] as Nomination))
              : undefined
          }
          onClose={() => route(address(), true)}
          onChanged={(words) => {
            announce(words)
            refresh()
          }}
          onDecided={(words) => {
            const after = pages.items[opened + 1] ?? pages.items[opened - 1]
            announce(words)
            pages.update((items) => items.filter((one) => keyOf(one) !== query.buka))
            counts.reload()
            route(opened >= 0 && after ? address(keyOf(after)) : address(), true)
          }}
        />
      )}
      {asking && (
        <VerifyAll
          filter={{ company, scheme }}
          companyName={counts.data?.name}
          about={scheme ? undefined : counts.data?.byState.submitted}
          onClose={(skipped) => {
            setAsking(false)
            setSkipped(named(skipped, pages.items))
            refresh()
          }}
        />
      )}
    </Page>
  )
}

const named = (skipped: Skipped[], items: Nomination[]) =>
  skipped.map((one) => ({ ...one, name: items.find(({ id }) => id === one.id)?.name }))
