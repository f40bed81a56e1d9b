import { useRef, useState } from 'preact/hooks'
import { call } from '../../api.ts'
import { typedIn } from '../../draft.ts'
import { useSend } from '../../portal/use-send.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { TextField } from '../../ui/field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { chosenDays, Days } from '../nominate/days.tsx'
import type { OfCompany } from './company-props.ts'

/** A lower cap per day, and days on which the company can send nobody. */
export function Limits({ t, p, language, company, programme, onChange }: OfCompany) {
  const words = p.own
  const form = useRef<HTMLFormElement>(null)
  const [days, setDays] = useState<string[]>(company.unavailable ?? [])
  const { busy, faults, problem, errorOf, send } = useSend()
  const most = programme.maxPerCompanyPerWave
  const save = () =>
    send(async () => {
      const { maxPerWave } = typedIn(form.current!)
      const body = { maxPerWave, unavailable: chosenDays(form.current!, days), version: company.version }
      onChange(await call('PUT /portal/company/limits', { body }), words.saved)
    })
  return (
    <section>
      <h2>{words.limits}</h2>
      <p>{words.limitsLead}</p>
      <ErrorSummary title={t.errorHeading} faults={faults} />
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <TextField
          id="maxPerWave"
          class="short"
          inputMode="numeric"
          label={words.cap}
          hint={most === undefined ? undefined : words.capHint(most)}
          defaultValue={company.maxPerWave === undefined ? '' : String(company.maxPerWave)}
          error={errorOf('maxPerWave')}
        />
        <Days
          p={p}
          language={language}
          label={words.closed}
          days={days}
          onChange={setDays}
          error={errorOf('unavailable')}
        />
        <Failed p={p} title={problem?.problem.title} />
        <Button type="submit" busy={busy}>
          {busy ? p.form.sending : words.save}
        </Button>
      </form>
    </section>
  )
}

/** Where the company is. */
export function Address({ t, p, company, onChange }: OfCompany) {
  const words = p.own
  const form = useRef<HTMLFormElement>(null)
  const { busy, faults, problem, errorOf, send } = useSend()
  const save = () =>
    send(async () => {
      const { district, address } = typedIn(form.current!)
      const body = { district, address, version: company.version }
      onChange(await call('PUT /portal/company', { body }), words.saved)
    })
  return (
    <section>
      <h2>{words.where}</h2>
      <ErrorSummary title={t.errorHeading} faults={faults} />
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <TextField
          id="district"
          class="middle"
          label={words.district}
          defaultValue={company.district}
          maxLength={80}
          error={errorOf('district')}
        />
        <TextField
          id="address"
          label={words.address}
          hint={words.fixed}
          defaultValue={company.address}
          maxLength={300}
          autocomplete="street-address"
          error={errorOf('address')}
        />
        <Failed p={p} title={problem?.problem.title} />
        <Button type="submit" busy={busy}>
          {busy ? p.form.sending : words.save}
        </Button>
      </form>
    </section>
  )
}

/** Why something was not saved, if it was not. */
export const Failed = ({ p, title }: Pick<OfCompany, 'p'> & { title: string | undefined }) =>
  title ? (
    <Notice tone="bad" live="alert" title={p.form.notSent}>
      <p>{title}</p>
    </Notice>
  ) : null
