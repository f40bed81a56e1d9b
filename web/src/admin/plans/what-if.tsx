import { useEffect, useRef, useState } from 'preact/hooks'
import type { Plan, Wave } from '../../../../functions/contract/wave.ts'
import { call } from '../../api.ts'
import { TextField } from '../../ui/field.tsx'
import { announce } from '../announce.tsx'
import { change, day, number, text, today } from '../language.ts'
import { useLoad } from '../load.ts'
import { Form, typed } from '../parts/form.tsx'
import { useDesk } from '../session.ts'
import { Compare } from './compare.tsx'

/** Only what was typed, by its name behind the prefix. */
const filled = (values: FormData, prefix: string) =>
  Object.fromEntries(
    [...values].flatMap(([name, value]) =>
      name.startsWith(prefix) && typeof value === 'string' && value.trim()
        ? [[name.slice(prefix.length), value.trim()]]
        : [],
    ),
  )

/** Other quota, seats, dates or cap, tried beside the plan; nothing is stored. */
export function WhatIf({ plan, waves }: { plan: Plan; waves: Wave[] }) {
  const { programme, scheme, can } = useDesk()
  const [trial, setTrial] = useState<{ plan: Plan; dates: Record<string, string> }>()
  const outcome = useRef<HTMLDivElement>(null)
  const params = { programme: programme.id }
  const quota = useLoad(programme.id, async (signal) =>
    can('quota.read') ? (await call('GET /programmes/:programme/quota', { params, signal })).quota : [],
  )
  useEffect(() => {
    if (trial) outcome.current?.scrollIntoView({ block: 'start' })
  }, [trial])
  const t = text.value.plan
  const coming = waves.filter(
    ({ date, state }) => date >= today() && (state === 'planned' || state === 'confirmed'),
  )
  const about = (wave: Wave) => `${day(wave.date)}, ${scheme(wave.scheme)}`
  const label = (name: string) => {
    const [kind = '', id = ''] = name.split('.')
    const wave = waves.find((one) => one.id === id)
    if (kind === 'quota') return t.quotaOf(scheme(id))
    if (wave) return kind === 'seats' ? t.seatsOf(about(wave)) : t.dateOf(about(wave))
    return t.cap
  }
  return (
    <>
      <Form
        send={t.try}
        sending={t.trying}
        label={label}
        onSend={async (values) => {
          const cap = typed(values, 'maxPerCompanyPerWave').trim()
          const dates = filled(values, 'dates.')
          const next = await call('POST /programmes/:programme/plans/try', {
            params,
            body: {
              quota: filled(values, 'quota.'),
              seats: filled(values, 'seats.'),
              dates,
              ...(cap && { maxPerCompanyPerWave: cap }),
            },
          })
          setTrial({ plan: next, dates })
          const placed = next.objective.placed
          announce(t.tried(number(placed), change(placed - plan.objective.placed)))
        }}
      >
        {(field) => (
          <>
            <div class="row">
              {programme.schemes.map(({ id }) => (
                <TextField
                  key={id}
                  {...field(`quota.${id}`)}
                  label={t.quotaOf(scheme(id))}
                  inputMode="numeric"
                  class="short"
                  placeholder={String(quota.data?.find((one) => one.scheme === id)?.granted ?? '')}
                />
              ))}
              <TextField
                {...field('maxPerCompanyPerWave')}
                label={t.cap}
                inputMode="numeric"
                class="short"
                placeholder={String(programme.maxPerCompanyPerWave ?? '')}
              />
            </div>
            <details>
              <summary>{t.perWave}</summary>
              <ul class="wave-trials">
                {coming.map((wave) => (
                  <li key={wave.id}>
                    <span>{about(wave)}</span>
                    <TextField
                      {...field(`seats.${wave.id}`)}
                      label={<Brief words={text.value.common.seats} whole={t.seatsOf(about(wave))} />}
                      inputMode="numeric"
                      placeholder={String(wave.seats)}
                    />
                    <TextField
                      {...field(`dates.${wave.id}`)}
                      label={<Brief words={text.value.common.date} whole={t.dateOf(about(wave))} />}
                      type="date"
                    />
                  </li>
                ))}
              </ul>
            </details>
          </>
        )}
      </Form>
      <div ref={outcome}>
        {trial && <Compare plan={plan} trial={trial.plan} dates={trial.dates} waves={waves} />}
      </div>
    </>
  )
}

/** A short word to see, the whole sense to hear. */
const Brief = ({ words, whole }: { words: string; whole: string }) => (
  <>
    <span aria-hidden="true">{words}</span>
    <span class="visually-hidden">{whole}</span>
  </>
)
