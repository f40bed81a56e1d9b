import { call } from '../../api.ts'
import { typedIn } from '../../draft.ts'
import { useSend } from '../../portal/use-send.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { TextField } from '../../ui/field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { chosenDays, Days } from './days.tsx'
import { DetailFields } from './worker-fields.tsx'
import { Restored, useDraft } from './use-draft.tsx'
import type { OfWorker } from './worker-props.ts'

/** Dates, contact and what BNSP wants to know: saved without anyone looking at the nomination again. */
export function DetailsForm({ nomination, onChange, ...props }: OfWorker) {
  const { t, p, language } = props
  const draft = useDraft('details', nomination)
  const { form, days } = draft
  const { busy, faults, problem, errorOf, send } = useSend()

  const save = () =>
    send(async () => {
      const next = await call('PUT /portal/nominations/:nomination/details', {
        params: { nomination: nomination.id },
        body: {
          ...typedIn(form.current!),
          unavailable: chosenDays(form.current!, days),
          version: nomination.version,
        },
      })
      draft.drop()
      onChange(next, p.worker.saved)
    })
  return (
    <form
      ref={form}
      noValidate
      onInput={draft.keep}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <ErrorSummary title={t.errorHeading} faults={faults} />
      <Restored p={p} draft={draft} />
      <DetailFields {...props} errorOf={errorOf} />
      <TextField
        id="notBefore"
        type="date"
        class="middle"
        label={p.fields.notBefore}
        error={errorOf('notBefore')}
      />
      <Days
        p={p}
        language={language}
        days={days}
        onChange={draft.chooseDays}
        error={errorOf('unavailable')}
      />
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
