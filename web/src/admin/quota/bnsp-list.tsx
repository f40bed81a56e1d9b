import { useState } from 'preact/hooks'
import { addressOf, call } from '../../api.ts'
import { TextField } from '../../ui/field.tsx'
import { Table } from '../../ui/table.tsx'
import { number, text } from '../language.ts'
import { useLoad } from '../load.ts'
import { Waiting } from '../parts/waiting.tsx'
import { useDesk } from '../session.ts'

/** What BNSP's list would hold and lack, and the list itself. */
export function BnspList({ scheme }: { scheme: string }) {
  const { programme, can, to } = useDesk()
  const [until, setUntil] = useState('')
  const params = { programme: programme.id, scheme }
  const blanks = useLoad(scheme, (signal) =>
    call('GET /programmes/:programme/quota/:scheme/blanks', { params, signal }),
  )
  const t = text.value.quota
  return (
    <div class="inset">
      <Waiting of={blanks}>
        {({ rows, blanks: people }) => (
          <>
            <p role="status">
              {t.rows(number(rows))} {people.length === 0 ? t.complete : t.blanks(number(people.length))}
            </p>
            {people.length > 0 && (
              <Table
                caption={t.fields}
                captionHidden
                rows={people.slice(0, 200)}
                keyOf={({ nomination }) => nomination}
                columns={[
                  {
                    key: 'name',
                    head: text.value.common.name,
                    cell: ({ company, nomination, name }) =>
                      can('nomination.read') ? (
                        <a
                          href={to('nominasi', {
                            state: 'verified',
                            scheme,
                            buka: `${company}.${nomination}`,
                          })}
                        >
                          {name}
                        </a>
                      ) : (
                        name
                      ),
                  },
                  {
                    key: 'fields',
                    head: t.fields,
                    cell: ({ fields }) => fields.map((field) => t.field[field] ?? field).join(', '),
                  },
                ]}
              />
            )}
          </>
        )}
      </Waiting>
      <TextField
        id={`until-${scheme}`}
        label={`${t.until} ${text.value.common.optional}`}
        type="date"
        class="short"
        value={until}
        onInput={(event) => setUntil(event.currentTarget.value)}
      />
      <a
        class="button small"
        download
        href={addressOf('GET /papers/programmes/:programme/quota/:scheme/bnsp.xlsx', {
          params,
          query: { until },
        })}
      >
        {t.download}
      </a>
    </div>
  )
}
