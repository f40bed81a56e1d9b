import { useState } from 'preact/hooks'
import { dayInWords } from '../../format.ts'
import type { PortalProps } from '../../portal/gate.tsx'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'

type Props = Pick<PortalProps, 'p' | 'language'> & {
  days: readonly string[]
  onChange: (days: string[]) => void
  error?: string | undefined
  label?: string
}

/** The days that were added, and the one that stands in the field of their form still. */
export function chosenDays(form: HTMLFormElement, days: readonly string[]): string[] {
  const typed = form.querySelector<HTMLInputElement>('#unavailable')?.value
  return [...new Set(typed ? [...days, typed] : days)].sort()
}

/** Days on which a worker, or a company, cannot come, one added at a time. */
export function Days({ p, language, days, onChange, error, label }: Props) {
  const [typed, setTyped] = useState('')
  return (
    <>
      <TextField
        id="unavailable"
        name=""
        type="date"
        class="middle"
        label={label ?? p.fields.unavailable}
        error={error}
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      <p>
        <Button
          kind="second"
          small
          onClick={() => {
            if (typed && !days.includes(typed)) onChange([...days, typed].sort())
            setTyped('')
          }}
        >
          {p.form.addDay}
        </Button>
      </p>
      <ul class="names" aria-live="polite">
        {days.map((day) => (
          <li key={day}>
            {dayInWords(day, language)}{' '}
            <Button kind="plain" small onClick={() => onChange(days.filter((one) => one !== day))}>
              <span aria-hidden="true">×</span>
              <span class="visually-hidden">{p.form.removeDay(dayInWords(day, language))}</span>
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}
