import { useEffect, useRef, useState } from 'preact/hooks'
import type { Nomination } from '../../../../functions/contract/nomination.ts'
import type { Scheme } from '../../../../functions/contract/programme.ts'
import { ApiProblem, call } from '../../api.ts'
import { typedIn } from '../../draft.ts'
import type { PortalProps } from '../../portal/gate.tsx'
import { paths } from '../../routes.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary, type Fault } from '../../ui/error-summary.tsx'
import { TextField, TickField } from '../../ui/field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { chosenDays, Days } from './days.tsx'
import { Restored, useDraft } from './use-draft.tsx'
import { fieldOrder, WorkerFields } from './worker-fields.tsx'

type Props = PortalProps & {
  heading: string
  schemes: readonly Scheme[]
  nomination?: Nomination | undefined
  /** Called after a correction. */
  onDone?: (nomination: Nomination, words: string) => void
}
type Doubt = { field: 'sex' | 'birthDate'; text: string }
type Told = { name: string; outcome: 'taken' | 'updated' | 'unchanged' | 'elsewhere' }

const none: Fault[] = []

/** The form of one worker; the API judges each field and answers in the reader's language. */
export function WorkerForm({ heading, schemes, nomination, onDone, ...props }: Props) {
  const { t, p, language } = props
  const draft = useDraft('worker', nomination)
  const { form, days } = draft
  const title = useRef<HTMLHeadingElement>(null)
  const [faults, setFaults] = useState(none)
  const [doubts, setDoubts] = useState<Doubt[]>([])
  const [problem, setProblem] = useState<ApiProblem>()
  const [busy, setBusy] = useState(false)
  const [told, setTold] = useState<Told>()

  async function send() {
    if (!form.current) return
    const { notBefore, ...typed } = typedIn(form.current)
    const ticked = doubts.filter(({ field }) => typed[`confirm-${field}`]).map(({ field }) => field)
    const body = {
      ...typed,
      scheme: nomination?.scheme ?? typed.scheme ?? '',
      unavailable: chosenDays(form.current, days),
      confirmed: [...new Set([...ticked, ...(nomination?.confirmed ?? [])])] as Doubt['field'][],
      ...(notBefore && { notBefore }),
    }
    setBusy(true)
    setProblem(undefined)
    setFaults(none)
    try {
      const name = typed.name ?? ''
      if (nomination) {
        const corrected = await call('PUT /portal/nominations/:nomination', {
          params: { nomination: nomination.id },
          body: { ...body, version: nomination.version },
        })
        draft.drop()
        setDoubts([])
        return onDone?.(corrected, p.form.outcome.updated(name))
      }
      const { outcomes } = await call('POST /portal/nominations', { body: { nominations: [body] } })
      const [one] = outcomes
      if (one?.outcome === 'confirm') ask(one.errors ?? [])
      else if (!one || one.outcome === 'refused') show(one?.errors ?? [])
      else finish({ name, outcome: one.outcome })
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      const errors = error.problem.errors ?? []
      const contradictions = errors.filter(({ code }) => /contradicts_nik|swapped/.test(code))
      if (contradictions.length > 0 && contradictions.length === errors.length) ask(errors)
      else if (errors.length > 0) show(errors)
      else setProblem(error)
    } finally {
      setBusy(false)
    }
  }

  const ask = (errors: readonly { field: string; text: string }[]) => {
    setDoubts(errors.map(({ field, text }) => ({ field: field === 'sex' ? 'sex' : 'birthDate', text })))
    setFaults(errors.map(({ field, text }) => ({ field: `confirm-${field}`, text })))
  }
  const show = (errors: readonly { field: string; text: string }[]) => {
    const known = fieldOrder.flatMap((field) => errors.find((error) => error.field === field) ?? [])
    const others = errors.filter(({ field }) => !fieldOrder.includes(field))
    setFaults([...known, ...others].map(({ field, text }) => ({ field, text })))
    form.current?.querySelector('details')?.setAttribute('open', '')
  }
  const finish = (outcome: Told) => {
    draft.drop()
    setTold(outcome)
    setDoubts([])
  }
  useEffect(() => {
    if (told) title.current?.focus()
  }, [told])

  if (told)
    return (
      <div class="prose">
        <h1 tabIndex={-1} ref={title}>
          {p.form.outcome[told.outcome](told.name)}
        </h1>
        <div class="actions">
          {!nomination && <Button onClick={() => setTold(undefined)}>{p.form.another}</Button>}
          <a class="button second" href={paths.portal[language]}>
            {p.toPortal}
          </a>
        </div>
      </div>
    )
  const errorOf = (field: string) => faults.find((fault) => fault.field === field)?.text
  return (
    <div class="form">
      <ErrorSummary title={t.errorHeading} faults={faults} />
      {nomination ? heading && <h2>{heading}</h2> : <h1>{heading}</h1>}
      {!nomination && (
        <p class="lead">
          {p.form.addLead} <a href={paths.roster[language]}>{p.uploadRoster}</a>
        </p>
      )}
      <Restored p={p} draft={draft} />
      <form
        ref={form}
        noValidate
        onInput={draft.keep}
        onSubmit={(event) => {
          event.preventDefault()
          if (!busy) void send()
        }}
      >
        <WorkerFields {...props} schemes={schemes} masked={nomination?.nik} errorOf={errorOf} />
        <details>
          <summary>{p.form.when}</summary>
          <TextField
            id="notBefore"
            type="date"
            class="middle"
            label={p.fields.notBefore}
            error={errorOf('notBefore')}
          />
          <Days p={p} language={language} days={days} onChange={draft.chooseDays} />
        </details>
        {doubts.length > 0 && (
          <Notice tone="warn" title={p.form.confirmHeading}>
            <p>{p.form.confirmLead}</p>
            {doubts.map(({ field, text }) => (
              <TickField
                key={field}
                id={`confirm-${field}`}
                value="1"
                label={
                  <>
                    {text} <strong>{p.form.confirmTick}</strong>
                  </>
                }
              />
            ))}
          </Notice>
        )}
        {problem && (
          <Notice tone="bad" live="alert" title={p.form.notSent}>
            <p>{problem.problem.title}</p>
          </Notice>
        )}
        <div class="actions">
          <Button type="submit" busy={busy}>
            {busy ? p.form.sending : nomination ? p.form.save : p.form.send}
          </Button>
          <a class="button plain" href={paths.portal[language]}>
            {p.cancel}
          </a>
        </div>
      </form>
    </div>
  )
}
