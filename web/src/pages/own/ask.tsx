import type { DataRequestKind } from '../../../../functions/contract/worker-page.ts'
import { call } from '../../api.ts'
import { dayInWords } from '../../format.ts'
import { useSend } from '../../portal/use-send.ts'
import { Button } from '../../ui/button.tsx'
import { AreaField, SelectField } from '../../ui/field.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { OpenedProps } from './props.ts'

// Of the contract the page takes types alone: its schemas would double its weight.
const kinds: readonly DataRequestKind[] = ['correct', 'erase']

/** How she has her data corrected or erased, and what came of it. */
export function AskAboutData({ t, language, page, set }: OpenedProps) {
  const { busy, problem, errorOf, send } = useSend()
  const open = page.requests.filter(({ answeredAt }) => !answeredAt).map(({ kind }) => kind)
  const left = kinds.filter((kind) => !open.includes(kind))
  return (
    <div class="no-print">
      {page.requests.map((one) => (
        <Notice
          key={one.kind}
          tone={one.answeredAt ? 'good' : 'accent'}
          title={t.own.kinds[one.kind]}
          live="status"
        >
          <p>{one.text}</p>
          {one.answeredAt ? (
            <p>
              <strong>{t.own.answered(dayInWords(one.answeredAt, language))}</strong> {one.answer}
            </p>
          ) : (
            <p>{t.own.asked(dayInWords(one.dueAt, language))}</p>
          )}
        </Notice>
      ))}
      {left.length > 0 && (
        <details>
          <summary>{t.own.ask}</summary>
          <form
            class="form"
            noValidate
            onSubmit={(event) => {
              event.preventDefault()
              const form = event.currentTarget
              const values = new FormData(form)
              void send(async () => {
                const kind = values.get('kind') as DataRequestKind
                const text = String(values.get('text') ?? '')
                set(await call('POST /worker/requests', { body: { ticket: page.ticket, kind, text } }))
                form.reset()
              })
            }}
          >
            {problem && (
              <Notice tone="bad" live="alert" title={t.own.failed}>
                <p>{problem.problem.title}</p>
              </Notice>
            )}
            <SelectField
              id="kind"
              label={t.own.kind}
              error={errorOf('kind')}
              options={left.map((kind) => [kind, t.own.kinds[kind] ?? kind] as const)}
            />
            <AreaField
              id="text"
              label={t.own.text}
              hint={t.own.textHint}
              error={errorOf('text')}
              rows={3}
              maxLength={1000}
            />
            <div class="actions">
              <Button type="submit" busy={busy}>
                {busy ? t.own.sending : t.own.send}
              </Button>
            </div>
          </form>
        </details>
      )}
    </div>
  )
}
