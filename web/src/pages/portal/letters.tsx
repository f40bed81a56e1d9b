import { useEffect, useRef, useState } from 'preact/hooks'
import { longestAnswer, mostAnswered, type PortalStanding } from '../../../../functions/contract/answer.ts'
import type { StandingAnswer } from '../../../../functions/contract/standing.ts'
import { addressOf, ApiProblem, call, sendForm } from '../../api.ts'
import { dayInWords, numberIn } from '../../format.ts'
import { useSend } from '../../portal/use-send.ts'
import type { Language } from '../../routes.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { AreaField, Field } from '../../ui/field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Tag } from '../../ui/tag.tsx'
import { words } from './letters-words.ts'

const types = '.pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png'

/** Letters that the company got about its standing, its answers, and a form to answer as long as it may. */
export function Letters({ language }: { language: Language }) {
  const [found, setFound] = useState<PortalStanding>()
  const [failed, setFailed] = useState(false)
  const w = words[language]
  const load = () => {
    setFailed(false)
    call('GET /portal/standing').then(setFound, (error: unknown) => {
      if (!(error instanceof ApiProblem)) throw error
      setFailed(true)
    })
  }
  useEffect(load, [])
  if (failed)
    return (
      <Notice tone="bad" live="alert" title={w.failed}>
        <Button kind="second" small onClick={load}>
          {w.again}
        </Button>
      </Notice>
    )
  if (!found) return null
  const number = numberIn(language)
  const day = (at: string) => dayInWords(at.slice(0, 10), language)
  const undone = new Set(found.steps.map(({ undoes }) => undoes))
  return (
    <section aria-labelledby="letters">
      <h2 id="letters">{w.title}</h2>
      {found.mayAnswer && (
        <p>
          {w.missing(number(found.nominated), number(found.agreed))}{' '}
          {found.answerBy && <strong>{w.answerBy(dayInWords(found.answerBy, language))}</strong>}
        </p>
      )}
      <ol class="plain">
        {found.steps.toReversed().map((step) => (
          <li key={step.id} class="panel">
            <p class="tags">
              <strong>{w.step[step.kind]}</strong>
              {undone.has(step.id) && <Tag>{w.undone}</Tag>}
            </p>
            {step.letterNo && (
              <p>
                <a
                  href={addressOf('GET /papers/portal/standing/:step/letter.pdf', {
                    params: { step: step.id },
                  })}
                >
                  {w.letter(step.letterNo, day(step.letterDate ?? step.at))}
                </a>
              </p>
            )}
            {step.reason && <p>{step.reason}</p>}
          </li>
        ))}
      </ol>
      {found.answers.length > 0 && (
        <>
          <h3>{w.answers}</h3>
          <ol class="plain">
            {found.answers.toReversed().map((one) => (
              <li key={one.id} class="panel">
                <p class="tags">
                  <span class="muted">{day(one.at)}</span>
                  <Tag tone={one.readAt ? 'good' : 'plain'}>{one.readAt ? w.read : w.unread}</Tag>
                </p>
                <p class="as-typed">{one.text}</p>
                {one.file && (
                  <p class="muted">
                    {w.file}: {one.file.name}
                  </p>
                )}
                {one.note && (
                  <p>
                    <strong>{w.note}</strong> {one.note}
                  </p>
                )}
              </li>
            ))}
          </ol>
        </>
      )}
      {found.mayAnswer && (
        <AnswerForm
          language={language}
          onSent={(answer) => setFound({ ...found, answers: [...found.answers, answer] })}
        />
      )}
    </section>
  )
}

function AnswerForm({ language, onSent }: { language: Language; onSent: (answer: StandingAnswer) => void }) {
  const w = words[language]
  const { busy, faults, problem, errorOf, send, setFaults } = useSend()
  const [sent, setSent] = useState(false)
  // The same answer sent again after a broken connection is taken once.
  const key = useRef(crypto.randomUUID())

  return (
    <form
      class="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const form = event.currentTarget
        const values = new FormData(form)
        const file = values.get('file')
        const large = file instanceof File && file.size > mostAnswered
        if (large) return setFaults([{ field: 'file', text: w.large }])
        values.set('key', key.current)
        void send(async () => {
          const answer = await sendForm('POST /papers/portal/standing/answers', values)
          key.current = crypto.randomUUID()
          form.reset()
          setSent(true)
          onSent(answer)
        })
      }}
    >
      <h3>{w.form}</h3>
      <ErrorSummary title={w.problem} faults={faults} />
      {problem && <Notice tone="bad" live="alert" title={problem.problem.title} />}
      <div role="status">{sent && !busy && <Notice tone="good" title={w.sent} />}</div>
      <AreaField
        id="text"
        label={w.text}
        hint={w.textHint}
        error={errorOf('text')}
        rows={6}
        maxLength={longestAnswer}
        onInput={() => setSent(false)}
      />
      <Field id="file" label={w.fileLabel} hint={w.fileHint} error={errorOf('file')}>
        {(control) => <input {...control} type="file" name="file" accept={types} />}
      </Field>
      <div class="actions">
        <Button type="submit" busy={busy}>
          {busy ? w.sending : w.send}
        </Button>
      </div>
    </form>
  )
}
