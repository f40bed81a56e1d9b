import { useState } from 'preact/hooks'
import { addressOf, call } from '../../api.ts'
import { TextField } from '../../ui/field.tsx'
import { Blanks } from '../bnsp/blanks.tsx'
import { number, text } from '../language.ts'
import { useLoad } from '../load.ts'
import { Waiting } from '../parts/waiting.tsx'
import { useDesk } from '../session.ts'

/** What BNSP's list would hold and lack, and the list itself. */
export function BnspList({ scheme }: { scheme: string }) {
  const { programme } = useDesk()
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
            {people.length > 0 && <Blanks blanks={people} changed={blanks.reload} />}
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
