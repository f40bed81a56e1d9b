import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary, type Fault } from '../../ui/error-summary.tsx'
import { text } from '../language.ts'
import { useWork } from '../load.ts'

/** What a field of `ui/` takes of its form. */
export type FieldOf = (name: string) => { id: string; name: string; error: string | undefined }

type Props = {
  /** Sends what was typed; a refusal of the API is shown at its fields. */
  onSend: (values: FormData) => Promise<void>
  send: string
  sending: string
  danger?: boolean
  onCancel?: () => void
  /** Words of a field, for the summary of faults. */
  label: (field: string) => string
  children: (field: FieldOf) => ComponentChildren
}

/** A form that keeps what was typed, shows all faults at once and says when it is busy. */
export function Form({ onSend, send, sending, danger, onCancel, label, children }: Props) {
  const t = text.value.common
  const own = useId()
  const { busy, problem, run } = useWork()
  const [faults, setFaults] = useState<readonly Fault[]>([])
  const form = useRef<HTMLFormElement>(null)
  const idOf = (field: string) => `${own}-${field}`

  useEffect(() => {
    if (!problem) return setFaults([])
    const named = (problem.errors ?? []).map((error) => {
      const field = nearest(form.current, error.field)
      return { field: field && idOf(field), name: field ?? error.field, text: error.text }
    })
    setFaults(
      named.length > 0
        ? inOrder(form.current, named).map(({ field, name, text }) => ({
            field: field ?? '',
            text: `${label(name)}: ${text}`,
          }))
        : [{ field: '', text: problem.title }],
    )
  }, [problem])

  useEffect(() => {
    const before = document.title.replace(`${t.error}: `, '')
    document.title = faults.length > 0 ? `${t.error}: ${before}` : before
  }, [faults])

  return (
    <form
      ref={form}
      class="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const values = new FormData(event.currentTarget)
        void run(() => onSend(values))
      }}
    >
      <ErrorSummary title={t.problem} faults={faults} />
      {children((name) => ({
        id: idOf(name),
        name,
        error:
          problem?.errors
            ?.filter((error) => nearest(form.current, error.field) === name)
            .map((error) => error.text)
            .join(' ') || undefined,
      }))}
      <div class="actions">
        <Button type="submit" kind={danger ? 'danger' : 'first'} busy={busy}>
          {busy ? sending : send}
        </Button>
        {onCancel && (
          <Button kind="plain" onClick={onCancel}>
            {t.cancel}
          </Button>
        )}
      </div>
    </form>
  )
}

/** The control that a fault belongs to: of `schemes.0.name` the one of that name, else of what holds it. */
function nearest(form: HTMLFormElement | null, field: string): string | undefined {
  for (let name = field; name; name = name.slice(0, Math.max(0, name.lastIndexOf('.'))))
    if (form?.elements.namedItem(name)) return name
  return undefined
}

function inOrder<F extends { field: string | undefined }>(form: HTMLFormElement | null, faults: F[]): F[] {
  const order = [...(form?.elements ?? [])].map(({ id }) => id)
  return faults.sort((a, b) => order.indexOf(a.field ?? '') - order.indexOf(b.field ?? ''))
}

/** What was typed in a field, as text. */
export const typed = (values: FormData, name: string) => String(values.get(name) ?? '')
