import { useEffect, useId, useState } from 'preact/hooks'
import type { PermitCheck } from '../../../../functions/contract/permit.ts'
import { addressOf, call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { day, moment, text } from '../language.ts'
import { useWork } from '../load.ts'
import { Page } from '../parts/page.tsx'
import { Pairs } from '../parts/pairs.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { useDesk } from '../session.ts'
import { words } from './words.ts'

type Choice = { id: string; name: string; district: string }
const tones = { sign: 'good', hold: 'bad', unknown: 'warn', several: 'accent' } as const

/** One field, one plain answer: may this company's permit be signed? */
export function PermitPage() {
  const { programme, can, to } = useDesk()
  const w = words()
  const own = useId()
  const [typed, setTyped] = useState('')
  const [choices, setChoices] = useState<Choice[]>([])
  const [answer, setAnswer] = useState<PermitCheck>()
  const { busy, problem, run } = useWork()
  const params = { programme: programme.id }

  useEffect(() => {
    if (typed.trim().length < 2 || answer) return setChoices([])
    const abort = new AbortController()
    const pause = setTimeout(() => {
      call('POST /programmes/:programme/permit/suggestions', {
        params,
        body: { text: typed },
        signal: abort.signal,
      }).then(setChoices, () => abort.signal.aborted || setChoices([]))
    }, 150)
    return () => {
      clearTimeout(pause)
      abort.abort()
    }
  }, [typed, answer])

  const check = (asked: string, company?: string) =>
    run(async () => {
      setAnswer(undefined)
      const found = await call('POST /programmes/:programme/permit/checks', {
        params,
        body: { text: asked, company },
      })
      setChoices([])
      setAnswer(found)
    })

  return (
    <Page
      title={w.title}
      actions={
        can('key.read') && (
          <a class="button second small" href={to('loket/kunci')}>
            {w.keys}
          </a>
        )
      }
    >
      <p class="muted">{w.lead}</p>
      <form
        class="form"
        role="search"
        onSubmit={(event) => {
          event.preventDefault()
          if (typed.trim()) void check(typed)
        }}
      >
        <TextField
          id={own}
          type="search"
          label={w.field}
          hint={w.hint}
          autocomplete="off"
          maxLength={100}
          onInput={(event) => {
            setAnswer(undefined)
            setTyped(event.currentTarget.value)
          }}
        />
        <p>
          <Button type="submit" busy={busy}>
            {busy ? w.checking : w.check}
          </Button>
        </p>
      </form>
      <Trouble problem={problem} />
      {!answer && <Choices of={choices} onPick={(one) => void check(one.name, one.id)} />}
      <div aria-live="polite">
        {answer && (
          <Notice tone={tones[answer.answer]} title={w[answer.answer]}>
            <Answer answer={answer} />
          </Notice>
        )}
      </div>
      {answer?.several && <Choices of={answer.several} onPick={(one) => void check(one.name, one.id)} />}
    </Page>
  )
}

const Choices = ({ of, onPick }: { of: readonly Choice[]; onPick: (one: Choice) => void }) =>
  of.length === 0 ? null : (
    <ul class="history">
      {of.map((one) => (
        <li key={one.id}>
          <Button kind="second" onClick={() => onPick(one)}>
            {one.name} · {one.district}
          </Button>
        </li>
      ))}
    </ul>
  )

function Answer({ answer }: { answer: PermitCheck }) {
  const { programme } = useDesk()
  const w = words()
  const { company, standing, since, reason, letterNo, letterDate } = answer
  return (
    <>
      {company && (
        <p>
          <strong>{company.name}</strong>, {company.district}
        </p>
      )}
      {answer.answer === 'unknown' && <p>{w.unknownWhat}</p>}
      {answer.answer === 'several' && <p>{w.severalWhat}</p>}
      {answer.answer === 'hold' && <p>{w.holdWhat}</p>}
      {standing && (
        <Pairs
          pairs={[
            [w.standing, text.value.standing[standing]],
            ...(since ? [[w.since, day(since)] as const] : []),
            ...(reason ? [[w.why, reason] as const] : []),
            ...(letterNo
              ? [[w.letter, letterDate ? w.letterWords(letterNo, day(letterDate)) : letterNo] as const]
              : []),
          ]}
        />
      )}
      {company && (
        <p class="screen-only">
          <a
            class="button second small"
            target="_blank"
            rel="noopener"
            href={addressOf('GET /papers/programmes/:programme/permit/checks/:check/slip.pdf', {
              params: { programme: programme.id, check: answer.id },
            })}
          >
            {w.slip}
          </a>
        </p>
      )}
      <p class="muted">{w.at(moment(answer.at), answer.id)}</p>
    </>
  )
}
