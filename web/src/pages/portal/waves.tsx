import { useEffect, useState } from 'preact/hooks'
import { addressOf, ApiProblem, call } from '../../api.ts'
import { dayInWords } from '../../format.ts'
import { type Portal, type PortalProps, type Reply, Trouble } from '../../portal/gate.tsx'
import { Button } from '../../ui/button.tsx'
import { Tag } from '../../ui/tag.tsx'

type Wave = Reply<'GET /portal/waves'>[number]

/** The exam days of a company's workers; this part is what the portal prints. */
export function Waves({ p, language, programme }: PortalProps & { programme: Portal['programme'] }) {
  const [waves, setWaves] = useState<Wave[]>()
  const [problem, setProblem] = useState<ApiProblem>()
  const load = () => {
    setProblem(undefined)
    call('GET /portal/waves').then(setWaves, (error: unknown) => {
      if (error instanceof ApiProblem) setProblem(error)
      else throw error
    })
  }
  useEffect(load, [])
  const scheme = (id: string) => {
    const found = programme.schemes.find((one) => one.id === id)
    return (language === 'en' ? found?.nameEn : found?.name) ?? id
  }
  return (
    <section>
      <h2 id="waves">{p.waves}</h2>
      {problem && <Trouble problem={problem} p={p} again={load} />}
      {waves?.length === 0 && <p class="muted">{p.noWaves}</p>}
      {waves?.map((wave) => (
        <article key={wave.id} class="wave">
          <h3>{dayInWords(wave.date, language, true)}</h3>
          {wave.state === 'cancelled' && <Tag tone="bad">{p.cancelled}</Tag>}
          <p>
            {p.waveTime(wave.startsAt, wave.endsAt)} · {scheme(wave.scheme)}
            <br />
            <strong>{wave.venue.name}</strong>, {wave.venue.address}{' '}
            {wave.venue.mapUrl && (
              <a class="no-print" href={wave.venue.mapUrl} rel="noopener noreferrer">
                {p.map}
                <span class="visually-hidden"> {wave.venue.name}</span>
              </a>
            )}
          </p>
          <p class="muted">{p.people(wave.workers.length)}</p>
          <ul class="names">
            {wave.workers.map(({ nomination, name, state }) => (
              <li key={nomination}>
                {name} {state !== 'assigned' && <Tag>{p.state[state] ?? state}</Tag>}
              </li>
            ))}
          </ul>
          {wave.state !== 'cancelled' && wave.workers.some(({ state }) => state === 'assigned') && (
            <p class="no-print">
              <a
                href={addressOf('GET /papers/portal/waves/:wave/slips.pdf', { params: { wave: wave.id } })}
                download
              >
                {p.slips}
                <span class="visually-hidden"> {dayInWords(wave.date, language, true)}</span>
              </a>
            </p>
          )}
        </article>
      ))}
      {waves && waves.length > 0 && (
        <p class="no-print">
          <Button kind="second" onClick={() => print()}>
            {p.printWaves}
          </Button>
        </p>
      )}
    </section>
  )
}
