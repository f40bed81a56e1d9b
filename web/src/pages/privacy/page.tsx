import { privacyVersion } from '../../privacy-version.ts'
import type { Language } from '../../routes.ts'
import { words } from './words.ts'

/** The notice that a registration accepts, with its version. */
export function PrivacyPage({ language }: { language: Language }) {
  const t = words[language]
  return (
    <article class="prose">
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      {t.parts.map(({ heading, says, list }) => (
        <section key={heading}>
          <h2>{heading}</h2>
          {says.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          {list && (
            <ul>
              {list.map((item) => (
                <li key={item}>{item}</li>
              ))}
            </ul>
          )}
        </section>
      ))}
      <p class="muted">
        {t.version} {privacyVersion}
      </p>
    </article>
  )
}
