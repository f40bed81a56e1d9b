import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { Nomination } from '../../../../functions/contract/nomination.ts'
import { call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Table } from '../../ui/table.tsx'
import { day, moment, text } from '../language.ts'
import { useLoad } from '../load.ts'
import { Ask } from '../parts/ask.tsx'
import { StateTag } from '../parts/state-tag.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { useDesk } from '../session.ts'

type Props = {
  params: { programme: string; company: string; nomination: string }
  onKept: (words: string) => void
}
type Row = { name: string; of: (one: Nomination) => ComponentChildren }

/** All nominations of one person side by side; the officer decides which company keeps her. */
export function Rivals({ params, onKept }: Props) {
  const { can } = useDesk()
  const [keeping, setKeeping] = useState<Nomination>()
  const rivals = useLoad(`${params.company}.${params.nomination}`, (signal) =>
    call('GET /programmes/:programme/companies/:company/nominations/:nomination/rivals', { params, signal }),
  )
  const t = text.value
  const rows: Row[] = [
    { name: t.common.state, of: ({ state }) => <StateTag of="nominationState" is={state} /> },
    { name: t.nominations.submittedAt, of: ({ submittedAt }) => moment(submittedAt) },
    { name: t.common.name, of: ({ name }) => name },
    { name: t.nomination.sex, of: ({ sex }) => t.nomination[sex] },
    {
      name: t.nomination.birth,
      of: ({ birthPlace, birthDate }) => [birthPlace, day(birthDate)].filter(Boolean).join(', '),
    },
    { name: t.nomination.phone, of: ({ phone }) => phone },
    { name: t.nomination.address, of: ({ address }) => address ?? t.common.notFilled },
  ]
  return (
    <>
      <h3>{t.nomination.rivals}</h3>
      <Waiting of={rivals}>
        {(all) => (
          <>
            <Table
              caption={t.nomination.rivals}
              captionHidden
              columns={[
                { key: 'what', head: t.common.company, cell: ({ name }) => name },
                ...all.map((one) => ({
                  key: one.id,
                  head: (
                    <>
                      {one.companyName}
                      {!one.contested && <span class="muted"> ({t.nomination.holds})</span>}
                    </>
                  ),
                  cell: ({ of }: Row) => of(one),
                })),
              ]}
              rows={rows}
              keyOf={({ name }) => name}
            />
            {can('nomination.verify') && all.length > 1 && (
              <div class="bar">
                {all.map((one) => (
                  <Button key={one.id} small kind="second" onClick={() => setKeeping(one)}>
                    {t.nomination.keepFor(one.companyName)}
                  </Button>
                ))}
              </div>
            )}
            {keeping && (
              <Ask
                title={t.nomination.keepAsk(keeping.name, keeping.companyName)}
                what={t.nomination.keepWhat(
                  all
                    .filter(({ id }) => id !== keeping.id)
                    .map(({ companyName }) => companyName)
                    .join(', '),
                )}
                act={t.nomination.keepDo}
                danger
                reason
                onClose={() => {
                  setKeeping(undefined)
                  // A refusal may mean that one of them has changed.
                  rivals.reload()
                }}
                onAct={async (reason) => {
                  await call('POST /programmes/:programme/companies/:company/nominations/:nomination/keep', {
                    params: { ...params, company: keeping.company, nomination: keeping.id },
                    body: { reason, seen: all.map(({ id, version }) => ({ id, version })) },
                  })
                  onKept(t.nomination.kept(keeping.name, keeping.companyName))
                }}
              />
            )}
          </>
        )}
      </Waiting>
    </>
  )
}
