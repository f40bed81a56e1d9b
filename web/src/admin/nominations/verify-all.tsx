import { useRef, useState } from 'preact/hooks'
import { call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Progress } from '../../ui/progress.tsx'
import { announce } from '../announce.tsx'
import { number, text } from '../language.ts'
import { useWork } from '../load.ts'
import { Trouble } from '../parts/trouble.tsx'
import { useDesk } from '../session.ts'
import type { Skipped } from './skipped.tsx'

type Props = {
  filter: { company: string | undefined; scheme: string | undefined }
  companyName: string | undefined
  /** How many match, where that is known. */
  about: number | undefined
  onClose: (skipped: Skipped[]) => void
}

/** Verifies all new nominations that match a filter, call by call, and can be stopped. */
export function VerifyAll({ filter, companyName, about, onClose }: Props) {
  const { programme, scheme } = useDesk()
  const work = useWork()
  const [verified, setVerified] = useState(0)
  const state = useRef<{ stopped: boolean; verified: number; after: string | undefined; skipped: Skipped[] }>(
    {
      stopped: false,
      verified: 0,
      after: undefined,
      skipped: [],
    },
  )
  const t = text.value.nominations
  const whom = [
    companyName && t.filterCompany(companyName),
    filter.scheme && t.filterScheme(scheme(filter.scheme)),
  ]
    .filter(Boolean)
    .join('')

  const start = () =>
    work.run(async () => {
      const now = state.current
      do {
        const answer = await call('POST /programmes/:programme/nominations/verify-matching', {
          params: { programme: programme.id },
          body: { ...filter, after: now.after },
        })
        now.verified += answer.verified
        now.skipped.push(...answer.skipped)
        now.after = answer.next
        setVerified(now.verified)
      } while (now.after && !now.stopped)
      announce(now.stopped ? t.stopped(number(now.verified)) : t.done(number(now.verified)))
      onClose(now.skipped)
    })

  const leave = () => {
    state.current.stopped = true
    if (!work.busy) onClose(state.current.skipped)
  }

  return (
    <Dialog title={t.verifyAllAsk} onClose={leave}>
      <p>{t.verifyAllWhat(about === undefined ? '?' : number(about), whom)}</p>
      <Trouble problem={work.problem} />
      {work.busy && (
        <Progress label={t.progress(number(verified))} done={verified} all={about ?? verified + 1} />
      )}
      <div class="actions">
        <Button busy={work.busy} onClick={start}>
          {work.busy ? text.value.nomination.verifying : t.verifyAllDo}
        </Button>
        <Button kind="plain" onClick={leave}>
          {work.busy ? text.value.common.stop : text.value.common.cancel}
        </Button>
      </div>
    </Dialog>
  )
}
