import { call } from '../../api.ts'
import { dayInWords } from '../../format.ts'
import { useSend } from '../../portal/use-send.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { OpenedProps } from './props.ts'

/** After a layoff she can be seen by the job placement desk, until she takes it back. */
export function OpenToWork({ t, language, page, set }: OpenedProps) {
  const { busy, problem, errorOf, send } = useSend()
  const { ticket, openToWork } = page
  return (
    <section class="no-print">
      <h2>{t.own.work}</h2>
      <p class="prose">{t.own.workLead}</p>
      {problem && (
        <Notice tone="bad" live="alert" title={t.own.failed}>
          <p>{problem.problem.title}</p>
        </Notice>
      )}
      {openToWork ? (
        <Notice tone="good" live="status">
          <p>{t.own.workOn(openToWork.district, dayInWords(openToWork.since, language))}</p>
          <p>
            <Button
              kind="second"
              busy={busy}
              onClick={() =>
                void send(async () =>
                  set(await call('PUT /worker/open-to-work', { body: { ticket, open: false } })),
                )
              }
            >
              {t.own.takeBack}
            </Button>
          </p>
        </Notice>
      ) : (
        <form
          class="form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            const district = String(new FormData(event.currentTarget).get('district') ?? '')
            void send(async () =>
              set(await call('PUT /worker/open-to-work', { body: { ticket, open: true, district } })),
            )
          }}
        >
          <TextField id="district" label={t.own.district} error={errorOf('district')} maxLength={60} />
          <div class="actions">
            <Button type="submit" kind="second" busy={busy}>
              {t.own.offer}
            </Button>
          </div>
        </form>
      )}
    </section>
  )
}
