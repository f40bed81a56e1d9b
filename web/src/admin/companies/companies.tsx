import { useLocation } from 'preact-iso'
import { useEffect } from 'preact/hooks'
import type { Company, CompanyState, Standing } from '../../../../functions/contract/company.ts'
import { call } from '../../api.ts'
import { type Column, Table } from '../../ui/table.tsx'
import { whisper } from '../announce.tsx'
import { number, text } from '../language.ts'
import { usePages } from '../load.ts'
import { FilterChoice, Filters } from '../parts/filters.tsx'
import { ListFile, More } from '../parts/more.tsx'
import { Page } from '../parts/page.tsx'
import { SavedFilters } from '../parts/saved-filters.tsx'
import { StateTag } from '../parts/state-tag.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { useDesk } from '../session.ts'

const known = <K extends string>(words: Record<K, string>, value: string | undefined): K | undefined =>
  value !== undefined && value in words ? (value as K) : undefined

/** Companies by name, with filters in the address. */
export function CompaniesPage() {
  const { programme, can, to } = useDesk()
  const { query } = useLocation()
  const t = text.value
  const state = known<CompanyState>(t.companyState, query.state)
  const standing = known<Standing>(t.standing, query.standing)
  const search = query.search ?? ''
  const pages = usePages(JSON.stringify([programme.id, state, standing, search]), (after, signal) =>
    call('GET /programmes/:programme/companies', {
      params: { programme: programme.id },
      query: { state, standing, search, after },
      signal,
    }),
  )
  const found = t.companies.found(number(pages.items.length), pages.more)
  useEffect(() => {
    if (!pages.busy && !pages.problem) whisper(found)
  }, [pages.busy, found])

  return (
    <Page
      title={t.companies.title}
      actions={
        can('company.invite') && (
          <a class="button second small" href={to('perusahaan/impor')}>
            {t.companies.import}
          </a>
        )
      }
    >
      <Filters label={t.common.filter}>
        <label>
          <span>{t.companies.search}</span>
          <input type="search" name="search" defaultValue={search} key={search} maxLength={80} />
        </label>
        <FilterChoice name="state" label={t.common.state} words={t.companyState} chosen={state} />
        <FilterChoice name="standing" label={t.common.standing} words={t.standing} chosen={standing} />
      </Filters>
      <SavedFilters page="perusahaan" />
      <Trouble problem={pages.problem} retry={pages.reload} />
      <div aria-busy={pages.busy}>
        {pages.busy && pages.items.length === 0 ? (
          <p class="muted">{t.common.loading}</p>
        ) : (
          !pages.problem && <p class="muted found">{found}</p>
        )}
        {!pages.busy && !pages.problem && pages.items.length === 0 ? (
          <p>{state || standing || search ? t.companies.empty : t.companies.emptyAll}</p>
        ) : (
          <Table
            caption={t.companies.title}
            captionHidden
            columns={columns(to)}
            rows={pages.items}
            keyOf={({ id }) => id}
            empty=" "
          />
        )}
      </div>
      <ListFile of="GET /papers/programmes/:programme/lists/companies" query={{ state, standing, search }} />
      <More of={pages} />
    </Page>
  )
}

const columns = (to: (page: string) => string): Column<Company>[] => {
  const t = text.value
  return [
    {
      key: 'name',
      head: t.common.name,
      cell: ({ id, name }) => <a href={to(`perusahaan/${id}`)}>{name}</a>,
    },
    { key: 'kind', head: t.companies.kind, cell: ({ kind }) => kind },
    { key: 'district', head: t.companies.district, cell: ({ district }) => district },
    { key: 'state', head: t.common.state, cell: ({ state }) => <StateTag of="companyState" is={state} /> },
    {
      key: 'standing',
      head: t.common.standing,
      cell: ({ standing }) => <StateTag of="standing" is={standing} />,
    },
    {
      key: 'expected',
      head: t.companies.expected,
      number: true,
      cell: ({ expectedWorkers }) => number(expectedWorkers),
    },
    {
      key: 'nominated',
      head: t.companies.nominated,
      number: true,
      cell: ({ counts }) => number(nominatedOf(counts)),
    },
    {
      key: 'verified',
      head: t.nominationState.verified,
      number: true,
      cell: ({ counts }) => number(counts.verified ?? 0),
    },
    {
      key: 'assigned',
      head: t.nominationState.assigned,
      number: true,
      cell: ({ counts }) => number(counts.assigned ?? 0),
    },
  ]
}

const gone = new Set(['refused', 'withdrawn', 'replaced'])
/** Its nominations that stand. */
export const nominatedOf = (counts: Record<string, number>) =>
  Object.entries(counts).reduce((sum, [state, n]) => (gone.has(state) ? sum : sum + n), 0)
