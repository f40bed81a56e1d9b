import { EDUCATION_CODES } from '../../../../functions/contract/person/education.ts'
import { OCCUPATION_CODES } from '../../../../functions/contract/person/occupation.ts'
import type { Scheme } from '../../../../functions/contract/programme.ts'
import type { PortalProps } from '../../portal/gate.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'

type Words = Pick<PortalProps, 'p' | 'language'>
type Props = Words & {
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

const numeric = { inputMode: 'numeric', class: 'middle' } as const
const commonTo =
  ({ p, errorOf }: Pick<Props, 'p' | 'errorOf'>) =>
  (id: string) => ({
    id,
    label: p.fields[id] ?? id,
    error: errorOf(id),
    autocomplete: 'off' as const,
  })

/** Who a worker is, and her phone. */
export function IdentityFields({ p, masked, errorOf }: Omit<Props, 'schemes'>) {
  const common = commonTo({ p, errorOf })
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
    </>
  )
}

type DetailProps = Words & { errorOf: Props['errorOf']; withPhone?: boolean }

/** What BNSP wants to know and how she is reached. */
export function DetailFields({ p, errorOf, withPhone = true }: DetailProps) {
  const common = commonTo({ p, errorOf })
  return (
    <>
      {withPhone && (
        <TextField {...common('phone')} class="middle" type="tel" inputMode="tel" hint={p.form.phoneHint} />
      )}
      <TextField {...common('email')} type="email" spellcheck={false} />
      <TextField {...common('birthPlace')} class="middle" />
      <TextField {...common('address')} maxLength={300} />
      <TextField {...common('cityCode')} {...numeric} hint={p.form.cityHint} />
      <TextField {...common('provinceCode')} {...numeric} hint={p.form.provinceHint} />
      <SelectField {...common('education')} options={coded(EDUCATION_CODES, p.choose)} />
      <SelectField {...common('occupation')} options={coded(OCCUPATION_CODES, p.choose)} />
    </>
  )
}

/** The fields of one worker; uncontrolled, so that nothing typed is ever lost. */
export function WorkerFields({ schemes, ...props }: Props) {
  const { p, language, errorOf } = props
  const names = schemes.map((scheme) => [scheme.id, language === 'en' ? scheme.nameEn : scheme.name] as const)
  return (
    <>
      <IdentityFields {...props} />
      {schemes.length > 0 && (
        <SelectField
          {...commonTo(props)('scheme')}
          options={names.length === 1 ? names : [['', p.choose], ...names]}
        />
      )}
      {/* What an officer sent back may be any of them. */}
      <details open={props.masked !== undefined}>
        <summary>{p.form.more}</summary>
        <DetailFields p={p} language={language} errorOf={errorOf} withPhone={false} />
      </details>
    </>
  )
}

const coded = (codes: Readonly<Record<string, string>>, choose: string): [string, string][] => [
  ['', choose],
  ...Object.entries(codes),
]
