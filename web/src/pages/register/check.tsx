import type { FormText } from './form-text.ts'
import { type FormStep, formSteps, steps } from './steps.ts'

type Props = {
  t: FormText
  values: Readonly<Record<string, string>>
  onChange: (step: FormStep, field: string) => void
}

/** All answers, each with a way back to its field. */
export function Check({ t, values, onChange }: Props) {
  const { fields, kinds, empty, change, affirmedYes } = t.register
  const shown = (field: string) => {
    const value = values[field]?.trim()
    if (!value) return <span class="muted">{empty}</span>
    if (field === 'affirmed') return affirmedYes
    if (field === 'kind') return kinds.find(([kind]) => kind === value)?.[1] ?? value
    return value
  }
  return (
    <>
      {formSteps.map((step) => (
        <section key={step}>
          <h2>{t.register.steps[step]}</h2>
          <dl class="pairs">
            {steps[step].map((field) => (
              <div key={field}>
                <dt>{fields[field]}</dt>
                <dd>{shown(field)}</dd>
                <dd>
                  <a
                    href={`?step=${step}`}
                    onClick={(event) => {
                      event.preventDefault()
                      onChange(step, field)
                    }}
                  >
                    {change}
                    <span class="visually-hidden"> {fields[field]}</span>
                  </a>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </>
  )
}
