import { useRoute } from 'preact-iso'
import { useState } from 'preact/hooks'
import type { Certificate } from '../../../../functions/contract/certificate.ts'
import { addressOf, call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Tag } from '../../ui/tag.tsx'
import { announce } from '../announce.tsx'
import { day, moment, text } from '../language.ts'
import { useLoad } from '../load.ts'
import { Ask } from '../parts/ask.tsx'
import { Page } from '../parts/page.tsx'
import { Pairs } from '../parts/pairs.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { useDesk } from '../session.ts'
import { Reissue } from './reissue.tsx'
import { stateOf, tones, words } from './words.ts'

/** One certificate: what it says, and what may be done with it. */
export function CertificatePage() {
  const { params } = useRoute()
  return <Detail key={params.certificate} id={params.certificate ?? ''} />
}

function Detail({ id }: { id: string }) {
  const { programme, to, can } = useDesk()
  const [open, setOpen] = useState<'reissue' | 'propose' | 'confirm' | 'drop'>()
  const w = words()
  const params = { programme: programme.id, certificate: id }
  const loaded = useLoad(id, (signal) =>
    call('GET /programmes/:programme/certificates/:certificate', { params, signal }),
  )
  const certificate = loaded.data
  const good = certificate?.state === 'issued'
  const changed = (next: Certificate, said: string) => {
    if (certificate) loaded.set({ ...next, earliest: certificate.earliest })
    announce(said)
  }
  return (
    <Page
      title={certificate?.name ?? w.title}
      up={{ href: to('sertifikat'), words: w.title }}
      actions={
        good && (
          <>
            <a
              class="button second small"
              href={addressOf('GET /papers/programmes/:programme/certificates/:certificate', { params })}
              download
            >
              {w.paper}
            </a>
            {can('certificate.issue') && (
              <Button kind="second" small onClick={() => setOpen('reissue')}>
                {w.reissue}
              </Button>
            )}
            {can('certificate.revoke') && !certificate.revocation && (
              <Button kind="plain" small onClick={() => setOpen('propose')}>
                {w.propose}
              </Button>
            )}
          </>
        )
      }
    >
      <Waiting of={loaded}>
        {(one) => (
          <>
            <Proposal of={one} onConfirm={() => setOpen('confirm')} onDrop={() => setOpen('drop')} />
            <Data of={one} />
            {open === 'reissue' && <Reissue of={one} onClose={() => setOpen(undefined)} />}
            {open === 'propose' && (
              <Ask
                title={w.proposeAsk(one.name)}
                what={w.proposeWhat}
                act={w.proposeDo}
                reason
                onClose={() => setOpen(undefined)}
                onAct={async (reason) =>
                  changed(
                    await call('POST /programmes/:programme/certificates/:certificate/revocation', {
                      params,
                      body: { reason },
                    }),
                    w.proposedDone,
                  )
                }
              />
            )}
            {open === 'confirm' && (
              <Ask
                title={w.confirmAsk(one.name)}
                what={
                  <>
                    {w.confirmWhat} <strong>{one.revocation?.reason}</strong>
                  </>
                }
                act={w.confirmDo}
                danger
                onClose={() => setOpen(undefined)}
                onAct={async () =>
                  changed(
                    await call('POST /programmes/:programme/certificates/:certificate/revocation/confirm', {
                      params,
                    }),
                    w.revoked(one.name),
                  )
                }
              />
            )}
            {open === 'drop' && (
              <Ask
                title={w.dropAsk}
                what={w.dropWhat}
                act={w.drop}
                onClose={() => setOpen(undefined)}
                onAct={async () =>
                  changed(
                    await call('POST /programmes/:programme/certificates/:certificate/revocation/drop', {
                      params,
                    }),
                    w.dropped,
                  )
                }
              />
            )}
          </>
        )}
      </Waiting>
    </Page>
  )
}

/** A revocation that waits for a second officer. */
function Proposal({
  of: { revocation, state },
  onConfirm,
  onDrop,
}: {
  of: Certificate
  onConfirm: () => void
  onDrop: () => void
}) {
  const { me, can } = useDesk()
  const w = words()
  if (!revocation || state !== 'issued') return null
  const own = revocation.by === `staff:${me.id}`
  return (
    <Notice tone="warn" title={w.proposal(revocation.name, moment(revocation.at))}>
      <p>{revocation.reason}</p>
      {own && <p class="muted">{w.proposalOwn}</p>}
      {can('certificate.revoke') && (
        <div class="actions">
          {!own && (
            <Button kind="danger" small onClick={onConfirm}>
              {w.confirm}
            </Button>
          )}
          <Button kind="second" small onClick={onDrop}>
            {w.drop}
          </Button>
        </div>
      )}
    </Notice>
  )
}

function Data({ of }: { of: Certificate }) {
  const { to, scheme } = useDesk()
  const w = words()
  const state = stateOf(of)
  const other = (id: string, said: string) => <a href={to(`sertifikat/${id}`)}>{said}</a>
  return (
    <>
      <p class="tags">
        <Tag tone={tones[state]}>{text.value.certificateState[state]}</Tag>{' '}
        {state === 'issued' && (
          <a href={`/periksa#${of.statement}`} target="_blank" rel="noopener">
            {w.verify}
          </a>
        )}
      </p>
      <Pairs
        pairs={[
          [w.number, of.certificateNo],
          [w.registration, of.registrationNo],
          [w.blank, of.blankNo],
          [text.value.common.scheme, scheme(of.scheme)],
          [text.value.common.company, of.companyName],
          [w.issuedOn, day(of.issuedOn)],
          [w.expiresOn, day(of.expiresOn)],
          ...(of.wave ? [[w.wave, other(`gelombang/${of.wave}`, w.waves)] as const] : []),
          ...(of.reason ? [[w.reason, of.reason] as const] : []),
          ...(of.replaces ? [[w.replaces, other(of.replaces, w.old)] as const] : []),
          ...(of.replacedBy ? [[w.replacedBy, other(of.replacedBy, w.fresh)] as const] : []),
        ]}
      />
    </>
  )
}
