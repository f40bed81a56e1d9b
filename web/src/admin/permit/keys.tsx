import { useState } from 'preact/hooks'
import type { PermitKey } from '../../../../functions/contract/permit-key.ts'
import { call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Table } from '../../ui/table.tsx'
import { Tag } from '../../ui/tag.tsx'
import { announce } from '../announce.tsx'
import { language, moment, number, text } from '../language.ts'
import { useLoad } from '../load.ts'
import { Ask } from '../parts/ask.tsx'
import { Form, typed } from '../parts/form.tsx'
import { Page } from '../parts/page.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { useDesk } from '../session.ts'
import { words as deskWords } from './words.ts'

const id = {
  title: 'Kunci API',
  lead: 'Dengan kunci ini sistem perizinan kabupaten bertanya sendiri: boleh atau jangan ditandatangani. Setiap pertanyaannya dicatat atas nama kunci.',
  name: 'Nama sistem',
  nameHint: 'Misalnya: SIMPEL DPMPTSP',
  perMinute: 'Paling banyak pertanyaan per menit',
  issue: 'Terbitkan kunci',
  issuing: 'Menerbitkan…',
  once: 'Salin kunci ini sekarang',
  onceWhat: 'Kunci hanya ditampilkan sekali. Kami hanya menyimpan sidiknya.',
  copy: 'Salin',
  copied: 'Kunci disalin.',
  hide: 'Sudah disalin, sembunyikan',
  how: 'Cara memakainya',
  list: 'Kunci yang pernah diterbitkan',
  none: 'Belum ada kunci.',
  issued: 'Diterbitkan',
  by: (name: string, at: string) => `${name}, ${at}`,
  inForce: 'Berlaku',
  revoked: (name: string, at: string) => `Dicabut ${name}, ${at}`,
  revoke: 'Cabut…',
  revokeAsk: (name: string) => `Cabut kunci ${name}?`,
  revokeWhat: 'Sistem yang memakainya langsung ditolak. Kunci yang dicabut tidak dapat dipakai lagi.',
  revokeDo: 'Cabut kunci',
  revoking: 'Mencabut…',
  done: (name: string) => `Kunci ${name} dicabut.`,
}
const en: typeof id = {
  title: 'API keys',
  lead: 'With such a key the regency’s permit system asks by itself: may it be signed or not. Each question is logged under the key.',
  name: 'Name of the system',
  nameHint: 'Such as: SIMPEL DPMPTSP',
  perMinute: 'Questions in a minute, at most',
  issue: 'Issue a key',
  issuing: 'Issuing…',
  once: 'Copy this key now',
  onceWhat: 'It is shown only once. We keep its fingerprint only.',
  copy: 'Copy',
  copied: 'The key is copied.',
  hide: 'Copied, hide it',
  how: 'How to use it',
  list: 'Keys that were issued',
  none: 'No key yet.',
  issued: 'Issued',
  by: (name, at) => `${name}, ${at}`,
  inForce: 'In force',
  revoked: (name, at) => `Revoked by ${name}, ${at}`,
  revoke: 'Revoke…',
  revokeAsk: (name) => `Revoke the key ${name}?`,
  revokeWhat: 'The system that uses it is refused at once. A revoked key cannot be used again.',
  revokeDo: 'Revoke the key',
  revoking: 'Revoking…',
  done: (name) => `The key ${name} is revoked.`,
}

/** Keys by which other systems ask the permit desk: issued once, revoked at once. */
export function KeysPage() {
  const { programme, can, to } = useDesk()
  const w = language.value === 'en' ? en : id
  const params = { programme: programme.id }
  const keys = useLoad(programme.id, (signal) =>
    call('GET /programmes/:programme/permit/keys', { params, signal }),
  )
  const [secret, setSecret] = useState<string>()
  const [revoking, setRevoking] = useState<PermitKey>()
  const labels: Record<string, string> = { name: w.name, perMinute: w.perMinute }
  return (
    <Page title={w.title} up={{ href: to('loket'), words: deskWords().title }}>
      <p class="muted">{w.lead}</p>
      <div role="status">
        {secret && (
          <Notice tone="warn" title={w.once}>
            <p>{w.onceWhat}</p>
            <p>
              <code class="secret">{secret}</code>
            </p>
            <p class="actions">
              <Button
                small
                onClick={() => void navigator.clipboard.writeText(secret).then(() => announce(w.copied))}
              >
                {w.copy}
              </Button>
              <Button small kind="plain" onClick={() => setSecret(undefined)}>
                {w.hide}
              </Button>
            </p>
          </Notice>
        )}
      </div>
      {can('key.issue') && (
        <Form
          send={w.issue}
          sending={w.issuing}
          label={(name) => labels[name] ?? name}
          onSend={async (values) => {
            const made = await call('POST /programmes/:programme/permit/keys', {
              params,
              body: { name: typed(values, 'name'), perMinute: typed(values, 'perMinute') },
            })
            setSecret(made.secret)
            keys.reload()
          }}
        >
          {(field) => (
            <>
              <TextField {...field('name')} label={w.name} hint={w.nameHint} maxLength={80} />
              <TextField
                {...field('perMinute')}
                label={w.perMinute}
                inputMode="numeric"
                defaultValue="60"
                maxLength={3}
              />
            </>
          )}
        </Form>
      )}
      <details>
        <summary>{w.how}</summary>
        <pre class="how">{`curl -H "Authorization: Bearer glk_…" \\
  "${location.origin}/api/permit/check?nib=1234567890123"`}</pre>
        <p>
          <a href="/api/papers/docs">/api/papers/docs</a>
        </p>
      </details>
      <h2>{w.list}</h2>
      <Waiting of={keys}>
        {(list) => (
          <Table
            caption={w.list}
            captionHidden
            cards
            rows={list}
            keyOf={(one) => one.id}
            empty={w.none}
            columns={[
              { key: 'name', head: w.name, cell: ({ name }) => name },
              {
                key: 'issued',
                head: w.issued,
                cell: ({ createdBy, createdAt }) => w.by(createdBy, moment(createdAt)),
              },
              { key: 'rate', head: w.perMinute, number: true, cell: ({ perMinute }) => number(perMinute) },
              {
                key: 'state',
                head: text.value.common.state,
                cell: ({ revokedAt, revokedBy }) =>
                  revokedAt ? (
                    w.revoked(revokedBy ?? '', moment(revokedAt))
                  ) : (
                    <Tag tone="good">{w.inForce}</Tag>
                  ),
              },
              {
                key: 'act',
                head: <span class="visually-hidden">{text.value.common.actions}</span>,
                cell: (one) =>
                  !one.revokedAt &&
                  can('key.issue') && (
                    <Button small kind="second" onClick={() => setRevoking(one)}>
                      {w.revoke}
                    </Button>
                  ),
              },
            ]}
          />
        )}
      </Waiting>
      {revoking && (
        <Ask
          title={w.revokeAsk(revoking.name)}
          what={w.revokeWhat}
          act={w.revokeDo}
          acting={w.revoking}
          onClose={() => setRevoking(undefined)}
          onAct={async () => {
            await call('DELETE /programmes/:programme/permit/keys/:key', {
              params: { ...params, key: revoking.id },
            })
            announce(w.done(revoking.name))
            keys.reload()
          }}
        />
      )}
    </Page>
  )
}
