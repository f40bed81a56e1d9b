import { useState } from 'preact/hooks'
import type { DataRequest } from '../../../../functions/contract/worker-page.ts'
import { call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Table } from '../../ui/table.tsx'
import { Tag } from '../../ui/tag.tsx'
import { AreaField } from '../../ui/field.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { announce } from '../announce.tsx'
import { day, moment, text } from '../language.ts'
import { useLoad } from '../load.ts'
import { Form, typed } from '../parts/form.tsx'
import { Page } from '../parts/page.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { useDesk } from '../session.ts'

/** What workers ask about their data: corrected, erased; and the answers. */
export function DataRequestsPage() {
  const { programme, can } = useDesk()
  const [open, setOpen] = useState<DataRequest>()
  const [opened] = useState(() => new Date().toISOString())
  const w = text.value.workers
  const params = { programme: programme.id }
  const loaded = useLoad(programme.id, (signal) =>
    call('GET /programmes/:programme/data-requests', { params, signal }),
  )
  const state = (one: DataRequest) => {
    if (one.answeredAt) return <Tag tone="good">{w.answered(day(one.answeredAt))}</Tag>
    return (
      <>
        {moment(one.dueAt)} {one.dueAt < opened && <Tag tone="bad">{w.late}</Tag>}
      </>
    )
  }
  return (
    <Page title={w.requests}>
      <p class="muted">{w.requestsLead}</p>
      <Waiting of={loaded}>
        {(requests) => (
          <Table
            caption={w.requests}
            captionHidden
            cards
            rows={requests}
            keyOf={({ id }) => id}
            empty={w.noRequests}
            columns={[
              {
                key: 'name',
                head: w.name,
                cell: (one) => (
                  <>
                    {one.name}
                    <br />
                    <span class="muted">{one.companyName}</span>
                  </>
                ),
              },
              {
                key: 'what',
                head: w.what,
                cell: (one) => (
                  <>
                    <strong>{w.kind[one.kind]}</strong>
                    <br />
                    {one.text}
                    {one.answer && <p class="muted">{one.answer}</p>}
                  </>
                ),
              },
              { key: 'due', head: w.due, cell: state },
              {
                key: 'act',
                head: text.value.common.actions,
                cell: (one) =>
                  !one.answeredAt &&
                  can('data.answer') && (
                    <Button
                      small
                      kind="second"
                      aria-label={w.answerFor(one.name)}
                      onClick={() => setOpen(one)}
                    >
                      {w.answer}
                    </Button>
                  ),
              },
            ]}
          />
        )}
      </Waiting>
      {open && (
        <Dialog title={w.answerFor(open.name)} onClose={() => setOpen(undefined)}>
          <p>{w.answerWhat}</p>
          <Form
            send={w.answer}
            sending={text.value.common.sending}
            label={() => w.answer}
            onCancel={() => setOpen(undefined)}
            onSend={async (values) => {
              await call('POST /programmes/:programme/data-requests/:request/answer', {
                params: { ...params, request: open.id },
                body: { answer: typed(values, 'answer') },
              })
              announce(w.answerDone(open.name))
              setOpen(undefined)
              loaded.reload()
            }}
          >
            {(field) => <AreaField {...field('answer')} label={w.answer} rows={3} />}
          </Form>
        </Dialog>
      )}
    </Page>
  )
}
