import { useState } from 'preact/hooks'
import type { StandingAnswer, StandingFile } from '../../../../functions/contract/standing.ts'
import { addressOf, call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { AreaField } from '../../ui/field.tsx'
import { Tag } from '../../ui/tag.tsx'
import { announce } from '../announce.tsx'
import { language, moment, text } from '../language.ts'
import { Form, typed } from '../parts/form.tsx'
import { useDesk } from '../session.ts'

const id = {
  title: 'Jawaban perusahaan',
  none: 'Belum ada jawaban.',
  waiting: 'Belum dibaca',
  read: (by: string, at: string) => `Dibaca ${by}, ${at}`,
  file: (name: string, size: string) => `${name} (${size})`,
  mark: 'Tandai sudah dibaca…',
  markTitle: 'Tandai jawaban ini sudah dibaca?',
  what: 'Sesudah itu langkah berikutnya dapat diputuskan lagi. Waktunya dihitung ulang dari hari ini.',
  note: 'Catatan untuk perusahaan (boleh kosong)',
  done: 'Jawaban ditandai sudah dibaca.',
}
const en: typeof id = {
  title: 'Answers of the company',
  none: 'No answer yet.',
  waiting: 'Not read yet',
  read: (by, at) => `Read by ${by}, ${at}`,
  file: (name, size) => `${name} (${size})`,
  mark: 'Mark as read…',
  markTitle: 'Mark this answer as read?',
  what: 'After that the next step can be decided again. Its time is counted anew from today.',
  note: 'Note to the company (may be left empty)',
  done: 'The answer is marked as read.',
}
const size = (bytes: number) =>
  bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`

/** What the company said to its letters, beside the steps; whoever may decide marks it as read. */
export function Answers({ file: { answers, row }, changed }: { file: StandingFile; changed: () => void }) {
  const { programme, can } = useDesk()
  const w = language.value === 'en' ? en : id
  const [reading, setReading] = useState<StandingAnswer>()
  const params = { programme: programme.id, company: row.company }
  return (
    <>
      <h2>{w.title}</h2>
      {answers.length === 0 && <p class="muted">{w.none}</p>}
      <ol class="history">
        {answers.toReversed().map((one) => (
          <li key={one.id} class="card">
            <p class="tags">
              <span class="muted">{moment(one.at)}</span>
              {one.readAt ? (
                <span class="muted">{w.read(one.readBy ?? '', moment(one.readAt))}</span>
              ) : (
                <Tag tone="warn">{w.waiting}</Tag>
              )}
            </p>
            <p class="as-typed">{one.text}</p>
            {one.file && (
              <p>
                <a
                  href={addressOf(
                    'GET /papers/programmes/:programme/companies/:company/answers/:answer/file',
                    { params: { ...params, answer: one.id } },
                  )}
                >
                  {w.file(one.file.name, size(one.file.bytes))}
                </a>
              </p>
            )}
            {one.note && <p class="muted">{one.note}</p>}
            {!one.readAt && can('standing.decide') && (
              <Button small kind="second" onClick={() => setReading(one)}>
                {w.mark}
              </Button>
            )}
          </li>
        ))}
      </ol>
      {reading && (
        <Dialog title={w.markTitle} onClose={() => setReading(undefined)}>
          <p>{w.what}</p>
          <Form
            send={w.mark.replace('…', '')}
            sending={text.value.common.saving}
            label={() => w.note}
            onCancel={() => setReading(undefined)}
            onSend={async (values) => {
              await call('POST /programmes/:programme/companies/:company/answers/:answer/read', {
                params: { ...params, answer: reading.id },
                body: { note: typed(values, 'note') },
              })
              setReading(undefined)
              announce(w.done)
              changed()
            }}
          >
            {(field) => <AreaField {...field('note')} label={w.note} rows={3} maxLength={1000} />}
          </Form>
        </Dialog>
      )}
    </>
  )
}
