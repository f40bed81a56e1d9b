import { useState } from 'preact/hooks'
import type { Blank } from '../../../../functions/contract/bnsp.ts'
import { Button } from '../../ui/button.tsx'
import { Table } from '../../ui/table.tsx'
import { text } from '../language.ts'
import { useDesk } from '../session.ts'
import { Mend } from './mend.tsx'

/** Who lacks which columns, each with the way to fill them in. */
export function Blanks({ blanks, changed }: { blanks: readonly Blank[]; changed: () => void }) {
  const { can } = useDesk()
  const [mending, setMending] = useState<Blank>()
  const t = text.value.bnsp
  return (
    <>
      <Table
        caption={t.blank}
        captionHidden
        cards
        rows={blanks.slice(0, 200)}
        keyOf={({ nomination }) => nomination}
        columns={[
          { key: 'name', head: t.field.name, cell: ({ name }) => name },
          {
            key: 'fields',
            head: t.blank,
            cell: ({ fields }) => fields.map((field) => t.field[field] ?? field).join(', '),
          },
          ...(can('bnsp.report')
            ? [
                {
                  key: 'mend',
                  head: <span class="visually-hidden">{text.value.common.actions}</span>,
                  cell: (blank: Blank) => (
                    <Button
                      kind="second"
                      small
                      aria-label={t.mendOne(blank.name)}
                      onClick={() => setMending(blank)}
                    >
                      {t.mend}
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
      />
      {mending && <Mend of={mending} onClose={() => setMending(undefined)} onDone={changed} />}
    </>
  )
}
