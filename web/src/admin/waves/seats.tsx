import { useState } from 'preact/hooks'
import type { NominationState } from '../../../../functions/contract/nomination.ts'
import type { Wave } from '../../../../functions/contract/wave.ts'
import { addressOf, call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Table } from '../../ui/table.tsx'
import { number, text } from '../language.ts'
import { useLoad } from '../load.ts'
import { StateTag } from '../parts/state-tag.tsx'
import { ListFile } from '../parts/more.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { useDesk } from '../session.ts'
import { Move } from './move.tsx'

type Props = {
  wave: Wave
  waves: readonly Wave[]
  /** People may still be moved. */
  changeable: boolean
  changed: () => void
}

/** Who sits in a wave; printed, a list to sign. */
export function Seats({ wave, waves, changeable, changed }: Props) {
  const { programme, can, to } = useDesk()
  const [moving, setMoving] = useState<{ company: string; nomination: string; name: string }>()
  const seats = useLoad(`${wave.id} ${wave.version} ${wave.taken}`, (signal) =>
    call('GET /programmes/:programme/waves/:wave/seats', {
      params: { programme: programme.id, wave: wave.id },
      signal,
    }),
  )
  const t = text.value
  return (
    <section>
      <h2>{t.common.participants}</h2>
      {wave.taken > 0 && changeable && (
        <p class="no-print">
          <a
            href={addressOf('GET /papers/programmes/:programme/waves/:wave/slips.pdf', {
              params: { programme: programme.id, wave: wave.id },
            })}
            download
          >
            {t.waves.slips}
          </a>
        </p>
      )}
      {wave.taken > 0 && (
        <ListFile of="GET /papers/programmes/:programme/lists/waves/:wave" params={{ wave: wave.id }} />
      )}
      <Waiting of={seats}>
        {(people) => (
          <Table
            caption={t.common.participants}
            captionHidden
            rows={people.map((one, at) => ({ ...one, at: at + 1 }))}
            keyOf={({ nomination }) => nomination}
            empty={t.waves.listEmpty}
            columns={[
              {
                key: 'name',
                head: t.common.name,
                cell: ({ at, company, nomination, name }) => (
                  <>
                    <span class="muted">{number(at)}.</span>{' '}
                    {can('nomination.read') ? (
                      <a href={to('nominasi', { state: 'assigned', buka: `${company}.${nomination}` })}>
                        {name}
                      </a>
                    ) : (
                      name
                    )}
                  </>
                ),
              },
              { key: 'company', head: t.common.company, cell: ({ companyName }) => companyName },
              {
                key: 'state',
                head: t.common.state,
                cell: ({ state }) => <StateTag of="nominationState" is={state as NominationState} />,
              },
              ...(changeable && can('wave.edit')
                ? [
                    {
                      key: 'move',
                      head: <span class="visually-hidden">{t.common.actions}</span>,
                      cell: ({
                        company,
                        nomination,
                        name,
                      }: {
                        company: string
                        nomination: string
                        name: string
                      }) => (
                        <Button
                          kind="plain"
                          small
                          aria-label={t.waves.moveOneAsk(name)}
                          onClick={() => setMoving({ company, nomination, name })}
                        >
                          {t.waves.moveOne}
                        </Button>
                      ),
                    },
                  ]
                : []),
              {
                key: 'signature',
                head: <span class="print-only">{t.waves.signature}</span>,
                cell: () => <span class="signature print-only" />,
              },
            ]}
          />
        )}
      </Waiting>
      {moving && (
        <Move
          wave={wave}
          waves={waves}
          person={moving}
          onClose={() => setMoving(undefined)}
          onMoved={() => {
            setMoving(undefined)
            changed()
          }}
        />
      )}
    </section>
  )
}
