import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Nomination } from '../../../../functions/contract/nomination.ts'
import { bnspFields } from '../../../../functions/contract/person/bnsp-fields.ts'
import { dayInWords, momentInWords } from '../../format.ts'
import { paths } from '../../routes.ts'
import { Notice } from '../../ui/notice.tsx'
import { Tag } from '../../ui/tag.tsx'
import { type Act, actsOn, AskFirst } from '../portal/ask-first.tsx'
import { stateTone } from '../portal/state-tone.ts'
import { DetailsForm } from './details-form.tsx'
import { hasDraft } from './use-draft.tsx'
import { Replace } from './replace.tsx'
import { WorkerForm } from './worker-form.tsx'
import type { OfWorker } from './worker-props.ts'

const identity = ['submitted', 'returned', 'verified']
const details = [...identity, 'assigned', 'absent']

/** One worker's own page: where the nomination stands, its history, and what the company can change. */
export function Worker({ onChange, ...props }: OfWorker) {
  const { p, language, nomination, portal } = props
  const words = p.worker
  const { state, name } = nomination
  const [said, setSaid] = useState<string>()
  const [asking, setAsking] = useState<Act>()
  const told = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (said) told.current?.scrollIntoView({ block: 'start' })
  }, [said, nomination.version])
  const change = (next: Nomination, what: string) => {
    onChange(next, what)
    setSaid(what)
    setOpen('')
  }
  const scheme = portal.programme.schemes.find(({ id }) => id === nomination.scheme)
  const missing = bnspFields.filter((field) => !nomination[field])
  const mayMend = identity.includes(state)
  const mayFill = details.includes(state)
  const [open, setOpen] = useState(
    () =>
      new URLSearchParams(location.search).get('act') ??
      (hasDraft('worker', nomination.id)
        ? 'identity'
        : missing.length > 0 || hasDraft('details', nomination.id)
          ? 'data'
          : ''),
  )
  const part = (name: string) => ({
    open: open === name,
    onOpen: (now: boolean) => setOpen(now ? name : (old) => (old === name ? '' : old)),
  })
  return (
    <div class="form">
      <div ref={told}>
        {said && (
          <Notice tone="good" live="status">
            <p>{said}</p>
          </Notice>
        )}
      </div>
      <h1>{name}</h1>
      <p class="tags">
        <Tag tone={stateTone[state] ?? 'plain'}>{p.state[state]}</Tag>{' '}
        <span class="muted">
          {language === 'en' ? scheme?.nameEn : scheme?.name} · <span class="mono">{nomination.nik}</span>
        </span>
      </p>
      {nomination.reason && (
        <Notice tone="warn" title={state === 'returned' ? p.form.returned : p.reason}>
          <p>{nomination.reason}</p>
        </Notice>
      )}
      {nomination.contested && <Notice tone="warn">{p.contested}</Notice>}
      {nomination.replacedBy && (
        <p>
          <a href={`${paths.nominate[language]}?id=${nomination.replacedBy}`}>{words.seeReplacement}</a>
        </p>
      )}

      {state === 'returned' && <WorkerForm {...props} heading={words.mend} schemes={[]} onDone={change} />}
      {mayFill && state !== 'returned' && (
        <Part title={words.details} {...part('data')}>
          {missing.length > 0 && (
            <p class="muted">
              {words.missing(missing.map((field) => words.short[field] ?? field).join(', '))}
            </p>
          )}
          <DetailsForm {...props} onChange={change} />
        </Part>
      )}
      {mayMend && state !== 'returned' && (
        <Part title={words.identity} {...part('identity')}>
          <p>{words.identityLead}</p>
          <WorkerForm {...props} heading="" schemes={[]} onDone={change} />
        </Part>
      )}
      {state === 'assigned' && (
        <Part title={words.replace} {...part('replace')}>
          <Replace {...props} onChange={change} />
        </Part>
      )}
      {actsOn(nomination, portal.today).map((act) => (
        <p key={act}>
          <button
            type="button"
            class={act === 'withdraw' ? 'button plain' : 'button second'}
            onClick={() => setAsking(act)}
          >
            {act === 'withdraw' ? words.withdraw : p[act]}
          </button>
        </p>
      ))}

      <h2>{words.history}</h2>
      <ol class="steps-taken">
        {nomination.history.map(({ state: step, at, by }) => (
          <li key={`${at} ${step}`}>
            <strong>{words.step[step] ?? p.state[step]}</strong>
            <span class="muted">
              <time dateTime={at}>{momentInWords(at, language)}</time> · {actor(by, p.worker.by)}
            </span>
          </li>
        ))}
      </ol>
      {(nomination.notBefore || nomination.unavailable.length > 0) && (
        <p class="muted">
          {nomination.notBefore && `${words.from} ${dayInWords(nomination.notBefore, language)}. `}
          {nomination.unavailable.length > 0 &&
            `${words.not} ${nomination.unavailable.map((day) => dayInWords(day, language)).join(', ')}.`}
        </p>
      )}
      {asking && (
        <AskFirst
          p={p}
          act={asking}
          nomination={nomination}
          onClose={() => setAsking(undefined)}
          onDone={(next, said) => {
            setAsking(undefined)
            change(next, said)
          }}
        />
      )}
    </div>
  )
}

type PartProps = {
  title: string
  open: boolean
  onOpen: (open: boolean) => void
  children: ComponentChildren
}

/** One of the forms; drawn while it is open, so that no two fields share a name. */
const Part = ({ title, open, onOpen, children }: PartProps) => (
  <details open={open} onToggle={(event) => onOpen(event.currentTarget.open)}>
    <summary>{title}</summary>
    {open && children}
  </details>
)

const actor = (by: string, words: Record<string, string>) => words[by.split(':')[0] ?? ''] ?? words.staff
