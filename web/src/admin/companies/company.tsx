import { useLocation, useRoute } from 'preact-iso'
import { useState } from 'preact/hooks'
import type { Company } from '../../../../functions/contract/company.ts'
import { call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { announce } from '../announce.tsx'
import { day, moment, number, text } from '../language.ts'
import { useLoad } from '../load.ts'
import { Ask } from '../parts/ask.tsx'
import { Contacts } from './contacts.tsx'
import { Form, typed } from '../parts/form.tsx'
import { Page } from '../parts/page.tsx'
import { Pairs } from '../parts/pairs.tsx'
import { StateTag } from '../parts/state-tag.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { useDesk } from '../session.ts'

/** One company: its data, its way so far, its nominations, and what may be decided. */
export function CompanyPage() {
  const { params } = useRoute()
  return <CompanyDetail key={params.company} id={params.company ?? ''} />
}

function CompanyDetail({ id }: { id: string }) {
  const { programme, to, can } = useDesk()
  const params = { programme: programme.id, company: id }
  const company = useLoad(id, (signal) =>
    call('GET /programmes/:programme/companies/:company', { params, signal }),
  )
  return (
    <Page
      title={company.data?.name ?? text.value.common.company}
      up={{ href: to('perusahaan'), words: text.value.companies.title }}
    >
      <Waiting of={company}>
        {(one) => (
          <>
            <p class="tags">
              <StateTag of="companyState" is={one.state} /> <StateTag of="standing" is={one.standing} />{' '}
              <span class="muted">
                {one.invited ? text.value.company.invited : text.value.company.uninvited}
              </span>{' '}
              {can('audit.read') && <a href={to('audit', { subject: one.id })}>{text.value.nav.audit}</a>}
            </p>
            <Decisions company={one} changed={company.set} />
            <div class="halves">
              <section>
                <h2>{text.value.company.data}</h2>
                <Data company={one} />
                <h2>{text.value.company.contacts}</h2>
                <Contacts company={one} />
              </section>
              <section>
                <h2>{text.value.company.nominations}</h2>
                <Counts company={one} />
                <h2>{text.value.company.times}</h2>
                <Times company={one} />
              </section>
            </div>
          </>
        )}
      </Waiting>
    </Page>
  )
}

function Decisions({ company, changed }: { company: Company; changed: (company: Company) => void }) {
  const { programme, can } = useDesk()
  const { query } = useLocation()
  const mayWrite = can('company.invite') && company.state !== 'refused'
  const [asking, setAsking] = useState<'verify' | 'refuse' | 'remind' | 'address' | undefined>(
    mayWrite && query.alamat === 'ganti' ? 'address' : undefined,
  )
  const t = text.value.company
  const { name, email, state } = company
  const params = { programme: programme.id, company: company.id }
  const open = state === 'registered' || state === 'confirmed'
  const close = () => setAsking(undefined)
  const done = (next: Company, words: string) => {
    changed(next)
    announce(words)
  }
  return (
    <>
      <div class="bar">
        {can('company.verify') && state === 'confirmed' && (
          <Button onClick={() => setAsking('verify')}>{t.verify}</Button>
        )}
        {can('company.verify') && open && (
          <Button kind="second" onClick={() => setAsking('refuse')}>
            {t.refuse}
          </Button>
        )}
        {can('company.invite') && state === 'invited' && (
          <Button kind="second" onClick={() => setAsking('remind')}>
            {t.remind}
          </Button>
        )}
        {mayWrite && (
          <Button kind="plain" onClick={() => setAsking('address')}>
            {t.otherAddress}
          </Button>
        )}
      </div>
      {asking === 'verify' && (
        <Ask
          title={t.verifyAsk(name)}
          what={t.verifyWhat(email)}
          act={t.verify}
          acting={t.verifying}
          onClose={close}
          onAct={async () =>
            done(
              await call('POST /programmes/:programme/companies/:company/verify', { params }),
              t.verified(name),
            )
          }
        />
      )}
      {asking === 'refuse' && (
        <Ask
          title={t.refuseAsk(name)}
          what={t.refuseWhat(email)}
          act={t.refuseDo}
          danger
          reason
          onClose={close}
          onAct={async (reason) =>
            done(
              await call('POST /programmes/:programme/companies/:company/refuse', {
                params,
                body: { reason },
              }),
              t.refused(name),
            )
          }
        />
      )}
      {asking === 'address' && (
        <Dialog title={t.addressAsk(name)} onClose={close}>
          <p>{t.addressWhat(email)}</p>
          <Form
            send={t.addressDo}
            sending={text.value.common.sending}
            label={() => t.addressNew}
            onCancel={close}
            onSend={async (values) => {
              const next = await call('PUT /programmes/:programme/companies/:company/address', {
                params,
                body: { email: typed(values, 'email'), version: company.version },
              })
              done(next, t.addressed(next.email))
              close()
            }}
          >
            {(field) => (
              <TextField
                {...field('email')}
                label={t.addressNew}
                type="email"
                inputMode="email"
                autoComplete="off"
                required
              />
            )}
          </Form>
        </Dialog>
      )}
      {asking === 'remind' && (
        <Ask
          title={`${t.remind}?`}
          what={`${name}, ${email}`}
          act={t.remind}
          acting={text.value.common.sending}
          onClose={close}
          onAct={async () =>
            done(
              await call('POST /programmes/:programme/companies/:company/invite', { params }),
              t.reminded(email),
            )
          }
        />
      )}
    </>
  )
}

function Data({ company }: { company: Company }) {
  const t = text.value.company
  return (
    <Pairs
      pairs={[
        [text.value.companies.kind, company.kind],
        [t.nib, company.nib],
        [t.npwp, company.npwp],
        [text.value.companies.district, company.district],
        [t.address, company.address],
        [t.contact, company.contactName],
        [t.phone, company.contactPhone],
        [
          t.email,
          [company.email, company.newEmail && t.newEmail(company.newEmail)].filter(Boolean).join('; '),
        ],
        [t.language, company.language === 'en' ? 'English' : 'Indonesia'],
        [t.expected, number(company.expectedWorkers)],
        [t.maxPerWave, company.maxPerWave === undefined ? t.maxPerWaveNone : number(company.maxPerWave)],
      ]}
    />
  )
}

function Times({ company }: { company: Company }) {
  const t = text.value.company
  const at = (time: string | undefined) => time && (time.length > 10 ? moment(time) : day(time))
  return (
    <Pairs
      pairs={[
        ...(company.awaitedSince ? [[t.awaitedSince, at(company.awaitedSince)] as const] : []),
        [t.registeredAt, at(company.registeredAt)],
        [t.confirmedAt, at(company.confirmedAt)],
        [t.verifiedAt, at(company.verifiedAt)],
        ...(company.refusal ? [[t.refusal, company.refusal] as const] : []),
      ]}
    />
  )
}

function Counts({ company }: { company: Company }) {
  const { can, to } = useDesk()
  const t = text.value
  const held = Object.entries(t.nominationState).filter(([state]) => (company.counts[state] ?? 0) > 0)
  if (held.length === 0) return <p class="muted">{t.company.noNominations}</p>
  return (
    <dl class="figures">
      {held.map(([state, word]) => (
        <div key={state}>
          <dt>{word}</dt>
          <dd>
            {can('nomination.read') ? (
              <a href={to('nominasi', { state, company: company.id })}>
                {number(company.counts[state] ?? 0)}
              </a>
            ) : (
              number(company.counts[state] ?? 0)
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
