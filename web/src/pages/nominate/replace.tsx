import { useEffect, useRef, useState } from 'preact/hooks'
import type { Nomination } from '../../../../functions/contract/nomination.ts'
import { ApiProblem, call } from '../../api.ts'
import { typedIn } from '../../draft.ts'
import { useSend } from '../../portal/use-send.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { SelectField, TextField, TickField } from '../../ui/field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { IdentityFields } from './worker-fields.tsx'
import type { OfWorker } from './worker-props.ts'

const someoneNew = 'new'

/** Another person takes the seat: one who waits already, or a new one. */
export function Replace({ nomination, onChange, ...props }: OfWorker) {
  const { t, p } = props
  const words = p.worker
  const form = useRef<HTMLFormElement>(null)
  const [waiting, setWaiting] = useState<Nomination[]>()
  const [by, setBy] = useState(someoneNew)
  const [doubted, setDoubted] = useState(false)
  const { busy, faults, problem, errorOf, send, setFaults } = useSend()
  useEffect(() => {
    const query = { state: 'verified', scheme: nomination.scheme } as const
    call('GET /portal/nominations', { query }).then(
      ({ items }) => {
        setWaiting(items)
        if (items.length > 0) setBy('')
      },
      (error: unknown) => {
        if (!(error instanceof ApiProblem)) throw error
        setWaiting([])
      },
    )
  }, [])

  const replace = () =>
    send(async () => {
      const { reason, seen, ...worker } = typedIn(form.current!)
      const body =
        by === someoneNew
          ? { worker: { ...worker, confirmed: seen ? (['sex', 'birthDate'] as const).slice() : [] } }
          : { by }
      try {
        const { replaced, by: seated } = await call('POST /portal/nominations/:nomination/replace', {
          params: { nomination: nomination.id },
          body: { ...body, reason, version: nomination.version },
        })
        onChange(replaced, words.replaced(nomination.name, seated.name))
      } catch (error) {
        if (error instanceof ApiProblem && error.problem.code === 'nomination.confirm') setDoubted(true)
        throw error
      }
    }, 'worker.')
  if (!waiting) return <p class="muted">{p.loading}</p>
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (by) void replace()
        else setFaults([{ field: 'by', text: words.whoMissing }])
      }}
    >
      <p>{words.replaceLead(nomination.name)}</p>
      <ErrorSummary title={t.errorHeading} faults={faults} />
      {waiting.length > 0 && (
        <SelectField
          id="by"
          label={words.who}
          value={by}
          error={errorOf('by')}
          options={[
            ['', p.choose],
            ...waiting.map(({ id, name }) => [id, name] as const),
            [someoneNew, words.someoneNew],
          ]}
          onChange={(event) => {
            setBy(event.currentTarget.value)
            setFaults([])
          }}
        />
      )}
      {by === someoneNew && <IdentityFields {...props} masked={undefined} errorOf={errorOf} />}
      {doubted && by === someoneNew && (
        <TickField id="seen" value="1" label={<strong>{p.form.confirmTick}</strong>} />
      )}
      <TextField id="reason" label={words.reason} maxLength={300} />
      {problem && (
        <Notice tone="bad" live="alert" title={p.form.notSent}>
          <p>{problem.problem.title}</p>
        </Notice>
      )}
      <div class="actions">
        <Button type="submit" busy={busy}>
          {busy ? p.form.sending : words.replaceDo}
        </Button>
      </div>
    </form>
  )
}
