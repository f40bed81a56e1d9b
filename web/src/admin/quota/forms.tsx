import type { Quota } from '../../../../functions/contract/quota.ts'
import { call } from '../../api.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { AreaField, TextField } from '../../ui/field.tsx'
import { announce } from '../announce.tsx'
import { number, text } from '../language.ts'
import { type FieldOf, Form, typed } from '../parts/form.tsx'
import { useDesk } from '../session.ts'

type Props = { quota: Quota; onClose: () => void; onDone: () => void }

const letterOf = (values: FormData) => ({
  letterNo: typed(values, 'letterNo'),
  letterDate: typed(values, 'letterDate'),
  note: typed(values, 'note'),
})

function Letter({ field }: { field: FieldOf }) {
  const t = text.value.quota
  return (
    <>
      <TextField {...field('letterNo')} label={t.letterNo} class="middle" />
      <TextField {...field('letterDate')} label={t.letterDate} type="date" class="short" />
      <AreaField {...field('note')} label={`${t.note} ${text.value.common.optional}`} rows={2} />
    </>
  )
}

const labels = (name: string) => {
  const t = text.value.quota
  const known: Record<string, string> = {
    asked: t.asked,
    granted: t.grantedField,
    letterNo: t.letterNo,
    letterDate: t.letterDate,
    note: t.note,
  }
  return known[name] ?? name
}

/** Records that a request for quota went out. */
export function RequestForm({ quota, onClose, onDone }: Props) {
  const { programme, scheme } = useDesk()
  const t = text.value
  return (
    <Dialog title={t.quota.requestTitle(scheme(quota.scheme))} onClose={onClose}>
      <Form
        send={t.common.save}
        sending={t.common.saving}
        label={labels}
        onCancel={onClose}
        onSend={async (values) => {
          await call('POST /programmes/:programme/quota/:scheme/requests', {
            params: { programme: programme.id, scheme: quota.scheme },
            body: { asked: typed(values, 'asked'), ...letterOf(values) },
          })
          announce(t.quota.requestDone)
          onClose()
          onDone()
        }}
      >
        {(field) => (
          <>
            <TextField
              {...field('asked')}
              label={t.quota.asked}
              inputMode="numeric"
              class="short"
              defaultValue={quota.waiting > 0 ? String(quota.waiting) : ''}
            />
            <Letter field={field} />
          </>
        )}
      </Form>
    </Dialog>
  )
}

/** Records what BNSP granted. */
export function GrantForm({ quota, onClose, onDone }: Props) {
  const { programme, scheme } = useDesk()
  const t = text.value
  return (
    <Dialog title={t.quota.grantTitle(scheme(quota.scheme))} onClose={onClose}>
      <Form
        send={t.common.save}
        sending={t.common.saving}
        label={labels}
        onCancel={onClose}
        onSend={async (values) => {
          await call('POST /programmes/:programme/quota/:scheme/grants', {
            params: { programme: programme.id, scheme: quota.scheme },
            body: { granted: typed(values, 'granted'), ...letterOf(values), version: quota.version },
          })
          announce(t.quota.grantDone)
          onClose()
          onDone()
        }}
      >
        {(field) => (
          <>
            <TextField
              {...field('granted')}
              label={t.quota.grantedField}
              hint={t.quota.grantedHint(number(quota.taken))}
              inputMode="numeric"
              class="short"
            />
            <Letter field={field} />
          </>
        )}
      </Form>
    </Dialog>
  )
}
