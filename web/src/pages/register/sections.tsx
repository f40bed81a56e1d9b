import { privacyVersion } from '../../privacy-version.ts'
import { type Language, paths } from '../../routes.ts'
import type { FormText } from './form-text.ts'
import { AreaField, SelectField, TextField, TickField } from '../../ui/field.tsx'
import type { FieldName, FormStep } from './steps.ts'

type Props = { t: FormText; errorOf: (field: FieldName) => string | undefined }

export function CompanySection({ t, errorOf }: Props) {
  const { fields, hints } = t.register
  const common = (id: FieldName) => ({ id, label: fields[id], error: errorOf(id) })
  return (
    <>
      <TextField {...common('name')} autocomplete="organization" maxLength={160} />
      <SelectField {...common('kind')} options={[['', t.register.choose], ...t.register.kinds]} />
      <TextField {...common('nib')} hint={hints.nib} class="middle" inputMode="numeric" autocomplete="off" />
      <TextField
        {...common('npwp')}
        hint={hints.npwp}
        class="middle"
        inputMode="numeric"
        autocomplete="off"
      />
      <TextField {...common('district')} class="middle" autocomplete="address-level3" maxLength={80} />
      <AreaField {...common('address')} rows={2} autocomplete="street-address" maxLength={300} />
      <TextField
        {...common('expectedWorkers')}
        hint={hints.expectedWorkers}
        class="short"
        inputMode="numeric"
        autocomplete="off"
      />
    </>
  )
}

export function ContactSection({ t, errorOf }: Props) {
  const { fields, hints } = t.register
  const common = (id: FieldName) => ({ id, label: fields[id], error: errorOf(id) })
  return (
    <>
      <TextField {...common('contactName')} autocomplete="name" maxLength={100} />
      <TextField
        {...common('contactPhone')}
        hint={hints.contactPhone}
        class="middle"
        type="tel"
        inputMode="tel"
        autocomplete="tel"
      />
      <TextField
        {...common('email')}
        hint={hints.email}
        type="email"
        autocomplete="email"
        spellcheck={false}
      />
    </>
  )
}

export function DeclarationSection({ t, errorOf, language }: Props & { language: Language }) {
  return (
    <>
      <div class="prose">
        <h2>{t.register.privacyHeading}</h2>
        {t.register.privacy.map((words) => (
          <p key={words}>{words}</p>
        ))}
        <p>
          <a href={paths.privacy[language]} target="_blank" rel="noopener">
            {t.register.privacyLink}
          </a>
        </p>
      </div>
      <TickField id="affirmed" label={t.register.affirm} error={errorOf('affirmed')} />
      <input type="hidden" name="notice" value={privacyVersion} />
      <input type="hidden" name="language" value={language} />
    </>
  )
}

/** One section of the form by its step. */
export function Section({ step, language, ...props }: Props & { step: FormStep; language: Language }) {
  if (step === 'company') return <CompanySection {...props} />
  if (step === 'contact') return <ContactSection {...props} />
  return <DeclarationSection {...props} language={language} />
}
