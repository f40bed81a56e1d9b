import { useLocation } from 'preact-iso'
import { call } from '../../api.ts'
import { announce } from '../announce.tsx'
import { day, text } from '../language.ts'
import { useLoad } from '../load.ts'
import { Form } from '../parts/form.tsx'
import { Page } from '../parts/page.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { useDesk } from '../session.ts'
import { loadPlaces } from './load-places.ts'
import { WaveFields, waveLabels, waveOf } from './wave-fields.tsx'

export function NewWavePage() {
  const { programme, to } = useDesk()
  const { route } = useLocation()
  const places = useLoad(programme.id, (signal) => loadPlaces(programme.id, signal))
  const t = text.value
  return (
    <Page title={t.waves.add} up={{ href: to('gelombang'), words: t.waves.title }}>
      <Waiting of={places}>
        {(places) => (
          <Form
            send={t.common.save}
            sending={t.common.saving}
            label={waveLabels}
            onSend={async (values) => {
              const wave = await call('POST /programmes/:programme/waves', {
                params: { programme: programme.id },
                body: waveOf(values),
              })
              announce(t.waves.added(day(wave.date)))
              route(to('gelombang'))
            }}
          >
            {(field) => <WaveFields field={field} places={places} />}
          </Form>
        )}
      </Waiting>
    </Page>
  )
}
