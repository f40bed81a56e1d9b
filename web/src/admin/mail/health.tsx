import { useState } from 'preact/hooks'
import type { MailHealth } from '../../../../functions/contract/notice.ts'
import { call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { announce } from '../announce.tsx'
import { number, text } from '../language.ts'
import { useWork } from '../load.ts'
import { Ask } from '../parts/ask.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { useDesk } from '../session.ts'

/** How the last mails fared, and the switch that stops them all. */
export function Health({ health, changed }: { health: MailHealth; changed: () => void }) {
  const { programme, can } = useDesk()
  const [asking, setAsking] = useState(false)
  const work = useWork()
  const t = text.value.mail
  const turn = async (stopped: boolean) => {
    await call('POST /programmes/:programme/mail/switch', {
      params: { programme: programme.id },
      body: { stopped },
    })
    announce(stopped ? t.stopped : t.wentOn)
    changed()
  }
  return (
    <>
      {health.alarm && <Notice tone="bad">{t.alarm[health.alarm]}</Notice>}
      <Trouble problem={work.problem} />
      {health.stopped && (
        <Notice tone="warn" title={t.stopped}>
          <p>{t.stoppedHint}</p>
          {can('mail.send') && (
            <Button small busy={work.busy} onClick={() => work.run(() => turn(false))}>
              {t.goOn}
            </Button>
          )}
        </Notice>
      )}
      <div class="bar">
        <span class="muted">
          {t.health(number(health.sent), number(health.bounced), number(health.complained))}
        </span>
        {can('mail.send') && !health.stopped && (
          <Button kind="plain" small onClick={() => setAsking(true)}>
            {t.stop}
          </Button>
        )}
      </div>
      {asking && (
        <Ask
          title={t.stopAsk}
          what={t.stopWhat}
          act={t.stopDo}
          danger
          onClose={() => setAsking(false)}
          onAct={() => turn(true)}
        />
      )}
    </>
  )
}
