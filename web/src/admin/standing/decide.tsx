import { useState } from 'preact/hooks'
import type { DecisionKind } from '../../../../functions/contract/standing.ts'
import { call } from '../../api.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { AreaField, SelectField, TextField } from '../../ui/field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { announce } from '../announce.tsx'
import { number, text, today } from '../language.ts'
import { Form, typed } from '../parts/form.tsx'
import { useDesk } from '../session.ts'
import { words } from './words.ts'

export type Meant = { company: string; name: string; version: number }

const exemptions = ['closed', 'no_cleaners', 'other'] as const

/** Asks for the letters of a step that concerns one or several companies, and takes it. */
export function Decide({
  kind,
  meant,
  onClose,
  onDone,
}: {
  kind: DecisionKind
  meant: readonly Meant[]
  onClose: () => void
  onDone: () => void
}) {
  const { programme } = useDesk()
  const w = words()
  const [refused, setRefused] = useState<{ name: string; text: string }[]>([])
  const [left, setLeft] = useState(meant)
  const labels: Record<string, string> = {
    letterDate: w.letterDate,
    exemption: w.exemption,
    reason: text.value.common.reason,
    companies: w.letterNo,
  }

  async function send(values: FormData) {
    const { outcomes } = await call('POST /programmes/:programme/standing/decisions', {
      params: { programme: programme.id },
      body: {
        kind,
        letterDate: typed(values, 'letterDate'),
        reason: typed(values, 'reason'),
        exemption: exemptions.find((one) => one === values.get('exemption')),
        companies: left.map(({ company, version }, at) => ({
          company,
          version,
          letterNo: typed(values, `companies.${at}.letterNo`),
        })),
      },
    })
    const failed = outcomes.filter(({ done }) => !done)
    if (failed.length < outcomes.length) {
      announce(w.done(number(outcomes.length - failed.length)))
      onDone()
    }
    if (failed.length === 0) return onClose()
    setRefused(
      failed.map(({ company, text = '' }) => ({
        name: left.find((one) => one.company === company)?.name ?? '',
        text,
      })),
    )
    setLeft(left.filter(({ company }) => failed.some((one) => one.company === company)))
  }

  return (
    <Dialog title={w.decision[kind]} onClose={onClose}>
      <p>{w.effect[kind]}</p>
      {refused.length > 0 && (
        <Notice tone="bad" live="alert" title={w.notDone}>
          <ul>
            {refused.map((one) => (
              <li key={one.name}>
                <strong>{one.name}</strong>: {one.text}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <Form
        send={w.decision[kind]}
        sending={w.deciding}
        danger={kind === 'sanctioned'}
        label={(name) => labels[name] ?? w.letterNo}
        onCancel={onClose}
        onSend={send}
      >
        {(field) => (
          <>
            {left.map(({ company, name }, at) => (
              <TextField
                key={company}
                {...field(`companies.${at}.letterNo`)}
                label={w.letterOf(name)}
                maxLength={80}
                autocomplete="off"
              />
            ))}
            <TextField {...field('letterDate')} type="date" label={w.letterDate} defaultValue={today()} />
            {kind === 'exempted' && (
              <SelectField
                {...field('exemption')}
                label={w.exemption}
                options={exemptions.map((one) => [one, w.exemptions[one]] as const)}
              />
            )}
            <AreaField {...field('reason')} label={text.value.common.reason} rows={3} />
          </>
        )}
      </Form>
    </Dialog>
  )
}
