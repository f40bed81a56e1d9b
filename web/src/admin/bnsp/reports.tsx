import { call } from '../../api.ts'
import { Table } from '../../ui/table.tsx'
import { number, text, today, weekday } from '../language.ts'
import { useLoad } from '../load.ts'
import { Page } from '../parts/page.tsx'
import { StateTag } from '../parts/state-tag.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { useDesk } from '../session.ts'

/** Waves and what BNSP knows of each: the days that are over, latest first, then those to come. */
export function ReportsPage() {
  const { programme, to, scheme } = useDesk()
  const loaded = useLoad(programme.id, (signal) =>
    call('GET /programmes/:programme/bnsp/waves', { params: { programme: programme.id }, signal }),
  )
  const t = text.value
  return (
    <Page
      title={t.bnsp.title}
      actions={
        <a class="button second small" href={to('laporan/kode')}>
          {t.bnsp.codes}
        </a>
      }
    >
      <p class="prose">{t.bnsp.hint}</p>
      <Waiting of={loaded}>
        {(waves) => (
          <Table
            caption={t.bnsp.title}
            captionHidden
            cards
            rows={[
              ...waves.filter(({ date }) => date <= today()).reverse(),
              ...waves.filter(({ date }) => date > today()),
            ]}
            keyOf={({ id }) => id}
            empty={t.bnsp.empty}
            columns={[
              {
                key: 'wave',
                head: t.bnsp.wave,
                cell: ({ id, date, scheme: of }) => (
                  <a href={to(`laporan/${id}`)}>{t.bnsp.heading(weekday(date), scheme(of))}</a>
                ),
              },
              {
                key: 'state',
                head: t.common.state,
                cell: ({ state }) => <StateTag of="waveState" is={state} />,
              },
              {
                key: 'people',
                head: t.bnsp.people,
                number: true,
                cell: ({ taken }) => number(taken),
              },
              {
                key: 'schedule',
                head: t.bnsp.schedule,
                cell: ({ scheduleCode }) => scheduleCode ?? <span class="muted">{t.bnsp.none}</span>,
              },
              {
                key: 'letter',
                head: t.bnsp.letter,
                cell: ({ reportedBy }) => reportedBy ?? <span class="muted">{t.bnsp.none}</span>,
              },
            ]}
          />
        )}
      </Waiting>
    </Page>
  )
}
