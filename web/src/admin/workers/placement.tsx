import { useLocation } from 'preact-iso'
import { useEffect } from 'preact/hooks'
import { call } from '../../api.ts'
import { Table } from '../../ui/table.tsx'
import { whisper } from '../announce.tsx'
import { day, number, text } from '../language.ts'
import { usePages } from '../load.ts'
import { FilterChoice, Filters } from '../parts/filters.tsx'
import { ListFile, More } from '../parts/more.tsx'
import { Page } from '../parts/page.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { useDesk } from '../session.ts'

/** Who is open to work, for the job placement desk. */
export function PlacementPage() {
  const { programme, scheme: nameOf } = useDesk()
  const { query } = useLocation()
  const w = text.value.workers
  const { scheme, district } = query
  const pages = usePages(JSON.stringify([programme.id, scheme, district]), (after, signal) =>
    call('GET /programmes/:programme/placement', {
      params: { programme: programme.id },
      query: { scheme, district, after },
      signal,
    }),
  )
  const found = w.seekers(number(pages.items.length), pages.more)
  useEffect(() => {
    if (!pages.busy && !pages.problem) whisper(found)
  }, [pages.busy, found])
  return (
    <Page title={w.placement}>
      <p class="muted">{w.placementLead}</p>
      <Filters label={text.value.common.filter}>
        <FilterChoice
          name="scheme"
          label={text.value.common.scheme}
          words={Object.fromEntries(programme.schemes.map(({ id }) => [id, nameOf(id)]))}
          chosen={scheme}
        />
        <label>
          <span>{w.district}</span>
          <input type="search" name="district" key={district ?? ''} defaultValue={district ?? ''} />
        </label>
      </Filters>
      <Trouble problem={pages.problem} retry={pages.reload} />
      <div aria-busy={pages.busy}>
        <p class="muted found">{pages.busy ? text.value.common.loading : found}</p>
        <Table
          caption={w.placement}
          captionHidden
          cards
          rows={pages.items}
          keyOf={({ nomination }) => nomination}
          empty={pages.busy ? ' ' : w.noSeekers}
          columns={[
            { key: 'name', head: w.name, cell: ({ name }) => name },
            { key: 'scheme', head: text.value.common.scheme, cell: (one) => nameOf(one.scheme) },
            { key: 'district', head: w.district, cell: (one) => one.district },
            {
              key: 'certificate',
              head: w.certificate,
              cell: (one) => (
                <>
                  <a href={`/periksa#${one.statement}`} target="_blank" rel="noopener">
                    {one.certificateNo}
                  </a>
                  <br />
                  <span class="muted">{w.until(day(one.expiresOn))}</span>
                </>
              ),
            },
            {
              key: 'contact',
              head: w.contact,
              cell: ({ phone, email }) => (
                <>
                  <a href={`tel:${phone}`}>{phone}</a>
                  {email && (
                    <>
                      <br />
                      <a href={`mailto:${email}`}>{email}</a>
                    </>
                  )}
                </>
              ),
            },
            { key: 'since', head: w.since, cell: ({ since }) => day(since) },
          ]}
        />
      </div>
      <ListFile of="GET /papers/programmes/:programme/lists/placement" query={{ scheme, district }} />
      <More of={pages} />
    </Page>
  )
}
