import type { CompanyState } from '../../../../functions/contract/company.ts'
import { useEffect, useRef, useState } from 'preact/hooks'
import { ApiProblem, type Body, call } from '../../api.ts'
import { dropDraft, fillIn, keepDraft, readDraft, typedIn } from '../../draft.ts'
import type { Language } from '../../routes.ts'
import type { FormText } from './form-text.ts'
import type { Fault } from '../../ui/error-summary.tsx'
import { explain, judge, loadCodes } from './judge.ts'
import { beside, fieldNames, formSteps, type Step, stepIn, stepOf, steps } from './steps.ts'

type Draft = { values: Record<string, string>; requestId: string; invitation?: string; programme?: string }
export type Message = 'restored' | 'cleared' | 'invited' | 'inviteFailed'
export type Sent = { reference: string; email?: string; state?: CompanyState }

const key = 'register'
const none: Fault[] = []

/** The form's life in the browser. Until it begins, `step` is undefined and the page is one long plain form. */
export function useForm(t: FormText, language: Language) {
  const form = useRef<HTMLFormElement>(null)
  const draft = useRef<Draft>({ values: {}, requestId: '' })
  const [step, setStep] = useState<Step>()
  const [faults, setFaults] = useState(none)
  const [message, setMessage] = useState<Message>()
  const [problem, setProblem] = useState<ApiProblem>()
  const [busy, setBusy] = useState(false)
  const [sent, setSent] = useState<Sent>()

  const keep = () => {
    if (form.current) draft.current.values = typedIn(form.current)
    keepDraft(key, draft.current)
  }
  const fresh = () => {
    draft.current = { values: {}, requestId: crypto.randomUUID() }
  }

  useEffect(() => {
    const kept = readDraft<Draft>(key)
    if (kept) draft.current = kept
    else fresh()
    const asked = stepIn(location.search)
    if (asked === 'done') setSent(sentBefore())
    if (kept && form.current) {
      fillIn(form.current, kept.values)
      if (fieldNames.some((field) => kept.values[field])) setMessage('restored')
    }
    // Who was quicker than the script stays where they are.
    const typingIn = document.activeElement?.closest<HTMLElement>('[data-step]')?.dataset.step
    const begun = formSteps.find((one) => one === typingIn)
    setStep(begun ?? (asked === 'done' || kept ? (asked ?? 'company') : 'company'))
    if (location.hash.length > 20) void followInvitation(location.hash.slice(1))
    const back = () => {
      setFaults(none)
      setStep(stepIn(location.search) ?? 'company')
    }
    addEventListener('popstate', back)
    return () => removeEventListener('popstate', back)
  }, [])

  async function followInvitation(token: string) {
    try {
      const { programme, ...known } = await call('POST /invitations/read', { body: { token } })
      draft.current = { ...draft.current, invitation: token, programme }
      history.replaceState(history.state, '', location.pathname + location.search)
      if (!form.current) return
      fillIn(
        form.current,
        Object.fromEntries(Object.entries(known).map(([name, value]) => [name, String(value ?? '')])),
      )
      keep()
      setMessage('invited')
    } catch (error) {
      if (error instanceof ApiProblem && error.problem.code !== 'network') setMessage('inviteFailed')
      else if (error instanceof ApiProblem) setProblem(error)
    }
  }

  const go = (to: Step, back?: 'check') => {
    setFaults(none)
    setProblem(undefined)
    history.pushState({ back }, '', `?step=${to}`)
    setStep(to)
  }

  const body = () => {
    const { values, requestId, invitation, programme } = draft.current
    return { ...values, requestId, ...(invitation && { invitation, programme }), language }
  }

  async function proceed() {
    if (!step || step === 'done' || busy) return
    keep()
    if (step === 'check') return send()
    const all = await judge(body(), t, language)
    const here = all.filter(({ field }) => (steps[step] as readonly string[]).includes(field))
    setFaults(here)
    if (here.length === 0) go(returning() && all.length === 0 ? 'check' : beside(step, 1))
  }

  async function send() {
    setBusy(true)
    setProblem(undefined)
    try {
      const all = await judge(body(), t, language)
      if (all.length > 0) return show(all)
      const sent = await call('POST /registrations', {
        body: body() as Body<'POST /registrations'>,
      })
      dropDraft(key)
      fresh()
      keepDraft('registered', sent)
      setSent(sent)
      history.replaceState(null, '', `?done=${encodeURIComponent(sent.reference)}`)
      setStep('done')
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      const told = await explain(error.problem.errors ?? [], t, language)
      if (told.length > 0) show(told)
      else setProblem(error)
    } finally {
      setBusy(false)
    }
  }

  /** Goes to the first step that holds one of these faults. */
  function show(all: Fault[]) {
    const to = stepOf(all[0]?.field ?? '')
    go(to, 'check')
    setFaults(all.filter(({ field }) => stepOf(field) === to))
  }

  function clear() {
    form.current?.reset()
    dropDraft(key)
    fresh()
    setProblem(undefined)
    history.pushState(null, '', location.pathname)
    setStep('company')
    setFaults(none)
    setMessage('cleared')
  }

  return {
    form,
    step,
    faults,
    message,
    problem,
    busy,
    sent,
    go,
    proceed,
    clear,
    keep,
    values: () => draft.current.values,
    prepare: () => void loadCodes(language).catch(() => undefined),
  }
}

const returning = () => (history.state as { back?: string } | null)?.back === 'check'

function sentBefore(): Sent {
  const reference = new URLSearchParams(location.search).get('done') ?? ''
  const kept = readDraft<Sent>('registered')
  return kept?.reference === reference ? kept : { reference }
}
