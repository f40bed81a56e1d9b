import { useEffect, useRef } from 'preact/hooks'
import { type Language, paths } from '../../routes.ts'
import type { FormText } from './form-text.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Check } from './check.tsx'
import { Done } from './done.tsx'
import { Section } from './sections.tsx'
import { allSteps, beside, type FieldName, formSteps, type Step } from './steps.ts'
import { useForm } from './use-form.ts'

/** Registers a company, one section at a time; without a script, one plain form. */
export function Page({ t, language }: { t: FormText; language: Language }) {
  const { form, step, faults, message, problem, busy, sent, ...act } = useForm(t, language)
  const words = t.register
  const errorOf = (field: FieldName) => faults.find((fault) => fault.field === field)?.text
  const heading = useStepHeading(step, faults.length > 0 ? `${t.errorTitle}: ` : '', titleOf(step, t))

  if (step === 'done' && sent) return <Done t={t} language={language} {...sent} />
  return (
    <div class="form">
      <ErrorSummary title={t.errorHeading} faults={faults} />
      {message && (
        <Notice tone={message === 'inviteFailed' ? 'warn' : 'accent'} live="status">
          <p>
            {words[message]}{' '}
            {message === 'restored' && (
              <Button kind="plain" small onClick={act.clear}>
                {words.clear}
              </Button>
            )}
          </p>
        </Notice>
      )}
      {/* Its line is kept while the form is still plain, so that nothing moves when it begins. */}
      <p class="step">{step ? words.step(allSteps.indexOf(step) + 1, allSteps.length) : '\u00a0'}</p>
      <h1 tabIndex={-1} ref={heading}>
        {step && step !== 'company' ? words.steps[step as 'check'] : words.heading}
      </h1>
      <p class="lead" hidden={step !== undefined && step !== 'company' && step !== 'check'}>
        {step === 'check' ? words.checkLead : words.lead}
      </p>
      <form
        ref={form}
        method="post"
        action="/api/registrations"
        noValidate
        onInput={act.keep}
        onFocusIn={act.prepare}
        onSubmit={(event) => {
          event.preventDefault()
          void act.proceed()
        }}
      >
        {formSteps.map((each) => (
          <section key={each} data-step={each} hidden={step !== undefined && step !== each}>
            <h2 hidden={step !== undefined && step !== 'company'}>{words.steps[each]}</h2>
            <Section step={each} t={t} language={language} errorOf={errorOf} />
          </section>
        ))}
        {step === 'check' && (
          <Check
            t={t}
            values={act.values()}
            onChange={(to, field) => {
              act.go(to, 'check')
              // After the step's own focus on its heading.
              setTimeout(() => document.getElementById(field)?.focus(), 60)
            }}
          />
        )}
        {problem && (
          <Notice tone="bad" live="alert" title={t.failed}>
            <p>{problem.problem.title}</p>
            {problem.problem.code === 'company.taken' && (
              <p>
                <a href={paths.login[language]}>{words.takenLink}</a>
              </p>
            )}
            {problem.problem.status >= 500 && <p>{t.requestNumber(problem.problem.requestId)}</p>}
          </Notice>
        )}
        <div class="actions">
          <Button type="submit" busy={busy}>
            {busy ? t.sending : step === undefined || step === 'check' ? words.send : words.next}
          </Button>
          {step && step !== 'company' && (
            <Button kind="plain" onClick={() => act.go(beside(step, -1))}>
              {words.back}
            </Button>
          )}
        </div>
      </form>
    </div>
  )
}

const titleOf = (step: Step | undefined, t: FormText) =>
  step === 'done'
    ? t.register.done.title
    : step && step !== 'company'
      ? t.register.steps[step]
      : t.register.heading

/** A new step is announced: its title on the tab, the focus on its heading. */
function useStepHeading(step: Step | undefined, prefix: string, title: string) {
  const heading = useRef<HTMLHeadingElement>(null)
  const shown = useRef<Step | undefined>(undefined)
  useEffect(() => {
    if (!step) return
    document.title = `${prefix}${title} – Gelombang`
    const first = shown.current === undefined
    if (shown.current === step) return
    shown.current = step
    // The page has just come: the focus is where its reader left it.
    if (first) return
    heading.current?.focus({ preventScroll: true })
    scrollTo(0, 0)
  }, [step, prefix, title])
  return heading
}
