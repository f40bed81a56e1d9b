import { useState } from 'preact/hooks'
import type { Assessor, Venue } from '../../../../functions/contract/wave.ts'
import { call } from '../../api.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { text } from '../language.ts'
import { useLoad } from '../load.ts'
import { CompanyPicker } from '../parts/company-picker.tsx'
import { Form, typed } from '../parts/form.tsx'
import { useDesk } from '../session.ts'

type Props = { onDone: (name: string) => void; onClose: () => void }

/** A new venue, or one that is edited as it was seen. */
export function VenueForm({ venue, onDone, onClose }: Props & { venue: Venue | undefined }) {
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
    <Dialog title={venue ? t.waves.editPlace(venue.name) : t.waves.addVenue} onClose={onClose}>
      <Form
        send={t.common.save}
        sending={t.common.saving}
        label={(name) => labels[name] ?? name}
        onCancel={onClose}
        onSend={async (values) => {
          const params = { programme: programme.id }
          const body = {
            name: typed(values, 'name'),
            kind: typed(values, 'kind') as Venue['kind'],
            address: typed(values, 'address'),
            capacity: typed(values, 'capacity'),
            mapUrl: typed(values, 'mapUrl'),
          }
          const { name } = venue
            ? await call('PUT /programmes/:programme/venues/:venue', {
                params: { ...params, venue: venue.id },
                body: { ...body, version: venue.version },
              })
            : await call('POST /programmes/:programme/venues', { params, body })
          onDone(name)
        }}
      >
        {(field) => (
          <>
            {venue && <p class="muted">{t.waves.editVenueTold}</p>}
            <TextField {...field('name')} label={t.waves.venueName} defaultValue={venue?.name ?? ''} />
            <SelectField
              {...field('kind')}
              label={t.waves.venueKind}
              class="middle"
              chosen={venue?.kind ?? 'sewaktu'}
              options={Object.entries(t.waves.venueKinds)}
            />
            <TextField {...field('address')} label={t.waves.address} defaultValue={venue?.address ?? ''} />
            <TextField
              {...field('capacity')}
              label={t.waves.capacity}
              inputMode="numeric"
              class="short"
              defaultValue={venue ? String(venue.capacity) : ''}
            />
            <TextField
              {...field('mapUrl')}
              label={`${t.waves.mapUrl} ${t.common.optional}`}
              type="url"
              defaultValue={venue?.mapUrl ?? ''}
            />
          </>
        )}
      </Form>
    </Dialog>
  )
}

/** A new assessor, or one that is edited as seen. */
export function AssessorForm({ assessor, onDone, onClose }: Props & { assessor: Assessor | undefined }) {
  const { programme, can } = useDesk()
  const [employer, setEmployer] = useState(assessor?.company)
  const company = assessor?.company
  const known = useLoad(company ?? '', async (signal) =>
    company && can('company.read')
      ? (
          await call('GET /programmes/:programme/companies/:company', {
            params: { programme: programme.id, company },
            signal,
          })
        ).name
      : '',
  )
  const t = text.value
  const labels: Record<string, string> = {
    name: t.waves.assessorName,
    registration: t.waves.registration,
    email: t.waves.email,
    company: t.waves.employer,
  }
  return (
    <Dialog title={assessor ? t.waves.editPlace(assessor.name) : t.waves.addAssessor} onClose={onClose}>
      <Form
        send={t.common.save}
        sending={t.common.saving}
        label={(name) => labels[name] ?? name}
        onCancel={onClose}
        onSend={async (values) => {
          const params = { programme: programme.id }
          const body = {
            name: typed(values, 'name'),
            registration: typed(values, 'registration'),
            email: typed(values, 'email'),
            company: employer,
          }
          const { name } = assessor
            ? await call('PUT /programmes/:programme/assessors/:assessor', {
                params: { ...params, assessor: assessor.id },
                body: { ...body, version: assessor.version },
              })
            : await call('POST /programmes/:programme/assessors', { params, body })
          onDone(name)
        }}
      >
        {(field) => (
          <>
            <TextField {...field('name')} label={t.waves.assessorName} defaultValue={assessor?.name ?? ''} />
            <TextField
              {...field('registration')}
              label={t.waves.registration}
              hint={t.waves.registrationHint}
              defaultValue={assessor?.registration ?? ''}
            />
            <TextField
              {...field('email')}
              label={t.waves.email}
              type="email"
              defaultValue={assessor?.email ?? ''}
            />
            {can('company.read') && (
              <div class="field">
                <CompanyPicker
                  name={known.data || undefined}
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
