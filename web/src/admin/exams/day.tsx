import { useRoute } from 'preact-iso'
import { useState } from 'preact/hooks'
import type { ExamDay } from '../../../../functions/contract/exam.ts'
import { call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { announce } from '../announce.tsx'
import { useCodes } from '../codes.ts'
import { clock, number, text, today, weekday } from '../language.ts'
import { useWork } from '../load.ts'
import { Ask } from '../parts/ask.tsx'
import { Page } from '../parts/page.tsx'
import { Pairs } from '../parts/pairs.tsx'
import { StateTag } from '../parts/state-tag.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { useDesk } from '../session.ts'
import { Papers } from './papers.tsx'
import { People } from './people.tsx'
import { Turnout } from './turnout.tsx'
import { useDay } from './use-day.ts'
import { WalkIn } from './walk-in.tsx'
import { words } from './words.ts'

/** One exam day: who came, who examines whom, what was found and decided. */
export function ExamDayPage() {
  const { params } = useRoute()
  return <Day key={params.wave} id={params.wave ?? ''} />
}

const isOpen = ({ wave }: ExamDay) => wave.state === 'planned' || wave.state === 'confirmed'
const isOver = ({ wave }: ExamDay) => wave.state === 'decided' || wave.state === 'reported'
const hasVerdicts = ({ people }: ExamDay) => people.some(({ recommendation }) => recommendation)

function Day({ id }: { id: string }) {
  const { programme, can, to, scheme } = useDesk()
  const t = words()
  const { loaded, changed } = useDay(id)
  const [asking, setAsking] = useState<'close' | 'walkIn'>()
  const sharing = useWork()
  const day = loaded.data
  const params = { programme: programme.id, wave: id }
  const here = day?.people.filter(({ attendance }) => attendance).length ?? 0
  const absent = day?.people.filter(({ state }) => state === 'absent').length ?? 0
  const began = day !== undefined && day.wave.date <= today() && day.wave.state !== 'cancelled'
  const running = day !== undefined && began && isOpen(day)
  const share = (of: Record<string, string>, everyone: boolean, done: string) =>
    sharing.run(async () => {
      const next = await call('PUT /programmes/:programme/exams/:wave/panel', {
        params,
        body: { version: day?.panelVersion ?? 0, of, share: everyone },
      })
      loaded.set(next)
      announce(done)
    })

  return (
    <Page
      title={day ? `${weekday(day.wave.date)}, ${scheme(day.wave.scheme)}` : t.title}
      up={{ href: to('ujian'), words: t.title }}
      actions={
        began && (
          <>
            {can('exam.attend') && isOpen(day) && (
              <a class="button small" href={to(`ujian/${id}/hadir`)}>
                {t.checkIn.title}
              </a>
            )}
            {can('exam.recommend') && day.wave.mine && (
              <a class="button second small" href={to(`ujian/${id}/rekomendasi`)}>
                {t.recommend.title}
              </a>
            )}
            {can('exam.decide') && hasVerdicts(day) && (
              <a class="button second small" href={to(`ujian/${id}/keputusan`)}>
                {t.decide.title}
              </a>
            )}
            {can('bnsp.read') && isOver(day) && (
              <a class="button second small" href={to(`laporan/${id}`)}>
                {text.value.nav.bnsp}
              </a>
            )}
            {can('certificate.read') && isOver(day) && (
              <a class="button second small" href={to(`sertifikat/gelombang/${id}`)}>
                {text.value.nav.certificates}
              </a>
            )}
            {can('exam.run') && running && (
              <>
                <Button kind="second" small onClick={() => setAsking('walkIn')}>
                  {t.walkIn.open}
                </Button>
                <Button kind="second" small onClick={() => setAsking('close')}>
                  {t.close}
                </Button>
              </>
            )}
          </>
        )
      }
    >
      <Waiting of={loaded}>
        {(day) => (
          <>
            <p class="tags">
              <StateTag of="waveState" is={day.wave.state} />
            </p>
            <Pairs
              pairs={[
                [t.hours, `${day.wave.startsAt}–${day.wave.endsAt}`],
                [t.venue, day.wave.venueName],
                [t.examiner, day.assessors.map(({ name }) => name).join(', ')],
              ]}
            />
            {began && <Turnout here={here} absent={absent} all={day.people.length} />}
            <Conflicts day={day} />
            <Trouble problem={sharing.problem} />
            {can('exam.run') && began && day.people.some((one) => !one.assessor && !one.left) && (
              <p class="bar">
                <Button kind="second" small busy={sharing.busy} onClick={() => share({}, true, t.shared)}>
                  {t.share}
                </Button>
                <span class="muted">{t.shareHint}</span>
              </p>
            )}
            <People
              day={day}
              onExaminer={(one, assessor) =>
                share({ [one.nomination]: assessor }, false, t.examinerSet(one.name))
              }
              onChanged={loaded.reload}
            />
            {can('exam.print') && <Papers wave={day.wave} />}
          </>
        )}
      </Waiting>
      {asking === 'close' && day && (
        <Ask
          title={t.closeAsk}
          what={t.closeWhat(number(day.people.filter(({ state }) => state === 'assigned').length))}
          act={t.closeDo}
          onClose={() => setAsking(undefined)}
          onAct={async () => {
            const closed = await call('POST /programmes/:programme/exams/:wave/close', { params })
            announce(t.closed(number(closed.attended), number(closed.absent)))
            loaded.reload()
          }}
        />
      )}
      {asking === 'walkIn' && day && (
        <WalkIn
          day={day}
          onClose={() => setAsking(undefined)}
          onDone={(one) => {
            changed([one])
            setAsking(undefined)
            loaded.reload()
            announce(t.walkIn.done(one.name))
          }}
        />
      )}
    </Page>
  )
}

function Conflicts({ day: { conflicts } }: { day: ExamDay }) {
  const t = words()
  const say = useCodes()
  if (conflicts.length === 0) return null
  return (
    <Notice tone="warn" title={t.conflicts(number(conflicts.length))}>
      <ul>
        {conflicts.map((one) => (
          <li key={one.id}>
            <strong>{one.name ?? t.checkIn.stranger}</strong>, {t.conflictAt(clock(one.at), one.device)}:{' '}
            {say(one.code)}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
