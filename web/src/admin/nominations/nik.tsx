import { useState } from 'preact/hooks'
import type { Nomination } from '../../../../functions/contract/nomination.ts'
import { call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { text } from '../language.ts'
import { Ask } from '../parts/ask.tsx'
import { useDesk } from '../session.ts'

type Props = {
  nomination: Nomination
  params: { programme: string; company: string; nomination: string }
}

/** The masked number; whole for those who may see it and say why. */
export function Nik({ nomination, params }: Props) {
  const { can } = useDesk()
  const [shown, setShown] = useState<string>()
  const [asking, setAsking] = useState(false)
  const t = text.value.nomination
  return (
    <>
      <span class="nik" aria-live="polite">
        {shown ?? nomination.nik}
      </span>{' '}
      {can('nomination.reveal') && !shown && (
        <Button kind="plain" small onClick={() => setAsking(true)}>
          {t.reveal}
        </Button>
      )}
      {asking && (
        <Ask
          title={t.revealAsk(nomination.name)}
          what={t.revealWhat}
          act={t.revealDo}
          reason
          onClose={() => setAsking(false)}
          onAct={async (reason) => {
            const { nik } = await call(
              'POST /programmes/:programme/companies/:company/nominations/:nomination/nik',
              { params, body: { reason } },
            )
            setShown(nik)
          }}
        />
      )}
    </>
  )
}
