import { useRef } from 'preact/hooks'
import type { Contact } from '../../../../functions/contract/company.ts'
import { type Body, call } from '../../api.ts'
import { typedIn } from '../../draft.ts'
import { useSend } from '../../portal/use-send.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { Failed } from './conditions.tsx'
import type { OfCompany } from './company-props.ts'

type Props = OfCompany & { contact: Contact | undefined; onClose: () => void }

/** Name, address, phone and language of a contact, new or there already. */
export function ContactForm({ t, p, language, company, contact, onChange, onClose }: Props) {
  const words = p.own
  const form = useRef<HTMLFormElement>(null)
  const { busy, faults, problem, errorOf, send } = useSend()
  const save = () =>
    send(async () => {
      const typed = typedIn(form.current!)
      const body = { ...typed, version: company.version } as Body<'POST /portal/contacts'>
      if (!contact)
        return onChange(await call('POST /portal/contacts', { body }), words.added(typed.email ?? ''))
      onChange(
        await call('PUT /portal/contacts/:contact', { params: { contact: contact.id }, body }),
        words.saved,
      )
    })
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <ErrorSummary title={t.errorHeading} faults={faults} />
      <TextField
        id="name"
        label={words.name}
        defaultValue={contact?.name}
        maxLength={100}
        autocomplete="name"
        error={errorOf('name')}
      />
      <TextField
        id="email"
        type="email"
        label={words.email}
        hint={words.emailHint}
        defaultValue={contact?.newEmail ?? contact?.email}
        autocomplete="email"
        spellcheck={false}
        error={errorOf('email')}
      />
      <TextField
        id="phone"
        type="tel"
        class="middle"
        label={words.phone}
        defaultValue={contact?.phone}
        autocomplete="tel"
        error={errorOf('phone')}
      />
      <SelectField
        id="language"
        class="short"
        label={words.language}
        options={Object.entries(words.languages)}
        chosen={contact?.language ?? language}
      />
      <Failed p={p} title={problem?.problem.title} />
      <div class="actions">
        <Button type="submit" busy={busy}>
          {busy ? p.form.sending : words.save}
        </Button>
        <Button kind="plain" onClick={onClose}>
          {words.cancel}
        </Button>
      </div>
    </form>
  )
}
