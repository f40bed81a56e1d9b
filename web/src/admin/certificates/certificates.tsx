import { useLocation } from 'preact-iso'
import { useEffect } from 'preact/hooks'
import { certificateStates } from '../../../../functions/contract/certificate.ts'
import { call } from '../../api.ts'
import { Notice } from '../../ui/notice.tsx'
import { Table } from '../../ui/table.tsx'
import { Tag } from '../../ui/tag.tsx'
import { whisper } from '../announce.tsx'
import { day, number, text, weekday } from '../language.ts'
import { useLoad, usePages } from '../load.ts'
import { CompanyPicker } from '../parts/company-picker.tsx'
import { FilterChoice, Filters } from '../parts/filters.tsx'
import { ListFile, More } from '../parts/more.tsx'
import { Page } from '../parts/page.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { useDesk } from '../session.ts'
import { stateOf, tones, words } from './words.ts'

/** The register: all certificates of a programme, and the waves in which some wait. */
export function CertificatesPage() {
  const { programme, to, scheme: nameOf } = useDesk()
  const { query, route } = useLocation()
  const w = words()
  const params = { programme: programme.id }
  const state = certificateStates.find((one) => one === query.state)
  const { wave, company } = query
  const pages = usePages(JSON.stringify([programme.id, state, wave, company]), (after, signal) =>
    call('GET /programmes/:programme/certificates', {
      params,
      query: { state, wave, company, after },
      signal,
    }),
  )
  const beside = useLoad(`${programme.id} ${company}`, async (signal) => {
    const [waves, { nominations }, named] = await Promise.all([
      call('GET /programmes/:programme/waves', { params, signal }),
      call('GET /programmes/:programme/overview', { params, signal }),
      company
        ? call('GET /programmes/:programme/companies/:company', { params: { ...params, company }, signal })
        : undefined,
    ])
    return { waves, waiting: nominations.competent ?? 0, companyName: named?.name }
  })
  const over = (beside.data?.waves ?? []).filter(({ state: is }) =>
    ['held', 'decided', 'reported'].includes(is),
  )
  const waveName = (one: (typeof over)[number]) => `${weekday(one.date)}, ${nameOf(one.scheme)}`

  const found = w.found(number(pages.items.length), pages.more)
  useEffect(() => {
    if (!pages.busy && !pages.problem) whisper(found)
  }, [pages.busy, found])

  return (
    <Page title={w.title}>
      <Trouble problem={beside.problem} retry={beside.reload} />
      {over.length > 0 && (
        <Notice {...(beside.data!.waiting > 0 && { title: w.waiting(number(beside.data!.waiting)) })}>
          <details open={beside.data!.waiting > 0 && over.length <= 6}>
            <summary>{w.waitingHint}</summary>
            <ul>
              {over.map((one) => (
                <li key={one.id}>
                  <a href={to(`sertifikat/gelombang/${one.id}`)}>{waveName(one)}</a>
                </li>
              ))}
            </ul>
          </details>
        </Notice>
      )}
      <Filters label={text.value.common.filter}>
        {company && <input type="hidden" name="company" value={company} />}
        <FilterChoice
          name="state"
          label={text.value.common.state}
          words={text.value.certificateState}
          chosen={state}
        />
        <FilterChoice
          name="wave"
          label={w.wave}
          words={Object.fromEntries(over.map((one) => [one.id, waveName(one)]))}
          chosen={wave}
        />
        <CompanyPicker
          label={text.value.common.company}
          name={company && (beside.data?.companyName ?? company)}
          onPick={(picked) => picked !== company && route(to('sertifikat', { state, wave, company: picked }))}
        />
      </Filters>
      <Trouble problem={pages.problem} retry={pages.reload} />
      <div aria-busy={pages.busy}>
        <p class="muted found">
          {pages.busy && pages.items.length === 0 ? text.value.common.loading : found}
        </p>
        <Table
          caption={w.title}
          captionHidden
          cards
          rows={pages.items}
          keyOf={({ id }) => id}
          empty={pages.busy ? ' ' : w.empty}
          columns={[
            {
              key: 'name',
              head: w.name,
              cell: (one) => <a href={to(`sertifikat/${one.id}`)}>{one.name}</a>,
            },
            { key: 'company', head: text.value.common.company, cell: (one) => one.companyName },
            { key: 'scheme', head: text.value.common.scheme, cell: (one) => nameOf(one.scheme) },
            { key: 'number', head: w.number, cell: (one) => one.certificateNo },
            {
              key: 'days',
              head: w.validity,
              cell: (one) => `${day(one.issuedOn)} – ${day(one.expiresOn)}`,
            },
            {
              key: 'state',
              head: text.value.common.state,
              cell: (one) => (
                <>
                  <Tag tone={tones[stateOf(one)]}>{text.value.certificateState[stateOf(one)]}</Tag>{' '}
                  {one.revocation && one.state === 'issued' && <Tag tone="warn">{w.proposed}</Tag>}
                </>
              ),
            },
          ]}
        />
      </div>
      <ListFile of="GET /papers/programmes/:programme/lists/certificates" query={{ state, wave, company }} />
      <More of={pages} />
    </Page>
  )
}
