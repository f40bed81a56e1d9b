import { useRef, useState } from 'preact/hooks'
import type { Nomination } from '../../../../functions/contract/nomination.ts'
import { ApiProblem, call } from '../../api.ts'
import { type PortalProps, Trouble } from '../../portal/gate.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { AreaField } from '../../ui/field.tsx'

type WithdrawProps = Pick<PortalProps, 'p'> & {
  nomination: Nomination
  onClose: () => void
  onDone: (nomination: Nomination) => void
}

/** Asks before a worker is withdrawn, by name. */
export function Withdraw({ p, nomination, onClose, onDone }: WithdrawProps) {
  const form = useRef<HTMLFormElement>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ApiProblem>()
  const { id, name } = nomination

  async function withdraw() {
    setBusy(true)
    setProblem(undefined)
    const reason = String(new FormData(form.current ?? undefined).get('reason') ?? '')
    try {
      onDone(
        await call('POST /portal/nominations/:nomination/withdraw', {
          params: { nomination: id },
          body: { reason },
        }),
      )
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setProblem(error)
      setBusy(false)
    }
  }
  return (
    <Dialog title={p.withdrawTitle(name)} onClose={onClose}>
      <p>{p.withdrawLead(name)}</p>
      <form
        ref={form}
        onSubmit={(event) => {
          event.preventDefault()
          if (!busy) void withdraw()
        }}
      >
        <AreaField id="reason" label={p.withdrawReason} rows={2} maxLength={300} />
        {problem && <Trouble problem={problem} p={p} again={undefined} />}
        <div class="actions">
          <Button type="submit" kind="danger" busy={busy}>
            {p.withdrawYes}
          </Button>
          <Button kind="plain" onClick={onClose}>
            {p.cancel}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
