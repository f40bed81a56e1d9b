import type { Nomination } from '../../../../functions/contract/nomination.ts'
import { call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { text } from '../language.ts'
import { useWork } from '../load.ts'
import { Trouble } from '../parts/trouble.tsx'
import { useDesk } from '../session.ts'

type Props = {
  params: { programme: string; company: string; nomination: string }
  onChecked: (nomination: Nomination) => void
}

/** Someone took a seat before the data were looked at; records that they were. */
export function Unchecked({ params, onChecked }: Props) {
  const { can } = useDesk()
  const { busy, problem, run } = useWork()
  const t = text.value
  const check = () =>
    run(async () =>
      onChecked(
        await call('POST /programmes/:programme/companies/:company/nominations/:nomination/check', {
          params,
        }),
      ),
    )
  return (
    <Notice tone="warn" title={t.nomination.unchecked}>
      <p>{t.nomination.uncheckedHint}</p>
      <Trouble problem={problem} />
      {can('nomination.verify') && (
        <Button small busy={busy} onClick={check}>
          {busy ? t.common.working : t.nomination.check}
        </Button>
      )}
    </Notice>
  )
}
