import { useState } from 'preact/hooks'
import type { Assessor, Venue } from '../../../../functions/contract/wave.ts'
import { Button } from '../../ui/button.tsx'
import { Table } from '../../ui/table.tsx'
import { announce } from '../announce.tsx'
import { number, text } from '../language.ts'
import { useLoad } from '../load.ts'
import { Page } from '../parts/page.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { useDesk } from '../session.ts'
import { AssessorForm, VenueForm } from './place-forms.tsx'
import { loadPlaces } from './load-places.ts'

type Open = { kind: 'venue'; one?: Venue } | { kind: 'assessor'; one?: Assessor }

/** Venues and assessors. */
export function PlacesPage() {
  const { programme, can, to } = useDesk()
  const [open, setOpen] = useState<Open>()
  const places = useLoad(programme.id, (signal) => loadPlaces(programme.id, signal))
  const t = text.value.waves
  const done = (name: string) => {
    announce(open?.one ? t.placeChanged(name) : t.venueAdded(name))
    setOpen(undefined)
    places.reload()
  }
  const edit = (name: string, opened: Open) => (
    <Button kind="plain" small aria-label={t.editPlace(name)} onClick={() => setOpen(opened)}>
      {t.edit}
    </Button>
  )
  const acts = <P extends { name: string }>(openOf: (one: P) => Open) =>
    can('wave.edit')
      ? [
          {
            key: 'act',
            head: <span class="visually-hidden">{text.value.common.actions}</span>,
            cell: (one: P) => edit(one.name, openOf(one)),
          },
        ]
      : []
  return (
    <Page title={t.places} up={{ href: to('gelombang'), words: t.title }}>
      <Waiting of={places}>
        {({ venues, assessors }) => (
          <>
            <div class="section-head">
              <h2>{t.venues}</h2>
              {can('wave.edit') && (
                <Button kind="second" small onClick={() => setOpen({ kind: 'venue' })}>
                  {t.addVenue}
                </Button>
              )}
            </div>
            <Table
              caption={t.venues}
              captionHidden
              cards
              rows={venues}
              keyOf={({ id }) => id}
              empty={text.value.common.none}
              columns={[
                {
                  key: 'name',
                  head: t.venueName,
                  cell: ({ name, mapUrl }) =>
                    mapUrl && /^https?:/.test(mapUrl) ? (
                      <a href={mapUrl} rel="noopener noreferrer" target="_blank">
                        {name}
                      </a>
                    ) : (
                      name
                    ),
                },
                { key: 'kind', head: t.venueKind, cell: ({ kind }) => t.venueKinds[kind] },
                { key: 'address', head: t.address, cell: ({ address }) => address },
                {
                  key: 'capacity',
                  head: t.capacity,
                  number: true,
                  cell: ({ capacity }) => number(capacity),
                },
                ...acts<Venue>((one) => ({ kind: 'venue', one })),
              ]}
            />
            <div class="section-head">
              <h2>{t.assessors}</h2>
              {can('wave.edit') && (
                <Button kind="second" small onClick={() => setOpen({ kind: 'assessor' })}>
                  {t.addAssessor}
                </Button>
              )}
            </div>
            <Table
              caption={t.assessors}
              captionHidden
              cards
              rows={assessors}
              keyOf={({ id }) => id}
              empty={text.value.common.none}
              columns={[
                { key: 'name', head: t.assessorName, cell: ({ name }) => name },
                { key: 'registration', head: t.registration, cell: ({ registration }) => registration },
                { key: 'email', head: t.email, cell: ({ email }) => email },
                {
                  key: 'company',
                  head: t.employer,
                  cell: ({ company }) =>
                    company && can('company.read') ? (
                      <a href={to(`perusahaan/${company}`)}>{text.value.common.company}</a>
                    ) : (
                      (company ?? '')
                    ),
                },
                ...acts<Assessor>((one) => ({ kind: 'assessor', one })),
              ]}
            />
          </>
        )}
      </Waiting>
      {open?.kind === 'venue' && (
        <VenueForm venue={open.one} onDone={done} onClose={() => setOpen(undefined)} />
      )}
      {open?.kind === 'assessor' && (
        <AssessorForm assessor={open.one} onDone={done} onClose={() => setOpen(undefined)} />
      )}
    </Page>
  )
}
