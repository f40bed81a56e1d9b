import { addressOf, call } from '../../api.ts'
import { day, number, text, today } from '../language.ts'
import { useLoad } from '../load.ts'
import { Meter } from '../parts/meter.tsx'
import { Page } from '../parts/page.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { useDesk } from '../session.ts'
import { Ageing } from './ageing.tsx'
import { Funnel } from './funnel.tsx'
import './overview.css'
import { companySteps, workerSteps } from './steps.ts'
import { Tasks } from './tasks.tsx'

/** How far the programme has come, and what waits for the officer. */
export function OverviewPage() {
  const desk = useDesk()
  const { programme, can, to, scheme } = desk
  const t = text.value.overview
  const overview = useLoad(programme.id, (signal) =>
    call('GET /programmes/:programme/overview', { params: { programme: programme.id }, signal }),
  )
  return (
    <Page
      title={t.title}
      actions={
        <a
          class="button second small"
          target="_blank"
          rel="noopener"
          href={addressOf('GET /papers/programmes/:programme/report.pdf', {
            params: { programme: programme.id },
          })}
        >
          {t.report}
        </a>
      }
    >
      <Waiting of={overview}>
        {(now) => (
          <>
            <Tasks now={now} />
            <div class="halves">
              <Funnel caption={t.companies} steps={companySteps(now, desk)} />
              <Funnel caption={t.workers} steps={workerSteps(now, desk)} />
            </div>
            {can('nomination.read') && <Ageing />}
            <div class="halves">
              <section>
                <h2>{can('quota.read') ? <a href={to('kuota')}>{t.quota}</a> : t.quota}</h2>
                {now.quota.length === 0 && <p class="muted">{t.noQuota}</p>}
                <dl class="figures">
                  {now.quota.map(({ scheme: id, granted, taken }) => (
                    <div key={id}>
                      <dt>{scheme(id)}</dt>
                      <dd>
                        {t.quotaLine(number(taken), number(granted))}
                        <Meter wide parts={[{ n: taken }]} of={granted} />
                      </dd>
                    </div>
                  ))}
                </dl>
              </section>
              <section>
                <h2>{can('wave.read') ? <a href={to('gelombang')}>{t.waves}</a> : t.waves}</h2>
                <dl class="figures">
                  <div>
                    <dt>{t.next}</dt>
                    <dd>{now.waves.next && now.waves.next >= today() ? day(now.waves.next) : t.noNext}</dd>
                  </div>
                  <div>
                    <dt>{t.seats}</dt>
                    <dd>
                      {text.value.common.of(number(now.waves.taken), number(now.waves.seats))}
                      <Meter wide parts={[{ n: now.waves.taken }]} of={now.waves.seats} />
                    </dd>
                  </div>
                </dl>
              </section>
              <Counts
                title={t.mail}
                href={can('mail.read') ? to('surel') : undefined}
                counts={now.mail}
                words={text.value.noticeState}
                link={can('mail.read') ? (state) => to('surel', { state }) : undefined}
              />
              <Counts
                title={t.standing}
                href={undefined}
                counts={now.companies.byStanding}
                words={text.value.standing}
                link={can('company.read') ? (standing) => to('perusahaan', { standing }) : undefined}
              />
            </div>
          </>
        )}
      </Waiting>
    </Page>
  )
}

function Counts({
  title,
  href,
  counts,
  words,
  link,
}: {
  title: string
  href: string | undefined
  counts: Record<string, number>
  words: Record<string, string>
  link: ((state: string) => string) | undefined
}) {
  const held = Object.entries(words).filter(([state]) => (counts[state] ?? 0) > 0)
  return (
    <section>
      <h2>{href ? <a href={href}>{title}</a> : title}</h2>
      {held.length === 0 && <p class="muted">{text.value.common.none}</p>}
      <dl class="figures">
        {held.map(([state, word]) => (
          <div key={state}>
            <dt>{word}</dt>
            <dd>
              {link ? <a href={link(state)}>{number(counts[state] ?? 0)}</a> : number(counts[state] ?? 0)}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
