import { useState } from 'preact/hooks'
import type { Nomination } from '../../../../functions/contract/nomination.ts'
import { ApiProblem, call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { text } from '../language.ts'
import { useWork } from '../load.ts'
import { Ask } from '../parts/ask.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { useDesk } from '../session.ts'

type Props = {
  nomination: Nomination
  params: { programme: string; company: string; nomination: string }
  onDecided: (words: string) => void
}

/** Verify, return, refuse: what the state allows. */
export function Decisions({
  nomination: { id, name, company, companyName, state },
  params,
  onDecided,
}: Props) {
  const { can } = useDesk()
  const verifying = useWork()
  const [asking, setAsking] = useState<'return' | 'refuse'>()
  const t = text.value.nomination
  if (!can('nomination.verify') || !['submitted', 'returned', 'verified'].includes(state)) return null

  const verify = () =>
    verifying.run(async () => {
      const { skipped } = await call('POST /programmes/:programme/nominations/verify', {
        params: { programme: params.programme },
        body: { nominations: [{ company, id }] },
      })
      const [left] = skipped
      if (left)
        throw new ApiProblem({
          type: 'about:blank',
          status: 409,
          code: left.code,
          title: left.text,
          requestId: '',
        })
      onDecided(t.verified(name))
    })

  return (
    <>
      <Trouble problem={verifying.problem} />
      <div class="actions">
        {state === 'submitted' && (
          <Button busy={verifying.busy} onClick={verify}>
            {verifying.busy ? t.verifying : t.verify}
          </Button>
        )}
        {state !== 'returned' && (
          <Button kind="second" onClick={() => setAsking('return')}>
            {t.return}
          </Button>
        )}
        <Button kind="plain" onClick={() => setAsking('refuse')}>
          {t.refuse}
        </Button>
      </div>
      {asking === 'return' && (
        <Ask
          title={t.returnAsk(name)}
          what={t.returnWhat(companyName)}
          act={t.returnDo}
          reason
          onClose={() => setAsking(undefined)}
          onAct={async (reason) => {
            await call('POST /programmes/:programme/companies/:company/nominations/:nomination/return', {
              params,
              body: { reason },
            })
            onDecided(t.returned(name))
          }}
        />
      )}
      {asking === 'refuse' && (
        <Ask
          title={t.refuseAsk(name)}
          what={t.refuseWhat(companyName)}
          act={t.refuseDo}
          danger
          reason
          onClose={() => setAsking(undefined)}
          onAct={async (reason) => {
            await call('POST /programmes/:programme/companies/:company/nominations/:nomination/refuse', {
              params,
              body: { reason },
            })
            onDecided(t.refused(name))
          }}
        />
      )}
    </>
  )
}
