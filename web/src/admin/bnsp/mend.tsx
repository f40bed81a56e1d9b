import type { Blank, CodeRow } from '../../../../functions/contract/bnsp.ts'
import { call } from '../../api.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Field, SelectField, TextField } from '../../ui/field.tsx'
import { announce } from '../announce.tsx'
import { text } from '../language.ts'
import { useLoad } from '../load.ts'
import { type FieldOf, Form, typed } from '../parts/form.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { useDesk } from '../session.ts'

type Props = { of: Blank; onClose: () => void; onDone: () => void }

/** Fills in what BNSP's sheets lack of one person. */
export function Mend({ of, onClose, onDone }: Props) {
  const { programme } = useDesk()
  const { company, nomination, name } = of
  const params = { programme: programme.id, company, nomination }
  const loaded = useLoad(nomination, async (signal) => {
    const [one, codes] = await Promise.all([
      call('GET /programmes/:programme/companies/:company/nominations/:nomination', { params, signal }),
      call('GET /programmes/:programme/bnsp/codes', { params: { programme: programme.id }, signal }),
    ])
    return { one, codes }
  })
  const t = text.value
  const labels: Record<string, string> = {
    birthPlace: t.bnsp.birthPlace,
    address: t.bnsp.address,
    cityCode: t.bnsp.city,
    provinceCode: t.bnsp.province,
    education: t.bnsp.education,
    occupation: t.bnsp.occupation,
  }
  return (
    <Dialog title={t.bnsp.mendOne(name)} onClose={onClose}>
      <Waiting of={loaded}>
        {({ one, codes }) => (
          <Form
            send={t.common.save}
            sending={t.common.saving}
            label={(field) => labels[field] ?? field}
            onCancel={onClose}
            onSend={async (values) => {
              await call('PUT /programmes/:programme/bnsp/companies/:company/nominations/:nomination', {
                params,
                body: {
                  birthPlace: typed(values, 'birthPlace'),
                  address: typed(values, 'address'),
                  cityCode: typed(values, 'cityCode'),
                  provinceCode: typed(values, 'provinceCode'),
                  education: typed(values, 'education'),
                  occupation: typed(values, 'occupation'),
                  version: one.version,
                },
              })
              announce(t.bnsp.mended(name))
              onClose()
              onDone()
            }}
          >
            {(field) => (
              <>
                <TextField
                  {...field('birthPlace')}
                  label={t.bnsp.birthPlace}
                  defaultValue={one.birthPlace ?? ''}
                />
                <TextField {...field('address')} label={t.bnsp.address} defaultValue={one.address ?? ''} />
                <CodeField
                  {...field('cityCode')}
                  label={t.bnsp.city}
                  hint={t.bnsp.cityHint}
                  rows={codes.city}
                  value={one.cityCode}
                />
                <CodeField
                  {...field('provinceCode')}
                  label={t.bnsp.province}
                  rows={codes.province}
                  value={one.provinceCode}
                />
                <SelectField
                  {...field('education')}
                  label={t.bnsp.education}
                  options={choices(codes.education)}
                  chosen={one.education ?? ''}
                />
                <SelectField
                  {...field('occupation')}
                  label={t.bnsp.occupation}
                  options={choices(codes.occupation)}
                  chosen={one.occupation ?? ''}
                />
              </>
            )}
          </Form>
        )}
      </Waiting>
    </Dialog>
  )
}

/** A code that may be typed, or chosen from those of the table. */
function CodeField({
  name,
  rows,
  value,
  ...frame
}: ReturnType<FieldOf> & {
  label: string
  hint?: string
  rows: readonly CodeRow[]
  value: string | undefined
}) {
  return (
    <Field {...frame}>
      {(control) => (
        <>
          <input
            {...control}
            name={name}
            class="short"
            inputMode="numeric"
            autocomplete="off"
            list={`${control.id}-list`}
            defaultValue={value ?? ''}
          />
          <datalist id={`${control.id}-list`}>
            {rows.map((row) => (
              <option key={row.id} value={row.id}>
                {row.name}
              </option>
            ))}
          </datalist>
        </>
      )}
    </Field>
  )
}

const choices = (rows: readonly CodeRow[]): [string, string][] => [
  ['', text.value.bnsp.unknown],
  ...rows.map(({ id, name }): [string, string] => [id, name]),
]
