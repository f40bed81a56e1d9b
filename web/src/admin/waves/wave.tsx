import { useRoute } from 'preact-iso'
import { useState } from 'preact/hooks'
import { freedOf } from '../../../../functions/contract/freed.ts'
import type { Wave } from '../../../../functions/contract/wave.ts'
import { call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { announce } from '../announce.tsx'
import { useCodes } from '../codes.ts'
import { day, number, text, today, weekday } from '../language.ts'
import { useLoad } from '../load.ts'
import { Ask } from '../parts/ask.tsx'
import { Form } from '../parts/form.tsx'
import { Meter } from '../parts/meter.tsx'
import { Page } from '../parts/page.tsx'
import { Pairs } from '../parts/pairs.tsx'
import { StateTag } from '../parts/state-tag.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { useDesk } from '../session.ts'
import { loadPlaces, type Places } from './load-places.ts'
import { Move, type Skipped } from './move.tsx'
import { Seats } from './seats.tsx'
import { WaveFields, waveLabels, waveOf } from './wave-fields.tsx'

/** One wave: its data, who sits in it, and what may be changed. */
export function WavePage() {
  const { params } = useRoute()
  return <WaveDetail key={params.wave} id={params.wave ?? ''} />
}

function WaveDetail({ id }: { id: string }) {
  const { programme, to, can, scheme } = useDesk()
  const [open, setOpen] = useState<'edit' | 'confirm' | 'cancel' | 'move'>()
  const [skipped, setSkipped] = useState<Skipped[]>([])
  const t = text.value
  const params = { programme: programme.id }
  const loaded = useLoad(id, async (signal) => {
    const [waves, places] = await Promise.all([
      call('GET /programmes/:programme/waves', { params, signal }),
      loadPlaces(programme.id, signal),
    ])
    return { wave: waves.find((wave) => wave.id === id), waves, places }
  })
  const wave = loaded.data?.wave
  const title = wave ? `${weekday(wave.date)}, ${scheme(wave.scheme)}` : t.waves.title
  const changeable = wave && (wave.state === 'planned' || wave.state === 'confirmed')
  const changed = (next: Wave, words: string) => {
    if (loaded.data) loaded.set({ ...loaded.data, wave: next })
    setOpen(undefined)
    announce(words)
  }
  return (
    <Page
      title={title}
      up={{ href: to('gelombang'), words: t.waves.title }}
      actions={
        <>
          {changeable && can('wave.edit') && (
            <>
              <Button kind="second" small onClick={() => setOpen(open === 'edit' ? undefined : 'edit')}>
                {t.waves.edit}
              </Button>
              {wave.state === 'planned' && (
                <Button kind="second" small onClick={() => setOpen('confirm')}>
                  {t.waves.confirm}
                </Button>
              )}
              {wave.taken > 0 && (
                <Button kind="second" small onClick={() => setOpen('move')}>
                  {t.waves.moveAll}
                </Button>
              )}
              <Button kind="plain" small onClick={() => setOpen('cancel')}>
                {t.waves.cancel}
              </Button>
            </>
          )}
          {wave && ['held', 'decided', 'reported'].includes(wave.state) && can('certificate.read') && (
            <a class="button second small" href={to(`sertifikat/gelombang/${id}`)}>
              {t.nav.certificates}
            </a>
          )}
          {wave && ['held', 'decided', 'reported'].includes(wave.state) && can('bnsp.read') && (
            <a class="button second small" href={to(`laporan/${wave.id}`)}>
              {t.nav.bnsp}
            </a>
          )}
          {wave && wave.state !== 'cancelled' && can('exam.read') && (
            <a class="button second small" href={to(`ujian/${id}`)}>
              {t.nav.exams}
            </a>
          )}
          <Button kind="second" small onClick={() => print()}>
            {t.common.print}
          </Button>
        </>
      }
    >
      <Waiting of={loaded}>
        {({ wave, waves, places }) =>
          wave ? (
            <>
              {open === 'edit' && (
                <Edit wave={wave} places={places} onChanged={changed} onCancel={() => setOpen(undefined)} />
              )}
              <Data wave={wave} places={places} />
              <NotMoved skipped={skipped} />
              <FreedNotice wave={wave} />
              <Seats wave={wave} waves={waves} changeable={changeable ?? false} changed={loaded.reload} />
              {open === 'move' && (
                <Move
                  wave={wave}
                  waves={waves}
                  onClose={() => setOpen(undefined)}
                  onMoved={(left) => {
                    setOpen(undefined)
                    setSkipped(left)
                    loaded.reload()
                  }}
                />
              )}
              {open === 'confirm' && (
                <Ask
                  title={t.waves.confirmAsk(day(wave.date))}
                  what={t.waves.confirmWhat}
                  act={t.waves.confirmDo}
                  onClose={() => setOpen(undefined)}
                  onAct={async () => {
                    const next = await call('POST /programmes/:programme/waves/:wave/confirm', {
                      params: { ...params, wave: id },
                      body: { version: wave.version },
                    })
                    changed(next, t.waves.confirmed(day(next.date)))
                  }}
                />
              )}
              {open === 'cancel' && (
                <Ask
                  title={t.waves.cancelAsk(day(wave.date))}
                  what={t.waves.cancelWhat(number(wave.taken))}
                  act={t.waves.cancelDo}
                  danger
                  reason
                  onClose={() => setOpen(undefined)}
                  onAct={async (reason) => {
                    const next = await call('POST /programmes/:programme/waves/:wave/cancel', {
                      params: { ...params, wave: id },
                      body: { reason },
                    })
                    changed(next, t.waves.cancelled(day(next.date)))
                  }}
                />
              )}
            </>
          ) : (
            <Trouble
              problem={{
                type: 'about:blank',
                status: 404,
                code: 'wave.unknown',
                title: t.common.notFound,
                requestId: '',
              }}
            />
          )
        }
      </Waiting>
    </Page>
  )
}

function NotMoved({ skipped }: { skipped: readonly Skipped[] }) {
  const say = useCodes()
  if (skipped.length === 0) return null
  return (
    <Notice tone="warn" title={text.value.waves.moveSkipped(number(skipped.length))}>
      <ul>
        {[...new Set(skipped.map(({ code }) => code))].map((code) => (
          <li key={code}>
            {number(skipped.filter((one) => one.code === code).length)}: {say(code)}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

/** Seats that wait for an officer to give them. */
function FreedNotice({ wave }: { wave: Wave }) {
  const { programme, can, to } = useDesk()
  const t = text.value.waves
  const open = (wave.state === 'planned' || wave.state === 'confirmed') && wave.date > today()
  const freed = freedOf(wave)
  if (!open || freed === 0 || programme.autoRefill !== false || !can('plan.read')) return null
  return (
    <Notice>
      <p>
        {t.freed(number(freed))} <a href={to('gelombang/antrean')}>{t.freedNext}</a>
      </p>
    </Notice>
  )
}

function Data({ wave, places }: { wave: Wave; places: Places }) {
  const t = text.value.waves
  const venue = places.venues.find(({ id }) => id === wave.venue)
  const assessors = wave.assessors.map((id) => places.assessors.find((one) => one.id === id))
  return (
    <>
      <p class="tags">
        <StateTag of="waveState" is={wave.state} />{' '}
        {text.value.common.seatsTaken(number(wave.taken), number(wave.seats))}
        <Meter parts={[{ n: wave.taken }]} of={wave.seats} />
      </p>
      <Pairs
        pairs={[
          [t.hours, `${wave.startsAt}–${wave.endsAt}`],
          [t.venue, venue && `${venue.name}, ${venue.address}`],
          [
            t.assessors,
            assessors
              .map((one, at) => (one ? `${one.name} (${one.registration})` : wave.assessors[at]))
              .join(', '),
          ],
          ...(wave.note ? [[t.note, wave.note] as const] : []),
          ...(wave.cancellation ? [[text.value.common.reason, wave.cancellation] as const] : []),
        ]}
      />
    </>
  )
}

function Edit({
  wave,
  places,
  onChanged,
  onCancel,
}: {
  wave: Wave
  places: Places
  onChanged: (wave: Wave, words: string) => void
  onCancel: () => void
}) {
  const { programme } = useDesk()
  const t = text.value
  return (
    <section class="inset" aria-label={t.waves.edit}>
      {wave.taken > 0 && <p>{t.waves.editTold(number(wave.taken))}</p>}
      <Form
        send={t.common.save}
        sending={t.common.saving}
        label={waveLabels}
        onCancel={onCancel}
        onSend={async (values) => {
          const next = await call('PUT /programmes/:programme/waves/:wave', {
            params: { programme: programme.id, wave: wave.id },
            body: { ...waveOf(values), version: wave.version },
          })
          onChanged(next, t.waves.changed(day(next.date)))
        }}
      >
        {(field) => <WaveFields field={field} places={places} wave={wave} />}
      </Form>
    </section>
  )
}
