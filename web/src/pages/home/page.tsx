import { type Language, paths } from '../../routes.ts'
import { words } from './words.ts'

/** The landing page: what, for whom, how, when, whom to ask. */
export function HomePage({ language }: { language: Language }) {
  const t = words[language]
  return (
    <>
      <div class="hero">
        <div>
          <h1>{t.title}</h1>
          <p class="lead">{t.lead}</p>
          <div class="actions" data-for="anyone">
            <a class="button" href={paths.register[language]}>
              {t.register}
            </a>
            <a class="button plain" href={paths.portal[language]}>
              {t.login}
            </a>
          </div>
          <div class="actions" data-for="company" hidden>
            <a class="button" href={paths.portal[language]}>
              {t.portal}
            </a>
          </div>
        </div>
        <section class="panel" aria-labelledby="programme">
          <h2 id="programme">{t.datesHeading}</h2>
          <p class="programme-name" data-programme="name" />
          <dl>
            {Object.entries(t.dates).map(([date, label]) => (
              <div key={date}>
                <dt>{label}</dt>
                <dd data-programme={date}>{t.dateUnknown}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>

      <section class="so-far">
        <h2>{t.progressHeading}</h2>
        <dl class="tiles">
          {Object.entries(t.progress).map(([figure, label]) => (
            <div key={figure}>
              <dt>{label}</dt>
              <dd class="big" data-progress={figure}>
                {t.officeUnknown}
              </dd>
            </div>
          ))}
        </dl>
        <p>
          <a href={paths.progress[language]}>{t.progressMore}</a>
        </p>
      </section>

      <section>
        <h2>{t.howHeading}</h2>
        <ol class="steps across">
          {t.how.map(([step, detail]) => (
            <li key={step}>
              <strong>{step}</strong>
              <span>{detail}</span>
            </li>
          ))}
        </ol>
      </section>

      <div class="columns">
        <section>
          <h2>{t.whatHeading}</h2>
          {t.what.map(([head, detail]) => (
            <div key={head}>
              <h3>{head}</h3>
              <p>{detail}</p>
            </div>
          ))}
        </section>
        <section>
          <h2>{t.whoHeading}</h2>
          <ul>
            {t.who.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
          <h2>{t.partHeading}</h2>
          {t.part.map((each) => (
            <p key={each}>{each}</p>
          ))}
        </section>
      </div>

      <section id="kontak" class="contact">
        <h2>{t.askHeading}</h2>
        <p>{t.ask}</p>
        <p>
          <strong data-programme="office">{t.office}</strong>
        </p>
        <dl class="pairs">
          {Object.entries(t.officeLabels).map(([part, label]) => (
            <div key={part}>
              <dt>{label}</dt>
              <dd data-programme={part}>{t.officeUnknown}</dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  )
}
