import { useState } from 'preact/hooks'
import { lastDayToNominate, whyNotNominate } from '../../../../functions/contract/late.ts'
import { dayInWords, numberIn } from '../../format.ts'
import { Gate, type Portal, type PortalProps } from '../../portal/gate.tsx'
import { paths } from '../../routes.ts'
import { Tag, type Tone } from '../../ui/tag.tsx'
import { Asks, useAsks } from './asks.tsx'
import { Certificates } from './certificates.tsx'
import { LettersSoon } from './letters-soon.tsx'
import { Mails } from './mails.tsx'
import { nominated } from './next-steps.ts'
import { Waves } from './waves.tsx'
import { Workers } from './workers.tsx'

const standingTone: Record<string, Tone> = {
  cooperative: 'good',
  warned: 'warn',
  uncooperative: 'bad',
  sanctioned: 'bad',
}

/** A company's own page: where it stands, what comes next, its workers, exam days and mails. */
export const Page = (props: PortalProps) => (
  <Gate {...props} heading={props.p.portal}>
    {(portal, reload) => <Company {...props} portal={portal} reload={reload} />}
  </Gate>
)

function Company({ portal, reload, ...props }: PortalProps & { portal: Portal; reload: () => void }) {
  const { p, language } = props
  const { company, programme, today } = portal
  const number = numberIn(language)
  const [mails, setMails] = useState(false)
  const [certificates, setCertificates] = useState(false)
  const asks = useAsks(portal)
  const [listed, setListed] = useState(false)
  const waiting = asks === undefined || !listed
  return (
    <>
      {waiting && (
        <>
          <h1>{p.portal}</h1>
          <p class="muted" role="status">
            {p.loading}
          </p>
        </>
      )}
      {/* All at once, so that nothing is pushed down while it is read. */}
      <div hidden={waiting}>
        <div class="title-row">
          <div>
            <p class="step">{language === 'en' ? programme.nameEn : programme.name}</p>
            <h1>{company.name}</h1>
            <p class="tags">
              <Tag tone={company.state === 'verified' ? 'good' : 'accent'}>
                {p.companyState[company.state]}
              </Tag>{' '}
              <Tag tone={standingTone[company.standing] ?? 'plain'}>
                <span class="visually-hidden">{p.standing.label}: </span>
                {p.standing[company.standing]}
              </Tag>
            </p>
          </div>
          <p class="actions no-print">
            <a class="button plain" href={paths.company[language]}>
              {p.ownData}
            </a>
          </p>
        </div>

        <section class="panel now no-print">
          <h2 id="now">{p.now}</h2>
          <Asks p={p} language={language} portal={portal} asks={asks ?? null} />
          {!whyNotNominate(company, programme, today) && (
            <>
              <div class="actions">
                <a class="button" href={paths.roster[language]}>
                  {p.uploadRoster}
                </a>
                <a class="button second" href={paths.nominate[language]}>
                  {p.addOne}
                </a>
              </div>
              <p class="muted">{p.deadline(dayInWords(lastDayToNominate(company, programme), language))}</p>
            </>
          )}
        </section>

        <LettersSoon company={company} language={language} />

        <section class="no-print">
          <h2 id="workers">{p.workers}</h2>
          <p>{p.expected(number(nominated(company.counts)), number(company.expectedWorkers))}</p>
          <Workers {...props} {...portal} onChange={reload} onReady={() => setListed(true)} />
        </section>
        {(company.counts.certified ?? 0) > 0 && (
          <section class="no-print">
            <h2>{p.certificates}</h2>
            <details onToggle={(event) => setCertificates(certificates || event.currentTarget.open)}>
              <summary>{p.showCertificates(number(company.counts.certified ?? 0))}</summary>
              {certificates && <Certificates {...props} today={today} />}
            </details>
          </section>
        )}
        <Waves {...props} programme={programme} />
        <section class="no-print">
          <h2>{p.mails}</h2>
          <details onToggle={(event) => setMails(mails || event.currentTarget.open)}>
            <summary>{p.showMails}</summary>
            {mails && <Mails {...props} />}
          </details>
        </section>
      </div>
    </>
  )
}
