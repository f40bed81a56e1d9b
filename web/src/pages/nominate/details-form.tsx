import { useRef, useState } from 'preact/hooks'
import { call } from '../../api.ts'
import { typedIn } from '../../draft.ts'
import { useSend } from '../../portal/use-send.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { TextField } from '../../ui/field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Days } from './days.tsx'
import { DetailFields } from './worker-fields.tsx'
import type { OfWorker } from './worker-props.ts'

/** Dates, contact and what BNSP wants to know: saved without anyone looking at the nomination again. */
export function DetailsForm({ nomination, onChange, ...props }: OfWorker) {
  const { t, p, language } = props
  const form = useRef<HTMLFormElement>(null)
  const [days, setDays] = useState<string[]>(nomination.unavailable)
  const { busy, faults, problem, errorOf, send } = useSend()

  const save = () =>
    send(async () => {
      const next = await call('PUT /portal/nominations/:nomination/details', {
        params: { nomination: nomination.id },
        body: { ...typedIn(form.current!), unavailable: days, version: nomination.version },
      })
      onChange(next, p.worker.saved)
    })
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <ErrorSummary title={t.errorHeading} faults={faults} />
      <DetailFields {...props} values={nomination} errorOf={errorOf} />
      <TextField
        id="notBefore"
        type="date"
        class="middle"
        label={p.fields.notBefore}
        defaultValue={nomination.notBefore}
        error={errorOf('notBefore')}
      />
      <Days p={p} language={language} days={days} onChange={setDays} error={errorOf('unavailable')} />
      {problem && (
        <Notice tone="bad" live="alert" title={p.form.notSent}>
          <p>{problem.problem.title}</p>
        </Notice>
      )}
      <div class="actions">
        <Button type="submit" busy={busy}>
          {busy ? p.form.sending : p.worker.save}
        </Button>
      </div>
    </form>
  )
}
