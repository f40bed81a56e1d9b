import { useLocation } from 'preact-iso'
import { useEffect, useState } from 'preact/hooks'
import type { MailHealth, Notice, NoticeState } from '../../../../functions/contract/notice.ts'
import { call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { announce, whisper } from '../announce.tsx'
import { useCodes } from '../codes.ts'
import { moment, number, text } from '../language.ts'
import { useLoad, usePages, useWork } from '../load.ts'
import { Ask } from '../parts/ask.tsx'
import { ListFile, More } from '../parts/more.tsx'
import { Page } from '../parts/page.tsx'
import { SavedFilters } from '../parts/saved-filters.tsx'
import { StateTabs } from '../parts/state-tabs.tsx'
import { StateTag } from '../parts/state-tag.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { useDesk } from '../session.ts'
import { Enclosed } from './enclosed.tsx'
import { Health } from './health.tsx'

/** In trouble first, then on their way, then done. */
const order: NoticeState[] = [
  'dead',
  'bounced',
  'complained',
  'owed',
  'claimed',
  'sent',
  'delivered',
  'dropped',
]
const trouble: readonly NoticeState[] = ['dead', 'bounced', 'complained']
/** What may be sent again; who complained is not written to any more. */
const sendable: readonly NoticeState[] = ['dead', 'bounced', 'dropped']
/** A mail that tells that its address is no good. */
const dead = ['notice.bounced', 'notice.address_dead']

/** Mails by state, those in trouble first, with sending again and sending now. */
export function MailPage() {
  const { programme, can, to } = useDesk()
  const { query } = useLocation()
  const t = text.value
  const params = { programme: programme.id }
  const state: NoticeState | 'all' =
    query.state && query.state in t.noticeState ? (query.state as NoticeState) : 'all'
  const [health, setHealth] = useState<MailHealth>()
  const pages = usePages(`${programme.id} ${state}`, async (after, signal) => {
    const page = await call('GET /programmes/:programme/mail', {
      params,
      query: { ...(state !== 'all' && { state }), after },
      signal,
    })
    setHealth(page.health)
    return page
  })
  const counts = useLoad(programme.id, async (signal) => {
    if (!can('overview.read')) return {}
    return (await call('GET /programmes/:programme/overview', { params, signal })).mail
  })
  const running = useWork()
  const say = useCodes()
  const [resending, setResending] = useState<Notice>()
  const found = t.mail.found(number(pages.items.length), pages.more)
  useEffect(() => {
    if (!pages.busy && !pages.problem) whisper(found)
  }, [pages.busy, found])

  const run = () =>
    running.run(async () => {
      const { sent, failed, left } = await call('POST /programmes/:programme/mail/run', { params })
      announce(
        sent + failed === 0 && left > 0
          ? t.mail.soon(number(left))
          : t.mail.ran(number(sent), number(failed), number(left)),
      )
      pages.reload()
      counts.reload()
    })
  const all = counts.data && Object.values(counts.data).reduce((sum, n) => sum + n, 0)
  const bad = counts.data && trouble.reduce((sum, one) => sum + (counts.data?.[one] ?? 0), 0)
  return (
    <Page
      title={t.mail.title}
      actions={
        <>
          {can('mail.send') && (
            <Button small busy={running.busy} onClick={run}>
              {running.busy ? t.mail.running : t.mail.run}
            </Button>
          )}
          <a class="button second small" href={to('surel/contoh')}>
            {t.mail.preview}
          </a>
        </>
      }
    >
      <Trouble problem={running.problem} />
      {health && <Health health={health} changed={pages.reload} />}
      {bad === 0 && <p class="muted">{t.mail.good}</p>}
      <StateTabs<NoticeState | 'all'>
        label={t.mail.tabs}
        words={{
          all: t.common.all,
          ...(Object.fromEntries(order.map((one) => [one, t.noticeState[one]])) as typeof t.noticeState),
        }}
        counts={counts.data && { ...counts.data, all: all ?? 0 }}
        always={['all', 'owed', 'sent', 'delivered']}
        warn={trouble}
        current={state}
        href={(state) => to('surel', { state: state === 'all' ? undefined : state })}
      />
      <SavedFilters page="surel" />
      <Trouble problem={pages.problem} retry={pages.reload} />
      <div aria-busy={pages.busy}>
        <p class="muted found">{pages.busy && pages.items.length === 0 ? t.common.loading : found}</p>
        <Table
          caption={t.mail.title}
          captionHidden
          rows={pages.items}
          keyOf={({ id }) => id}
          empty={pages.busy ? ' ' : t.mail.empty}
          columns={columns({ again: can('mail.send') ? setResending : undefined, say, can, to })}
        />
      </div>
      <ListFile of="GET /papers/programmes/:programme/lists/mail" query={state === 'all' ? {} : { state }} />
      <More of={pages} />
      {resending && (
        <Ask
          title={t.mail.resendAsk(resending.to)}
          what={t.mail.resendWhat(resending.subject ?? t.noticeKind[resending.kind])}
          act={t.mail.resend}
          acting={t.common.sending}
          onClose={() => setResending(undefined)}
          onAct={async () => {
            const next = await call('POST /programmes/:programme/mail/:notice/resend', {
              params: { ...params, notice: resending.id },
            })
            announce(t.mail.resent(next.to))
            pages.update((items) =>
              items.flatMap((one) =>
                one.id !== next.id ? [one] : state === 'all' || state === next.state ? [next] : [],
              ),
            )
            counts.reload()
          }}
        />
      )}
    </Page>
  )
}

type Given = {
  again: ((notice: Notice) => void) | undefined
  say: (code: string) => string
  can: (action: 'company.read' | 'company.invite') => boolean
  to: (page: string, query?: Record<string, string>) => string
}

const columns = ({ again, say, can, to }: Given): Column<Notice>[] => {
  const t = text.value
  return [
    {
      key: 'subject',
      head: t.mail.subject,
      cell: ({ subject, kind, ...notice }) => (
        <span class="roomy">
          {subject ?? t.noticeKind[kind]}
          {subject && <span class="under muted">{t.noticeKind[kind]}</span>}
          <Enclosed of={notice} />
        </span>
      ),
    },
    {
      key: 'to',
      head: t.mail.to,
      cell: ({ to: address, company }) =>
        company && can('company.read') ? <a href={to(`perusahaan/${company}`)}>{address}</a> : address,
    },
    {
      key: 'state',
      head: t.common.state,
      cell: ({ state, problem, company, kind }) => (
        <>
          <StateTag of="noticeState" is={state} />
          {problem && <span class="under">{say(problem)}</span>}
          {company &&
            problem &&
            dead.includes(problem) &&
            !kind.endsWith('_worker') &&
            can('company.invite') && (
              <a class="under" href={to(`perusahaan/${company}`, { alamat: 'ganti' })}>
                {t.mail.otherAddress}
              </a>
            )}
        </>
      ),
    },
    {
      key: 'times',
      head: t.common.time,
      cell: ({ owedAt, dueAt, sentAt }) => (
        <>
          <Time words={t.mail.owedAt} at={owedAt} />
          {dueAt !== owedAt && <Time words={t.mail.dueAt} at={dueAt} />}
          <Time words={t.mail.sentAt} at={sentAt} />
        </>
      ),
    },
    { key: 'attempts', head: t.mail.attempts, number: true, cell: ({ attempts }) => number(attempts) },
    ...(again
      ? [
          {
            key: 'again',
            head: <span class="visually-hidden">{t.common.actions}</span>,
            cell: (notice: Notice) =>
              sendable.includes(notice.state) ? (
                <Button
                  kind="second"
                  small
                  aria-label={t.mail.resendTo(notice.to)}
                  onClick={() => again(notice)}
                >
                  {t.mail.resend}
                </Button>
              ) : (
                ''
              ),
          },
        ]
      : []),
  ]
}

const Time = ({ words, at }: { words: string; at: string | undefined }) =>
  at ? (
    <span class="under nowrap">
      <span class="muted">{words}</span> <time dateTime={at}>{moment(at)}</time>
    </span>
  ) : null
