import { useEffect, useState } from 'preact/hooks'
import type { ExamWave } from '../../../../functions/contract/exam.ts'
import { call } from '../../api.ts'
import { Tag } from '../../ui/tag.tsx'
import { dropOld, type Kept, keptWaves } from '../check-in/kept.ts'
import { number, text, today, weekday } from '../language.ts'
import { useLoad } from '../load.ts'
import { Page } from '../parts/page.tsx'
import { StateTag } from '../parts/state-tag.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { useDesk } from '../session.ts'
import { words } from './words.ts'

/** Exam days: today's first, then those to come, then the past, latest first. */
export function ExamsPage() {
  const { programme, can, to } = useDesk()
  const t = words()
  const [kept, setKept] = useState<Kept[]>([])
  const loaded = useLoad(programme.id, (signal) =>
    call('GET /programmes/:programme/exams', { params: { programme: programme.id }, signal }),
  )
  useEffect(() => {
    void dropOld(today())
      .then(keptWaves)
      .then((all) => setKept(all.filter((one) => one.programme === programme.id)))
  }, [])
  const offline = loaded.problem?.code === 'network' && kept.length > 0
  return (
    <Page
      title={t.title}
      actions={
        !offline && (
          <a class="button second small" href={to('banding')}>
            {t.appeals}
          </a>
        )
      }
    >
      {offline ? (
        <>
          <p role="status">{t.offlineList}</p>
          <ul class="exam-days">
            {kept.map(({ roll: { wave, people } }) => (
              <li key={wave.id}>
                <DayHead date={wave.date} scheme={wave.scheme} venue={wave.venueName} />
                <p class="actions">
                  <a class="button" href={to(`ujian/${wave.id}/hadir`)}>
                    {t.checkIn.title} ({number(people.length)})
                  </a>
                </p>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <Waiting of={loaded}>{(waves) => <Days waves={waves} assessing={can('exam.recommend')} />}</Waiting>
      )}
    </Page>
  )
}

function Days({ waves, assessing }: { waves: readonly ExamWave[]; assessing: boolean }) {
  const t = words()
  const now = today()
  const held = waves.filter(({ state }) => state !== 'cancelled')
  const groups: [title: string, of: ExamWave[]][] = [
    [t.today, held.filter(({ date }) => date === now)],
    [t.coming, held.filter(({ date }) => date > now)],
    [t.past, held.filter(({ date }) => date < now).reverse()],
  ]
  if (held.length === 0) return <p class="muted">{assessing ? t.noneMine : t.none}</p>
  return (
    <>
      {groups.map(([title, of]) =>
        of.length > 0 ? (
          <section key={title}>
            <h2>{title}</h2>
            <ul class="exam-days">
              {of.map((wave) => (
                <Day key={wave.id} wave={wave} today={wave.date === now} />
              ))}
            </ul>
          </section>
        ) : null,
      )}
    </>
  )
}

const DayHead = ({ date, scheme, venue }: { date: string; scheme: string; venue: string }) => {
  const desk = useDesk()
  return (
    <>
      <strong>{weekday(date)}</strong> {desk.scheme(scheme)}
      <span class="muted"> {venue}</span>
    </>
  )
}

function Day({ wave, today }: { wave: ExamWave; today: boolean }) {
  const { can, to } = useDesk()
  const t = words()
  const examined = wave.state === 'held' || wave.state === 'decided'
  return (
    <li>
      <a href={to(`ujian/${wave.id}`)} class="exam-day">
        <DayHead date={wave.date} scheme={wave.scheme} venue={wave.venueName} />
      </a>
      <p class="tags">
        <StateTag of="waveState" is={wave.state} />
        <span>
          {wave.startsAt}–{wave.endsAt}
        </span>
        <span>{text.value.common.people(number(wave.taken))}</span>
        {wave.mine && <Tag tone="accent">{t.mine}</Tag>}
      </p>
      {(today || examined) && (
        <p class="actions">
          {today && can('exam.attend') && (
            <a class="button" href={to(`ujian/${wave.id}/hadir`)}>
              {t.checkIn.title}
            </a>
          )}
          {can('exam.recommend') && wave.mine && wave.state !== 'decided' && wave.state !== 'reported' && (
            <a class="button second" href={to(`ujian/${wave.id}/rekomendasi`)}>
              {t.recommend.title}
            </a>
          )}
          {can('exam.decide') && wave.state === 'held' && (
            <a class="button second" href={to(`ujian/${wave.id}/keputusan`)}>
              {t.decide.title}
            </a>
          )}
        </p>
      )}
    </li>
  )
}
