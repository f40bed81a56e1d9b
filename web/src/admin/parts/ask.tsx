import type { ComponentChildren } from 'preact'
import { AreaField } from '../../ui/field.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { text } from '../language.ts'
import { Form, typed } from './form.tsx'

type Props = {
  title: string
  /** What will happen, and to whom. */
  what: ComponentChildren
  act: string
  acting?: string
  danger?: boolean
  /** Asks for a reason. */
  reason?: boolean
  /** Does it; the dialog closes after that, unless it was refused. */
  onAct: (reason: string) => Promise<void>
  onClose: () => void
}

/** Asks before an act that reaches others or cannot be undone. */
export function Ask({ title, what, act, acting, danger, reason, onAct, onClose }: Props) {
  const t = text.value.common
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{what}</p>
      <Form
        send={act}
        sending={acting ?? t.working}
        danger={danger ?? false}
        label={() => t.reason}
        onCancel={onClose}
        onSend={async (values) => {
          await onAct(typed(values, 'reason'))
          onClose()
        }}
      >
        {(field) => (reason ? <AreaField {...field('reason')} label={t.reason} rows={3} /> : null)}
      </Form>
    </Dialog>
  )
}
