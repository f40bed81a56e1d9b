import { useRef, useState } from 'preact/hooks'
import type { Nomination, NominationState } from '../../../../functions/contract/nomination.ts'
import { ApiProblem, call } from '../../api.ts'
import { type PortalProps, Trouble } from '../../portal/gate.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { AreaField } from '../../ui/field.tsx'

export type Act = 'withdraw' | 'appeal' | 'reassess'

const withdrawable: readonly NominationState[] = ['submitted', 'returned', 'verified', 'assigned']

/** What a company may do for a worker on a day besides changing data, in the order of the buttons. */
export const actsOn = ({ state, appealUntil }: Nomination, today: string): Act[] => [
  ...(state === 'not_yet_competent' && appealUntil && today <= appealUntil ? ['appeal' as const] : []),
  ...(state === 'not_yet_competent' || state === 'absent' ? ['reassess' as const] : []),
  ...(withdrawable.includes(state) ? ['withdraw' as const] : []),
]

type Props = Pick<PortalProps, 'p'> & {
  act: Act
  nomination: Nomination
  onClose: () => void
  /** With the nomination as it is now, and what is to be said. */
  onDone: (nomination: Nomination, said: string) => void
}

/** Asks, by the worker's name and for a reason, before it acts. */
export function AskFirst({ p, act, nomination, onClose, onDone }: Props) {
  const form = useRef<HTMLFormElement>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ApiProblem>()
  const { id, name } = nomination
  const words = p.ask[act]

  async function send() {
    setBusy(true)
    setProblem(undefined)
    const reason = String(new FormData(form.current ?? undefined).get('reason') ?? '')
    try {
      const now = await call(`POST /portal/nominations/:nomination/${act}`, {
        params: { nomination: id },
        body: { reason },
      })
      onDone(now, words.done(now.name))
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setProblem(error)
      setBusy(false)
    }
  }
  return (
    <Dialog title={words.title(name)} onClose={onClose}>
      <p>{words.lead(name)}</p>
      <form
        ref={form}
        onSubmit={(event) => {
          event.preventDefault()
          if (!busy) void send()
        }}
      >
        <AreaField id="reason" label={words.reason} rows={2} maxLength={act === 'appeal' ? 1000 : 300} />
        {problem && <Trouble problem={problem} p={p} again={undefined} />}
        <div class="actions">
          <Button type="submit" kind={act === 'withdraw' ? 'danger' : 'first'} busy={busy}>
            {words.yes}
          </Button>
          <Button kind="plain" onClick={onClose}>
            {p.cancel}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
