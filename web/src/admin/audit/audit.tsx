import type { ComponentChildren, InputHTMLAttributes } from 'preact'
import { useLocation } from 'preact-iso'
import { useEffect, useState } from 'preact/hooks'
import type { AuditEntry, AuditSeal } from '../../../../functions/contract/audit.ts'
import { auditSubjects } from '../../../../functions/contract/text/audit-subject.ts'
import { call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { whisper } from '../announce.tsx'
import { language, moment, number, text } from '../language.ts'
import { useLoad, usePages } from '../load.ts'
import { actorName } from '../parts/actor-name.ts'
import { FilterChoice, Filters } from '../parts/filters.tsx'
import { ListFile } from '../parts/more.tsx'
import { Page } from '../parts/page.tsx'
import { SavedFilters } from '../parts/saved-filters.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { useDesk } from '../session.ts'
import './audit.css'
import { words } from './words.ts'

const asked = ['from', 'until', 'who', 'what', 'subject', 'request'] as const

/** The audit log: what is asked for stands in the address, what was found is read page by page. */
export function AuditPage() {
  const { programme } = useDesk()
  const { query } = useLocation()
  const w = words()
  const t = text.value.common
  const params = { programme: programme.id }
  const question = Object.fromEntries(asked.map((name) => [name, query[name]]))
  const [looked, setLooked] = useState('')
  const pages = usePages(JSON.stringify([programme.id, question]), async (after, signal) => {
    const page = await call('GET /programmes/:programme/audit', {
      params,
      query: { ...question, after },
      signal,
    })
    setLooked(page.lookedUntil)
    return page
  })
  const seal = useLoad(programme.id, (signal) =>
    call('GET /programmes/:programme/audit/seal', { params, signal }),
  )
  const found = w.found(number(pages.items.length), pages.more)
  useEffect(() => {
    if (!pages.busy && !pages.problem) whisper(found)
  }, [pages.busy, found])
  const group = query.what?.split('.')[0]

  return (
    <Page title={w.title}>
      <p class="muted">{w.lead}</p>
      {seal.data && <Sealed seal={seal.data} />}
      <Filters label={t.filter}>
        <Typed name="who" label={w.who} hint={w.whoHint} value={query.who} />
        <FilterChoice name="what" label={w.what} words={w.groups} chosen={group} />
        <Typed name="subject" label={w.subject} hint={w.subjectHint} value={query.subject} />
        <Typed name="from" type="date" label={w.from} value={query.from} />
        <Typed name="until" type="date" label={w.until} value={query.until} />
        <Typed name="request" label={w.request} value={query.request} />
      </Filters>
      <SavedFilters page="audit" />
      <Trouble problem={pages.problem} retry={pages.reload} />
      <div class="audit" aria-busy={pages.busy}>
        <p class="muted found">{pages.busy && pages.items.length === 0 ? t.loading : found}</p>
        <Table
          caption={w.title}
          captionHidden
          cards
          rows={pages.items}
          keyOf={({ id }) => id}
          empty={pages.busy ? ' ' : w.empty}
          columns={columns()}
        />
      </div>
      <ListFile of="GET /papers/programmes/:programme/lists/audit" query={question} />
      {pages.more && (
        <p>
          <Button kind="second" busy={pages.busy} onClick={pages.next}>
            {pages.busy ? t.loading : w.goOn}
          </Button>{' '}
          <span class="muted">{w.looked(moment(looked))}</span>
        </p>
      )}
    </Page>
  )
}

function Typed({
  name,
  label,
  hint,
  value,
  type = 'search',
}: {
  name: string
  label: string
  hint?: string
  value: string | undefined
  type?: 'search' | 'date'
}) {
  return (
    <label>
      <span>{label}</span>
      <input
        {...({ type, name, placeholder: hint, maxLength: 80 } as InputHTMLAttributes)}
        key={value ?? ''}
        defaultValue={value ?? ''}
      />
    </label>
  )
}

function Sealed({ seal }: { seal: AuditSeal }) {
  const w = words()
  if (!seal.last) return <p class="muted">{w.notSealed}</p>
  const until = new Date(Date.parse(`${seal.last}:00:00.000Z`) + 3_600_000).toISOString()
  return (
    <details class="sealed">
      <summary>
        {w.sealed(moment(until))}
        {seal.waiting > 2 && `. ${w.waiting(number(seal.waiting))}`}
      </summary>
      <p>{w.sealedWhat}</p>
      <p>
        {w.chain}: <code>{seal.chain}</code>
      </p>
    </details>
  )
}

function columns(): Column<AuditEntry>[] {
  const w = words()
  const { can, to } = useDesk()
  return [
    {
      key: 'at',
      head: w.when,
      cell: ({ at }) => <time dateTime={at}>{moment(at)}</time>,
    },
    {
      key: 'who',
      head: w.who,
      cell: ({ by, name, source }) => (
        <>
          {name ?? actorName(by)}
          <span class="under muted">{w.sources[source]}</span>
        </>
      ),
    },
    { key: 'what', head: w.what, cell: ({ what }) => <Done what={what} /> },
    {
      key: 'subject',
      head: w.subject,
      cell: ({ subject: { kind, id, ids } }) => (
        <>
          {auditSubjects[language.value][kind] ?? kind}
          <span class="under">
            {id && kind === 'company' && can('company.read') ? (
              <a href={to(`perusahaan/${id}`)}>{id}</a>
            ) : id ? (
              <LogOf id={id} />
            ) : ids?.length === 1 ? (
              <LogOf id={ids[0]!} />
            ) : (
              ids && <span class="muted">{w.several(number(ids.length))}</span>
            )}
          </span>
        </>
      ),
    },
    { key: 'details', head: w.details, cell: (one) => <Details of={one} /> },
  ]
}

/** To all that was done to it. */
function LogOf({ id }: { id: string }) {
  const { to } = useDesk()
  return <a href={to('audit', { subject: id })}>{id}</a>
}

/** What was done, in a sentence; beside it the code that one may ask for. */
const Done = ({ what }: { what: string }) => {
  const said = (text.value.done as Record<string, string>)[what]
  if (!said) return <code>{what}</code>
  return (
    <>
      {said}
      <code class="under muted">{what}</code>
    </>
  )
}

function Details({ of: { before, after, reason, from, requestId, subject } }: { of: AuditEntry }) {
  const w = words()
  const rows: [string, ComponentChildren][] = [
    [w.reason, reason],
    [w.before, before && lines(before)],
    [w.after, after && lines(after)],
    [w.subject, subject.ids?.flatMap((id, at) => [at > 0 && '\n', <LogOf key={id} id={id} />])],
    [w.address, from],
    [w.request, requestId],
  ]
  return (
    <details class="entry">
      <summary>{reason ?? w.details}</summary>
      <dl>
        {rows.map(([name, value]) =>
          value ? (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </details>
  )
}

/** Values as lines of `name: value`. */
const lines = (values: Record<string, unknown>) =>
  Object.entries(values)
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join('\n')
