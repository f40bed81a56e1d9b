import { useRoute } from 'preact-iso'
import { useState } from 'preact/hooks'
import type {
  Contact,
  DecisionKind,
  StandingFile,
  StandingStep,
} from '../../../../functions/contract/standing.ts'
import { addressOf, call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { AreaField, TextField } from '../../ui/field.tsx'
import { Table } from '../../ui/table.tsx'
import { Tag } from '../../ui/tag.tsx'
import { day, moment, number, text } from '../language.ts'
import { useLoad } from '../load.ts'
import { Form, typed } from '../parts/form.tsx'
import { Page } from '../parts/page.tsx'
import { Pairs } from '../parts/pairs.tsx'
import { StateTag } from '../parts/state-tag.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { useDesk } from '../session.ts'
import { Answers } from './answers.tsx'
import { Decide } from './decide.tsx'
import { words } from './words.ts'

/** How one company stands: facts, steps, every contact tried, and what may be decided. */
export function StandingFilePage() {
  const { params } = useRoute()
  return <OfCompany key={params.company} id={params.company ?? ''} />
}

function OfCompany({ id }: { id: string }) {
  const { programme, to, can } = useDesk()
  const w = words()
  const [asking, setAsking] = useState<DecisionKind | 'agree'>()
  const params = { programme: programme.id, company: id }
  const file = useLoad(id, (signal) =>
    call('GET /programmes/:programme/companies/:company/standing', { params, signal }),
  )
  const close = () => setAsking(undefined)
  return (
    <Page
      title={file.data?.row.name ?? text.value.common.company}
      up={{ href: to('status'), words: w.title }}
    >
      <Waiting of={file}>
        {(found) => (
          <>
            <p class="tags">
              <StateTag of="standing" is={found.row.standing} />
              <StateTag of="companyState" is={found.row.state} />
              <a href={to(`perusahaan/${id}`)}>{w.company}</a>
              {can('audit.read') && <a href={to('audit', { subject: id })}>{text.value.nav.audit}</a>}
            </p>
            {can('standing.decide') && (
              <div class="bar">
                {found.open.map((kind) => (
                  <Button
                    key={kind}
                    kind={kind === found.row.proposal?.kind ? 'first' : 'second'}
                    onClick={() => setAsking(kind)}
                  >
                    {w.decision[kind]}…
                  </Button>
                ))}
                <Button kind="second" onClick={() => setAsking('agree')}>
                  {w.agree}
                </Button>
              </div>
            )}
            <div class="halves">
              <section>
                <h2>{w.timeline}</h2>
                <Steps steps={found.steps} company={id} />
              </section>
              <section>
                <Answers file={found} changed={file.reload} />
                <h2>{w.facts}</h2>
                <Facts file={found} />
                <h2>{w.contacts}</h2>
                <Contacts contacts={found.contacts} />
              </section>
            </div>
            {asking === 'agree' ? (
              <Agree file={found} onClose={close} onDone={file.reload} />
            ) : (
              asking && <Decide kind={asking} meant={[found.row]} onClose={close} onDone={file.reload} />
            )}
          </>
        )}
      </Waiting>
    </Page>
  )
}

function Facts({ file: { row, expected, listed } }: { file: StandingFile }) {
  const w = words()
  return (
    <Pairs
      pairs={[
        [
          w.proposed,
          row.proposal
            ? `${w.proposal[row.proposal.kind]}: ${w.ground[row.proposal.ground](number(row.proposal.days))}`
            : w.noProposal,
        ],
        [w.nominated, w.ofAgreed(number(row.nominated), number(row.agreed))],
        [w.verified, number(row.verified)],
        [w.expected, number(expected)],
        ...(listed === undefined ? [] : [[w.listed, number(listed)] as const]),
        [w.awaitedSince, row.awaitedSince && day(row.awaitedSince)],
        ...(row.answerBy ? [[w.answerBy, day(row.answerBy)] as const] : []),
      ]}
    />
  )
}

function Steps({ steps, company }: { steps: readonly StandingStep[]; company: string }) {
  const { programme } = useDesk()
  const w = words()
  const undone = new Set(steps.map(({ undoes }) => undoes))
  if (steps.length === 0) return <p>{w.noSteps}</p>
  return (
    <ol class="history">
      {steps.toReversed().map((step) => (
        <li key={step.id} class="card">
          <p class="tags">
            <strong>{w.step[step.kind]}</strong> <span class="muted">{moment(step.at)}</span>
            {undone.has(step.id) && <Tag>{w.undoneLater}</Tag>}
          </p>
          <p>
            {step.letterNo ? (
              <a
                href={addressOf(
                  'GET /papers/programmes/:programme/companies/:company/standing/:step/letter.pdf',
                  { params: { programme: programme.id, company, step: step.id } },
                )}
              >
                {w.letter(step.letterNo, day(step.letterDate ?? step.at))} (PDF)
              </a>
            ) : (
              w.automatic
            )}
            {step.officer && ` · ${step.officer}`}
          </p>
          {step.exemption && <p>{w.exemptions[step.exemption]}</p>}
          {step.reason && <p>{step.reason}</p>}
          {step.answerBy && (
            <p>
              {w.answerBy}: {day(step.answerBy)}
            </p>
          )}
          <p class="muted">
            {w.groundThen(
              number(step.ground.nominated),
              number(step.ground.agreed),
              number(step.ground.mailsSent),
              number(step.ground.mailsArrived),
              number(step.ground.mailsFailed),
              number(step.ground.portalOpened),
            )}{' '}
            {['warned', 'uncooperative', 'sanctioned'].includes(step.kind) &&
              (step.ground.proposed ? w.wasProposed : w.notProposed)}
          </p>
        </li>
      ))}
    </ol>
  )
}

function Contacts({ contacts }: { contacts: readonly Contact[] }) {
  const w = words()
  const t = text.value
  const kindOf = ({ kind, notice }: Contact) =>
    notice ? ((t.noticeKind as Record<string, string>)[notice] ?? notice) : w.contact[kind]
  return (
    <Table
      caption={w.contacts}
      captionHidden
      rows={contacts.map((one, at) => ({ ...one, at: one.at, row: String(at) }))}
      keyOf={({ row }) => row}
      empty={w.noContacts}
      columns={[
        { key: 'kind', head: w.contacts, cell: kindOf },
        { key: 'at', head: t.common.time, cell: ({ at }) => moment(at) },
        {
          key: 'state',
          head: t.common.state,
          cell: ({ state }) => state && ((t.noticeState as Record<string, string>)[state] ?? state),
        },
      ]}
    />
  )
}

function Agree({
  file: { row },
  onClose,
  onDone,
}: {
  file: StandingFile
  onClose: () => void
  onDone: () => void
}) {
  const { programme } = useDesk()
  const w = words()
  const reason = text.value.common.reason
  return (
    <Dialog title={w.agreeTitle(row.name)} onClose={onClose}>
      <Form
        send={text.value.common.save}
        sending={text.value.common.saving}
        label={(name) => (name === 'reason' ? reason : w.workers)}
        onCancel={onClose}
        onSend={async (values) => {
          await call('PUT /programmes/:programme/companies/:company/agreed', {
            params: { programme: programme.id, company: row.company },
            body: {
              workers: typed(values, 'workers'),
              reason: typed(values, 'reason'),
              version: row.version,
            },
          })
          onDone()
          onClose()
        }}
      >
        {(field) => (
          <>
            <TextField
              {...field('workers')}
              label={w.workers}
              inputMode="numeric"
              defaultValue={String(row.agreed)}
            />
            <AreaField {...field('reason')} label={reason} rows={2} />
          </>
        )}
      </Form>
    </Dialog>
  )
}
