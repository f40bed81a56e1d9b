import { useState } from 'preact/hooks'
import type { Programme, ProgrammeInput } from '../../../../functions/contract/programme.ts'
import { ApiProblem, call } from '../../api.ts'
import { announce } from '../announce.tsx'
import { day, number, text } from '../language.ts'
import { useLoad } from '../load.ts'
import { Form } from '../parts/form.tsx'
import { Page } from '../parts/page.tsx'
import { Pairs } from '../parts/pairs.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { programmeChanged, useDesk } from '../session.ts'
import { Conflict } from './conflict.tsx'
import { labelOf, ProgrammeFields, programmeOf } from './programme-fields.tsx'

/** The programme's names, dates, codes, office and schemes; to be changed by those who may. */
export function ProgrammePage() {
  const { programme, can } = useDesk()
  const loaded = useLoad(programme.id, (signal) =>
    call('GET /programmes/:programme', { params: { programme: programme.id }, signal }),
  )
  const t = text.value.programme
  return (
    <Page title={t.title}>
      <Waiting of={loaded}>
        {(stored) =>
          can('programme.edit') ? (
            <Edit key={stored.version} programme={stored} onChanged={loaded.set} />
          ) : (
            <Read programme={stored} />
          )
        }
      </Waiting>
    </Page>
  )
}

function Edit({ programme, onChanged }: { programme: Programme; onChanged: (programme: Programme) => void }) {
  const [conflict, setConflict] = useState<{ stored: Programme; mine: ProgrammeInput }>()
  const t = text.value
  const params = { programme: programme.id }
  const changed = (next: Programme) => {
    programmeChanged(next)
    onChanged(next)
  }
  const save = async (mine: ProgrammeInput) => {
    try {
      const next = await call('PUT /programmes/:programme', { params, body: mine })
      announce(t.programme.saved)
      setConflict(undefined)
      changed(next)
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.problem.code !== 'version.stale') throw error
      setConflict({ stored: await call('GET /programmes/:programme', { params }), mine })
    }
  }
  return (
    <>
      {conflict && (
        <Conflict
          {...conflict}
          takeStored={() => changed(conflict.stored)}
          takeMine={() => {
            const { version, appealDays } = conflict.stored
            return save({ ...conflict.mine, appealDays, version })
          }}
        />
      )}
      <Form
        send={t.common.save}
        sending={t.common.saving}
        label={labelOf}
        onSend={(values) => save(programmeOf(values, conflict?.stored ?? programme))}
      >
        {(field) => <ProgrammeFields field={field} programme={programme} />}
      </Form>
    </>
  )
}

function Read({ programme }: { programme: Programme }) {
  const t = text.value.programme
  return (
    <>
      <p class="muted">{t.readOnly}</p>
      <Pairs
        pairs={[
          [t.name, programme.name],
          [t.nameEn, programme.nameEn],
          [t.startsOn, day(programme.startsOn)],
          [t.nominateUntil, day(programme.nominateUntil)],
          [t.endsOn, day(programme.endsOn)],
          [t.cap, programme.maxPerCompanyPerWave && number(programme.maxPerCompanyPerWave)],
          [t.autoRefill, programme.autoRefill === false ? t.no : t.yes],
          [t.fundingCode, programme.fundingCode],
          [t.ministryCode, programme.ministryCode],
          [
            t.office,
            `${programme.office.name}, ${programme.office.address}, ${programme.office.email}, ${programme.office.phone}`,
          ],
          [
            t.schemes,
            <ul key="schemes">
              {programme.schemes.map(({ id, name, validYears }) => (
                <li key={id}>
                  {name} ({id}, {t.validYears} {validYears})
                </li>
              ))}
            </ul>,
          ],
        ]}
      />
    </>
  )
}
