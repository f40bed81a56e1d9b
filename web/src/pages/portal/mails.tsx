import type { NoticeState } from '../../../../functions/contract/notice.ts'
import { call } from '../../api.ts'
import { momentInWords } from '../../format.ts'
import { type PortalProps, Trouble } from '../../portal/gate.tsx'
import { usePages } from '../../portal/use-pages.ts'
import { paths } from '../../routes.ts'
import { Button } from '../../ui/button.tsx'
import { Table } from '../../ui/table.tsx'
import { Tag, type Tone } from '../../ui/tag.tsx'

const tone: Partial<Record<NoticeState, Tone>> = {
  delivered: 'good',
  bounced: 'bad',
  complained: 'bad',
  dead: 'bad',
}

/** The mails that a company was sent, and whether they came. */
export function Mails({ p, language }: PortalProps) {
  const { items, problem, busy, more, reload } = usePages((after) =>
    call('GET /portal/mail', { query: { after } }),
  )
  if (problem && !items) return <Trouble problem={problem} p={p} again={reload} />
  if (!items) return null
  return (
    <>
      <Table
        caption={p.mails}
        captionHidden
        cards
        rows={items}
        keyOf={(notice) => notice.id}
        empty={p.noMails}
        columns={[
          {
            key: 'subject',
            head: p.mailColumns.subject,
            cell: ({ subject, kind, to }) => (
              <>
                {subject ?? p.mailKind[kind]}
                <br />
                <span class="muted">{p.mailTo(to)}</span>
              </>
            ),
          },
          {
            key: 'date',
            head: p.mailColumns.date,
            cell: ({ sentAt, owedAt }) => momentInWords(sentAt ?? owedAt, language),
          },
          {
            key: 'state',
            head: p.mailColumns.state,
            cell: ({ state, problem, nomination, kind }) => {
              const ofWorker = kind.endsWith('_worker')
              return (
                <>
                  <Tag tone={tone[state] ?? 'plain'}>{p.mailState[state]}</Tag>
                  {(state === 'bounced' || problem === 'notice.address_dead') && (
                    <>
                      <br />
                      <a
                        href={
                          ofWorker && nomination
                            ? `${paths.nominate[language]}?id=${nomination}`
                            : paths.company[language]
                        }
                      >
                        {ofWorker ? p.mailBouncedWorker : p.mailBounced}
                      </a>
                    </>
                  )}
                </>
              )
            },
          },
        ]}
      />
      {problem && <Trouble problem={problem} p={p} again={more} />}
      {more && (
        <Button kind="second" busy={busy} onClick={more}>
          {p.more(50)}
        </Button>
      )}
    </>
  )
}
