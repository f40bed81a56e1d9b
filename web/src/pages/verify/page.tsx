import type { Language } from '../../routes.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { Said } from './said.ts'
import { words } from './words.ts'

/** Prerendered with every answer in a template; `live.ts` chooses one and fills it in. */
export function VerifyPage({ language }: { language: Language }) {
  const t = words[language]
  return (
    <>
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      <noscript>
        <Notice tone="warn">
          <p>{t.noScript}</p>
        </Notice>
      </noscript>
      <div id="answer" role="status" />
      <h2>{t.form.heading}</h2>
      <p class="prose">{t.form.lead}</p>
      <form class="form" method="get" noValidate>
        <TextField
          id="number"
          label={t.form.label}
          hint={t.form.hint}
          maxLength={40}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
        />
        <div class="actions">
          <Button type="submit">{t.form.button}</Button>
        </div>
      </form>

      <template data-say="checking">
        <p>{t.checking}</p>
      </template>
      <template data-say="missing">
        <span class="field-error" id="number-error">
          {t.form.missing}
        </span>
      </template>
      {(Object.keys(t.answers) as Said[]).map((said) => (
        <Told key={said} said={said} language={language} />
      ))}
      <template data-say="facts">
        <dl class="pairs">
          {Object.entries(t.facts).map(([fact, label]) => (
            <div key={fact}>
              <dt>{label}</dt>
              <dd data-fact={fact} />
            </div>
          ))}
        </dl>
        <p class="muted" data-when="asOf">
          {t.asOf[0]} <span data-fact="asOf" /> {t.asOf[1]}
        </p>
        <p data-when="offline">{t.offline}</p>
      </template>
    </>
  )
}

function Told({ said, language }: { said: Said; language: Language }) {
  const { answers, again } = words[language]
  const { tone, title, lead, next } = answers[said]
  return (
    <template data-say={said}>
      <div class={`notice ${tone}`} data-said={said}>
        <h2 tabIndex={-1}>{title}</h2>
        <p data-lead>{lead}</p>
        <p>{next}</p>
        {said.startsWith('cannot_') && (
          <p>
            <Button kind="second" small data-again>
              {again}
            </Button>
          </p>
        )}
      </div>
    </template>
  )
}
