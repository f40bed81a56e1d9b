import { useState } from 'preact/hooks'
import type { Wave } from '../../../../functions/contract/wave.ts'
import { call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Table } from '../../ui/table.tsx'
import { number, text, today, weekday } from '../language.ts'
import { useLoad } from '../load.ts'
import { Meter } from '../parts/meter.tsx'
import { ListFile } from '../parts/more.tsx'
import { Page } from '../parts/page.tsx'
import { StateTag } from '../parts/state-tag.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { useDesk } from '../session.ts'
import { loadPlaces, type Places } from './load-places.ts'
import { TimeLine } from './time-line.tsx'

/** Waves on a time line and as a table, the coming ones first. */
export function WavesPage() {
  const { programme, can, to } = useDesk()
  const t = text.value.waves
  const loaded = useLoad(programme.id, async (signal) => {
    const params = { programme: programme.id }
    const [waves, places] = await Promise.all([
      call('GET /programmes/:programme/waves', { params, signal }),
      loadPlaces(programme.id, signal),
    ])
    return { waves, places }
  })
  return (
    <Page
      title={t.title}
      actions={
        <>
          {can('wave.edit') && (
            <a class="button small" href={to('gelombang/baru')}>
              {t.add}
            </a>
          )}
          <a class="button second small" href={to('gelombang/tempat')}>
            {t.places}
          </a>
          {can('plan.read') && (
            <a class="button second small" href={to('gelombang/antrean')}>
              {t.waiting}
            </a>
          )}
        </>
      }
    >
      <Waiting of={loaded}>
        {({ waves, places }) =>
          waves.length === 0 ? (
            <p>{t.empty}</p>
          ) : (
            <>
              <TimeLine waves={waves} />
              <WaveTable waves={waves} places={places} />
            </>
          )
        }
      </Waiting>
    </Page>
  )
}

function WaveTable({ waves, places }: { waves: Wave[]; places: Places }) {
  const { scheme, to } = useDesk()
  const now = today()
  const past = waves.filter(({ date }) => date < now)
  const [showPast, setShowPast] = useState(past.length === waves.length)
  const t = text.value
  const names = (ids: readonly string[]) =>
    ids.map((id) => places.assessors.find((one) => one.id === id)?.name ?? id).join(', ')
  return (
    <>
      {past.length > 0 && (
        <p>
          <Button kind="plain" small aria-expanded={showPast} onClick={() => setShowPast(!showPast)}>
            {showPast ? t.waves.hidePast : t.waves.past(number(past.length))}
          </Button>
        </p>
      )}
      <Table
        caption={t.waves.title}
        captionHidden
        rows={showPast ? waves : waves.filter(({ date }) => date >= now)}
        keyOf={({ id }) => id}
        empty={t.waves.empty}
        columns={[
          {
            key: 'date',
            head: t.common.date,
            cell: ({ id, date }) => <a href={to(`gelombang/${id}`)}>{weekday(date)}</a>,
          },
          {
            key: 'hours',
            head: t.waves.hours,
            cell: ({ startsAt, endsAt }) => <span class="nowrap">{`${startsAt}–${endsAt}`}</span>,
          },
          { key: 'scheme', head: t.common.scheme, cell: (wave) => scheme(wave.scheme) },
          {
            key: 'venue',
            head: t.waves.venue,
            cell: ({ venue }) => places.venues.find(({ id }) => id === venue)?.name ?? venue,
          },
          {
            key: 'assessors',
            head: t.waves.assessors,
            cell: ({ assessors }) => <span class="roomy">{names(assessors)}</span>,
          },
          {
            key: 'seats',
            head: t.common.seats,
            number: true,
            cell: ({ taken, seats }) => (
              <>
                {number(taken)} / {number(seats)}
                <Meter wide parts={[{ n: taken, tone: taken >= seats ? 'good' : 'accent' }]} of={seats} />
              </>
            ),
          },
          { key: 'state', head: t.common.state, cell: ({ state }) => <StateTag of="waveState" is={state} /> },
        ]}
      />
      <ListFile of="GET /papers/programmes/:programme/lists/waves" />
    </>
  )
}
