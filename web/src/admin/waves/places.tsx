import { useState } from 'preact/hooks'
import { call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { Table } from '../../ui/table.tsx'
import { announce } from '../announce.tsx'
import { number, text } from '../language.ts'
import { useLoad } from '../load.ts'
import { CompanyPicker } from '../parts/company-picker.tsx'
import { Form, typed } from '../parts/form.tsx'
import { Page } from '../parts/page.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { useDesk } from '../session.ts'
import { loadPlaces } from './load-places.ts'

/** Venues and assessors. */
export function PlacesPage() {
  const { programme, can, to } = useDesk()
  const [adding, setAdding] = useState<'venue' | 'assessor'>()
  const places = useLoad(programme.id, (signal) => loadPlaces(programme.id, signal))
  const t = text.value.waves
  const done = (name: string) => {
    announce(t.venueAdded(name))
    setAdding(undefined)
    places.reload()
  }
  return (
    <Page title={t.places} up={{ href: to('gelombang'), words: t.title }}>
      <Waiting of={places}>
        {({ venues, assessors }) => (
          <>
            <div class="section-head">
              <h2>{t.venues}</h2>
              {can('wave.edit') && (
                <Button kind="second" small onClick={() => setAdding('venue')}>
                  {t.addVenue}
                </Button>
              )}
            </div>
            <Table
              caption={t.venues}
              captionHidden
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
              ]}
            />
            <div class="section-head">
              <h2>{t.assessors}</h2>
              {can('wave.edit') && (
                <Button kind="second" small onClick={() => setAdding('assessor')}>
                  {t.addAssessor}
                </Button>
              )}
            </div>
            <Table
              caption={t.assessors}
              captionHidden
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
              ]}
            />
          </>
        )}
      </Waiting>
      {adding === 'venue' && <VenueForm onDone={done} onClose={() => setAdding(undefined)} />}
      {adding === 'assessor' && <AssessorForm onDone={done} onClose={() => setAdding(undefined)} />}
    </Page>
  )
}

type Props = { onDone: (name: string) => void; onClose: () => void }

function VenueForm({ onDone, onClose }: Props) {
  const { programme } = useDesk()
  const t = text.value
  const labels: Record<string, string> = {
    name: t.waves.venueName,
    kind: t.waves.venueKind,
    address: t.waves.address,
    capacity: t.waves.capacity,
    mapUrl: t.waves.mapUrl,
  }
  return (
    <Dialog title={t.waves.addVenue} onClose={onClose}>
      <Form
        send={t.common.save}
        sending={t.common.saving}
        label={(name) => labels[name] ?? name}
        onCancel={onClose}
        onSend={async (values) => {
          const venue = await call('POST /programmes/:programme/venues', {
            params: { programme: programme.id },
            body: {
              name: typed(values, 'name'),
              kind: typed(values, 'kind') as 'sewaktu',
              address: typed(values, 'address'),
              capacity: typed(values, 'capacity'),
              mapUrl: typed(values, 'mapUrl'),
            },
          })
          onDone(venue.name)
        }}
      >
        {(field) => (
          <>
            <TextField {...field('name')} label={t.waves.venueName} />
            <SelectField
              {...field('kind')}
              label={t.waves.venueKind}
              class="middle"
              options={Object.entries(t.waves.venueKinds)}
            />
            <TextField {...field('address')} label={t.waves.address} />
            <TextField {...field('capacity')} label={t.waves.capacity} inputMode="numeric" class="short" />
            <TextField {...field('mapUrl')} label={`${t.waves.mapUrl} ${t.common.optional}`} type="url" />
          </>
        )}
      </Form>
    </Dialog>
  )
}

function AssessorForm({ onDone, onClose }: Props) {
  const { programme, can } = useDesk()
  const [employer, setEmployer] = useState<string>()
  const t = text.value
  const labels: Record<string, string> = {
    name: t.waves.assessorName,
    registration: t.waves.registration,
    email: t.waves.email,
  }
  return (
    <Dialog title={t.waves.addAssessor} onClose={onClose}>
      <Form
        send={t.common.save}
        sending={t.common.saving}
        label={(name) => labels[name] ?? name}
        onCancel={onClose}
        onSend={async (values) => {
          const assessor = await call('POST /programmes/:programme/assessors', {
            params: { programme: programme.id },
            body: {
              name: typed(values, 'name'),
              registration: typed(values, 'registration'),
              email: typed(values, 'email'),
              company: employer,
            },
          })
          onDone(assessor.name)
        }}
      >
        {(field) => (
          <>
            <TextField {...field('name')} label={t.waves.assessorName} />
            <TextField
              {...field('registration')}
              label={t.waves.registration}
              hint={t.waves.registrationHint}
            />
            <TextField {...field('email')} label={t.waves.email} type="email" />
            {can('company.read') && (
              <div class="field">
                <CompanyPicker
                  name={undefined}
                  label={`${t.waves.employer} ${t.common.optional}`}
                  onPick={setEmployer}
                />
                <span class="hint">{t.waves.employerHint}</span>
              </div>
            )}
          </>
        )}
      </Form>
    </Dialog>
  )
}
