import { useEffect, useState } from 'preact/hooks'
import type { Progress, PublishedFigures } from '../../../../functions/contract/progress.ts'
import { progressSteps } from '../../../../functions/contract/progress-steps.ts'
import { ApiProblem, call } from '../../api.ts'
import { dayInWords, momentInWords, numberIn } from '../../format.ts'
import type { Language } from '../../routes.ts'
import type { ProgressText } from '../../text/progress/id.ts'
import { type Column, Table } from '../../ui/table.tsx'
import { Bar, Funnel, Weeks } from './charts.tsx'
import { People } from './people.tsx'
import './progress.css'

type Words = ProgressText['progress']

/** The 100 days in figures; the frame stands before the figures have come. */
export function Page({ p, language }: { p: ProgressText; language: Language }) {
  const t = p.progress
  const [picture, setPicture] = useState<Progress>()
  const [trouble, setTrouble] = useState('')
  useEffect(() => {
    call('GET /progress').then(setPicture, (error: unknown) =>
      setTrouble(error instanceof ApiProblem && error.problem.status === 404 ? t.none : t.failed),
    )
  }, [])
  return (
    <div class="progress-page" aria-busy={!picture && !trouble}>
      <h1>{t.heading}</h1>
      <p class="lead">{t.lead}</p>
      <p role="status">{trouble}</p>
      {picture ? <Figures picture={picture} t={t} language={language} /> : !trouble && <Room />}
    </div>
  )
}

/** Keeps the room that the figures will take, so that nothing jumps. */
const Room = () => <div class="room" />

function Figures({ picture, t, language }: { picture: Progress; t: Words; language: Language }) {
  const format = numberIn(language)
  const { companies, workers, waves, schemes, districts, day } = picture
  const props = { picture, t, language, format }
  const tiles: [string, number | null, string?][] = [
    [t.tiles.companies, companies.takingPart, t.tiles.companiesOf(format(companies.invited))],
    [t.tiles.nominated, workers.nominated],
    [t.tiles.examined, workers.examined],
    [t.tiles.certified, workers.certified],
  ]
  return (
    <>
      <section class="day">
        <p>
          <strong>
            {day === 0
              ? t.before(dayInWords(picture.startsOn, language))
              : day > 100
                ? t.over
                : t.day(format(day))}
          </strong>
        </p>
        <Bar n={Math.min(day, 100)} of={100} />
        <p class="muted">
          {language === 'en' ? picture.nameEn : picture.name}. {t.asOf(momentInWords(picture.asOf, language))}
        </p>
      </section>
      <dl class="tiles">
        {tiles.map(([label, n, also]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <span class="big">
                <People n={n} format={format} t={t} />
              </span>{' '}
              {also && <span class="muted">{also}</span>}
            </dd>
          </div>
        ))}
      </dl>
      {companies.uninvited > 0 && <p class="muted">{t.uninvited(format(companies.uninvited))}</p>}
      <div class="columns">
        <section>
          <h2>{t.funnel}</h2>
          <Funnel {...props} />
        </section>
        <section>
          <h2>{t.weeks}</h2>
          <Weeks {...props} />
        </section>
      </div>
      <section>
        <h2>{t.waves}</h2>
        <dl class="tiles three">
          <div>
            <dt>{t.held}</dt>
            <dd class="big">{format(waves.held)}</dd>
          </div>
          <div>
            <dt>{t.coming}</dt>
            <dd class="big">{format(waves.coming)}</dd>
          </div>
          <div>
            <dt>{t.next}</dt>
            <dd>{waves.next ? dayInWords(waves.next, language) : t.noNext}</dd>
          </div>
        </dl>
      </section>
      <section>
        <h2>{t.schemes}</h2>
        <Table
          caption={t.schemes}
          captionHidden
          cards
          rows={schemes}
          keyOf={({ id }) => id}
          columns={[
            { key: 'name', head: t.scheme, cell: ({ name, nameEn }) => (language === 'en' ? nameEn : name) },
            ...stepColumns<(typeof schemes)[number]>(t, format),
          ]}
        />
      </section>
      <section>
        <h2>{t.districts}</h2>
        <Table
          caption={t.districts}
          captionHidden
          cards
          rows={districts}
          keyOf={({ name }) => name}
          columns={[
            { key: 'name', head: t.district, cell: ({ name }) => name },
            {
              key: 'companies',
              head: t.companies,
              number: true,
              cell: ({ companies: { takingPart, invited } }) => `${format(takingPart)} / ${format(invited)}`,
            },
            ...stepColumns<(typeof districts)[number]>(t, format),
          ]}
        />
      </section>
      <p class="muted">{t.note}</p>
      <h2>{t.meaningHeading}</h2>
      <p class="prose">{t.meaning}</p>
    </>
  )
}

const stepColumns = <Row extends { workers: PublishedFigures }>(
  t: Words,
  format: (n: number) => string,
): Column<Row>[] =>
  progressSteps.map((step) => ({
    key: step,
    head: t.steps[step],
    number: true,
    cell: ({ workers }) => <People n={workers[step]} format={format} t={t} />,
  }))
