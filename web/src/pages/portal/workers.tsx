import { useRef, useState } from 'preact/hooks'
import type { Nomination, NominationState } from '../../../../functions/contract/nomination.ts'
import { ApiProblem, call } from '../../api.ts'
import { type Portal, type PortalProps, Trouble } from '../../portal/gate.tsx'
import { usePages } from '../../portal/use-pages.ts'
import { paths } from '../../routes.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { AreaField } from '../../ui/field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Table } from '../../ui/table.tsx'
import { Tag, type Tone } from '../../ui/tag.tsx'

const tone: Partial<Record<NominationState, Tone>> = {
  returned: 'warn',
  absent: 'warn',
  refused: 'bad',
  assigned: 'accent',
  competent: 'good',
  certified: 'good',
}
const mendable: readonly NominationState[] = ['submitted', 'returned']
const withdrawable: readonly NominationState[] = ['submitted', 'returned', 'verified', 'assigned']

type Props = PortalProps & { programme: Portal['programme']; onChange: () => void }

/** The company's own nominations; those returned can be corrected, open ones withdrawn. */
export function Workers({ p, language, programme, onChange }: Props) {
  const { items, problem, busy, more, reload, replace } = usePages((after) =>
    call('GET /portal/nominations', { query: { after } }),
  )
  const [leaving, setLeaving] = useState<Nomination>()
  const [told, setTold] = useState<string>()
  const scheme = (id: string) => {
    const found = programme.schemes.find((one) => one.id === id)
    return (language === 'en' ? found?.nameEn : found?.name) ?? id
  }

  if (problem && !items) return <Trouble problem={problem} p={p} again={reload} />
  if (!items) return <p class="muted">{p.loading}</p>
  return (
    <>
      {told && (
        <Notice tone="good" live="status">
          <p>{told}</p>
        </Notice>
      )}
      <Table
        caption={p.workers}
        captionHidden
        cards
        rows={items}
        keyOf={(nomination) => nomination.id}
        empty={p.noWorkers}
        columns={[
          { key: 'name', head: p.columns.name, cell: ({ name }) => name },
          { key: 'nik', head: p.columns.nik, cell: ({ nik }) => <span class="mono">{nik}</span> },
          { key: 'scheme', head: p.columns.scheme, cell: (one) => scheme(one.scheme) },
          {
            key: 'state',
            head: p.columns.state,
            cell: (one) => (
              <>
                <Tag tone={tone[one.state] ?? 'plain'}>{p.state[one.state]}</Tag>
                {one.reason && (
                  <span class="hint">
                    {p.reason}: {one.reason}
                  </span>
                )}
                {one.contested && <span class="hint">{p.contested}</span>}
              </>
            ),
          },
          {
            key: 'act',
            head: p.columns.act,
            cell: (one) =>
              withdrawable.includes(one.state) && (
                <span class="acts-in-row">
                  {mendable.includes(one.state) && (
                    <a class="button second small" href={`${paths.nominate[language]}?id=${one.id}`}>
                      {one.state === 'returned' ? p.correct : p.complete}
                      <span class="visually-hidden"> {one.name}</span>
                    </a>
                  )}
                  <Button kind="plain" small onClick={() => setLeaving(one)}>
                    {p.withdraw}
                    <span class="visually-hidden"> {one.name}</span>
                  </Button>
                </span>
              ),
          },
        ]}
      />
      {problem && <Trouble problem={problem} p={p} again={more} />}
      {more && (
        <Button kind="second" busy={busy} onClick={more}>
          {p.more(50)}
        </Button>
      )}
      {leaving && (
        <Withdraw
          p={p}
          nomination={leaving}
          onClose={() => setLeaving(undefined)}
          onDone={(now) => {
            setLeaving(undefined)
            setTold(p.withdrawn(now.name))
            replace((all) => all.map((one) => (one.id === now.id ? now : one)))
            onChange()
          }}
        />
      )}
    </>
  )
}

type WithdrawProps = Pick<PortalProps, 'p'> & {
  nomination: Nomination
  onClose: () => void
  onDone: (nomination: Nomination) => void
}

function Withdraw({ p, nomination, onClose, onDone }: WithdrawProps) {
  const form = useRef<HTMLFormElement>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ApiProblem>()
  const { id, name } = nomination

  async function withdraw() {
    setBusy(true)
    setProblem(undefined)
    const reason = String(new FormData(form.current ?? undefined).get('reason') ?? '')
    try {
      onDone(
        await call('POST /portal/nominations/:nomination/withdraw', {
          params: { nomination: id },
          body: { reason },
        }),
      )
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setProblem(error)
      setBusy(false)
    }
  }
  return (
    <Dialog title={p.withdrawTitle(name)} onClose={onClose}>
      <p>{p.withdrawLead(name)}</p>
      <form
        ref={form}
        onSubmit={(event) => {
          event.preventDefault()
          if (!busy) void withdraw()
        }}
      >
        <AreaField id="reason" label={p.withdrawReason} rows={2} maxLength={300} />
        {problem && <Trouble problem={problem} p={p} again={undefined} />}
        <div class="actions">
          <Button type="submit" kind="danger" busy={busy}>
            {p.withdrawYes}
          </Button>
          <Button kind="plain" onClick={onClose}>
            {p.cancel}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
