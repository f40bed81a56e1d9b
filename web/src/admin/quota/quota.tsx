import { useState } from 'preact/hooks'
import type { Quota } from '../../../../functions/contract/quota.ts'
import { call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { number, text } from '../language.ts'
import { useLoad } from '../load.ts'
import { Meter } from '../parts/meter.tsx'
import { Page } from '../parts/page.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { useDesk } from '../session.ts'
import { BnspList } from './bnsp-list.tsx'
import { GrantForm, RequestForm } from './forms.tsx'
import { Ledger } from './ledger.tsx'

/** Quota per scheme, the ledger behind it, and the list for BNSP. */
export function QuotaPage() {
  const { programme } = useDesk()
  const loaded = useLoad(programme.id, (signal) =>
    call('GET /programmes/:programme/quota', { params: { programme: programme.id }, signal }),
  )
  return (
    <Page title={text.value.quota.title}>
      <Waiting of={loaded}>
        {({ quota, ledger }) => (
          <>
            <div class="cards">
              {programme.schemes.map(({ id }) => (
                <SchemeQuota
                  key={id}
                  quota={
                    quota.find(({ scheme }) => scheme === id) ?? {
                      scheme: id,
                      granted: 0,
                      taken: 0,
                      waiting: 0,
                      version: 0,
                    }
                  }
                  changed={loaded.reload}
                />
              ))}
            </div>
            <Ledger entries={ledger} />
          </>
        )}
      </Waiting>
    </Page>
  )
}

function SchemeQuota({ quota, changed }: { quota: Quota; changed: () => void }) {
  const { scheme: nameOf, can, to } = useDesk()
  const [open, setOpen] = useState<'request' | 'grant' | 'list'>()
  const t = text.value.quota
  const { scheme, granted, taken, waiting } = quota
  const free = granted - taken
  const close = () => setOpen(undefined)
  return (
    <section class="card" aria-labelledby={`scheme-${scheme}`}>
      <h2 id={`scheme-${scheme}`}>{nameOf(scheme)}</h2>
      <Meter
        wide
        of={granted}
        parts={[
          { n: taken },
          { n: Math.min(waiting, Math.max(free, 0)), tone: 'soft' },
          { n: Math.max(0, waiting - Math.max(free, 0)), tone: 'warn' },
        ]}
      />
      <dl class="figures">
        <div>
          <dt>{t.granted}</dt>
          <dd>{number(granted)}</dd>
        </div>
        <div>
          <dt>
            <span class="key accent" /> {t.taken}
          </dt>
          <dd>
            {can('nomination.read') ? (
              <a href={to('nominasi', { state: 'assigned', scheme })}>{number(taken)}</a>
            ) : (
              number(taken)
            )}
          </dd>
        </div>
        <div>
          <dt>
            <span class="key soft" /> {t.waiting}
          </dt>
          <dd>
            {can('nomination.read') ? (
              <a href={to('nominasi', { state: 'verified', scheme })}>{number(waiting)}</a>
            ) : (
              number(waiting)
            )}
          </dd>
        </div>
        <div>
          <dt>{t.free}</dt>
          <dd>{number(free)}</dd>
        </div>
      </dl>
      <p class={waiting > free ? 'short-of' : 'muted'}>
        {waiting > free ? (
          <>
            <span class="key warn" /> {t.short(number(waiting - free))}
          </>
        ) : (
          t.enough
        )}
      </p>
      <div class="bar">
        {can('quota.report') && (
          <Button kind="second" small onClick={() => setOpen('request')}>
            {t.request}
          </Button>
        )}
        {can('quota.grant') && (
          <Button kind="second" small onClick={() => setOpen('grant')}>
            {t.grant}
          </Button>
        )}
        {can('quota.report') && (
          <Button kind="plain" small onClick={() => setOpen(open === 'list' ? undefined : 'list')}>
            {t.list}
          </Button>
        )}
      </div>
      {open === 'list' && <BnspList scheme={scheme} />}
      {open === 'request' && <RequestForm quota={quota} onClose={close} onDone={changed} />}
      {open === 'grant' && <GrantForm quota={quota} onClose={close} onDone={changed} />}
    </section>
  )
}
