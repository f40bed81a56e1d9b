import { EDUCATION_CODES } from '../../../../functions/contract/person/education.ts'
import { OCCUPATION_CODES } from '../../../../functions/contract/person/occupation.ts'
import type { Scheme } from '../../../../functions/contract/programme.ts'
import type { PortalProps } from '../../portal/gate.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'

type Props = PortalProps & {
  schemes: readonly Scheme[]
  /** The masked number that is stored, when a nomination is corrected. */
  masked: string | undefined
  errorOf: (field: string) => string | undefined
}

export const fieldOrder = [
  'nik',
  'name',
  'sex',
  'birthDate',
  'phone',
  'scheme',
  'email',
  'birthPlace',
  'address',
  'cityCode',
  'provinceCode',
  'education',
  'occupation',
  'notBefore',
  'unavailable',
]

/** The fields of one worker; uncontrolled, so that nothing typed is ever lost. */
export function WorkerFields({ p, language, schemes, masked, errorOf }: Props) {
  const common = (id: string) => ({
    id,
    label: p.fields[id] ?? id,
    error: errorOf(id),
    autocomplete: 'off' as const,
  })
  const numeric = { inputMode: 'numeric', class: 'middle' } as const
  const names = schemes.map((scheme) => [scheme.id, language === 'en' ? scheme.nameEn : scheme.name] as const)
  return (
    <>
      <TextField {...common('nik')} {...numeric} hint={masked ? p.form.nikKept(masked) : p.form.nikHint} />
      <TextField {...common('name')} maxLength={100} />
      <SelectField
        {...common('sex')}
        class="short"
        options={[
          ['', p.choose],
          ['L', p.male],
          ['P', p.female],
        ]}
      />
      <TextField {...common('birthDate')} class="short" hint={p.form.birthHint} />
      <TextField {...common('phone')} class="middle" type="tel" inputMode="tel" hint={p.form.phoneHint} />
      <SelectField {...common('scheme')} options={names.length === 1 ? names : [['', p.choose], ...names]} />
      <details>
        <summary>{p.form.more}</summary>
        <TextField {...common('email')} type="email" spellcheck={false} />
        <TextField {...common('birthPlace')} class="middle" />
        <TextField {...common('address')} maxLength={300} />
        <TextField {...common('cityCode')} {...numeric} hint={p.form.cityHint} />
        <TextField {...common('provinceCode')} {...numeric} hint={p.form.provinceHint} />
        <SelectField {...common('education')} options={coded(EDUCATION_CODES, p.choose)} />
        <SelectField {...common('occupation')} options={coded(OCCUPATION_CODES, p.choose)} />
      </details>
    </>
  )
}

const coded = (codes: Readonly<Record<string, string>>, choose: string): [string, string][] => [
  ['', choose],
  ...Object.entries(codes),
]
