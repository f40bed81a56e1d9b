import { useState } from 'preact/hooks'
import type { Wave } from '../../../../functions/contract/wave.ts'
import { AreaField, SelectField, TextField } from '../../ui/field.tsx'
import { number, text } from '../language.ts'
import { type FieldOf, typed } from '../parts/form.tsx'
import { useDesk } from '../session.ts'
import type { Places } from './load-places.ts'

/** Candidates that one assessor can examine on one day. */
const perAssessor = 10

/** A choice; none is told as null, which the API calls missing, not malformed. */
const chosen = (values: FormData, name: string) => (typed(values, name) || null) as string

/** What stands in a form of a wave, as the API takes it. */
export const waveOf = (values: FormData) => ({
  scheme: chosen(values, 'scheme'),
  date: typed(values, 'date'),
  startsAt: typed(values, 'startsAt'),
  endsAt: typed(values, 'endsAt'),
  venue: chosen(values, 'venue'),
  assessors: values.getAll('assessors').map(String),
  ...(typed(values, 'seats') && { seats: typed(values, 'seats') }),
  note: typed(values, 'note'),
})

export const waveLabels = (name: string) => {
  const t = text.value
  const known: Record<string, string> = {
    scheme: t.common.scheme,
    date: t.common.date,
    startsAt: t.waves.from,
    endsAt: t.waves.until,
    venue: t.waves.venue,
    assessors: t.waves.assessors,
    seats: t.waves.seatsField,
    note: t.waves.note,
  }
  return known[name] ?? name
}

/** The fields of a wave, new or to be changed. */
export function WaveFields({ field, places, wave }: { field: FieldOf; places: Places; wave?: Wave }) {
  const { programme, scheme } = useDesk()
  const [venue, setVenue] = useState(wave?.venue ?? '')
  const [assessors, setAssessors] = useState<readonly string[]>(wave?.assessors ?? [])
  const t = text.value
  const capacity = places.venues.find(({ id }) => id === venue)?.capacity
  const most = Math.min(capacity ?? Infinity, perAssessor * assessors.length)
  const own = field('assessors')
  return (
    <>
      <SelectField
        {...field('scheme')}
        label={t.common.scheme}
        class="middle"
        chosen={wave?.scheme ?? ''}
        options={[
          ['', t.waves.chooseScheme],
          ...programme.schemes.map(({ id }) => [id, scheme(id)] as const),
        ]}
      />
      <div class="row">
        <TextField {...field('date')} label={t.common.date} type="date" defaultValue={wave?.date ?? ''} />
        <TextField
          {...field('startsAt')}
          label={t.waves.from}
          type="time"
          defaultValue={wave?.startsAt ?? '08:00'}
        />
        <TextField
          {...field('endsAt')}
          label={t.waves.until}
          type="time"
          defaultValue={wave?.endsAt ?? '16:00'}
        />
      </div>
      <SelectField
        {...field('venue')}
        label={t.waves.venue}
        class="middle"
        chosen={wave?.venue ?? ''}
        onChange={(event) => setVenue(event.currentTarget.value)}
        options={[
          ['', t.waves.chooseVenue],
          ...places.venues.map(({ id, name, capacity }) => [id, `${name} (${number(capacity)})`] as const),
        ]}
      />
      <fieldset
        class={own.error ? 'field wrong' : 'field'}
        aria-describedby={own.error ? `${own.id}-error` : undefined}
      >
        <legend>{t.waves.assessors}</legend>
        {own.error && (
          <span class="field-error" id={`${own.id}-error`}>
            {own.error}
          </span>
        )}
        {places.assessors.length === 0 && <p class="muted">{t.waves.noAssessors}</p>}
        {places.assessors.map(({ id, name, registration }, at) => (
          <label class="choice" key={id}>
            <input
              type="checkbox"
              name="assessors"
              id={at === 0 ? own.id : undefined}
              value={id}
              defaultChecked={wave?.assessors.includes(id) ?? false}
              onChange={(event) => {
                const ticked = event.currentTarget.checked
                setAssessors((old) => (ticked ? [...old, id] : old.filter((one) => one !== id)))
              }}
            />
            <span>
              {name} <span class="muted">{registration}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <TextField
        {...field('seats')}
        label={`${t.waves.seatsField} ${t.common.optional}`}
        hint={
          <>
            {t.waves.seatsHint} {most > 0 && Number.isFinite(most) && t.waves.most(number(most))}
          </>
        }
        inputMode="numeric"
        class="short"
        defaultValue={wave ? String(wave.seats) : ''}
      />
      <AreaField
        {...field('note')}
        label={`${t.waves.note} ${t.common.optional}`}
        rows={2}
        defaultValue={wave?.note ?? ''}
      />
    </>
  )
}
