import { ages, type Ageing as Found } from '../../../../functions/contract/ageing.ts'
import { call } from '../../api.ts'
import { language, number, text } from '../language.ts'
import { useLoad } from '../load.ts'
import { ListFile } from '../parts/more.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { useDesk } from '../session.ts'

const id = {
  title: 'Yang menunggu paling lama',
  unplaced: 'Terverifikasi, belum dapat kursi',
  awaited: 'Perusahaan yang ditunggu',
  mails: 'Surel bermasalah',
  older: (n: string, days: number) => `${n} lebih dari ${days} hari`,
  looked: (n: string) => `dari ${n} yang paling dulu dinominasikan`,
  days: (n: string) => `${n} hari`,
  missing: (n: string) => `kurang ${n} orang`,
  none: 'Tidak ada yang menunggu.',
  noMails: 'Tidak ada surel bermasalah.',
}
const en: typeof id = {
  title: 'What waits longest',
  unplaced: 'Verified, without a seat',
  awaited: 'Companies that are awaited',
  mails: 'Mails in trouble',
  older: (n, days) => `${n} for more than ${days} days`,
  looked: (n) => `of the ${n} nominated first`,
  days: (n) => `${n} days`,
  missing: (n) => `${n} people missing`,
  none: 'Nobody waits.',
  noMails: 'No mail is in trouble.',
}
type Line = { key: string; href: string; name: string; about: string; days: number }

/** Three lists of what waits, each number a link to its list, the longest waiting by name. */
export function Ageing() {
  const { programme, to, can, scheme } = useDesk()
  const w = language.value === 'en' ? en : id
  const t = text.value
  const found = useLoad(programme.id, (signal) =>
    call('GET /programmes/:programme/overview/ageing', { params: { programme: programme.id }, signal }),
  )
  const standing = can('standing.read')
  return (
    <section class="ageing" aria-labelledby="ageing">
      <h2 id="ageing">{w.title}</h2>
      <Waiting of={found}>
        {({ unplaced, awaited, mails }) => (
          <div class="thirds">
            <List
              list="unplaced"
              title={w.unplaced}
              href={to('nominasi', { state: 'verified' })}
              older={unplaced.older}
              note={unplaced.more ? w.looked(number(unplaced.looked)) : undefined}
              none={w.none}
              lines={unplaced.oldest.map((one) => ({
                key: one.nomination,
                href: to('nominasi', { state: 'verified', buka: `${one.company}.${one.nomination}` }),
                name: one.name,
                about: `${one.companyName} · ${scheme(one.scheme)}`,
                days: one.days,
              }))}
            />
            <List
              list="awaited"
              title={w.awaited}
              href={standing ? to('status', { proposal: 'any' }) : to('perusahaan', { standing: 'awaited' })}
              older={awaited.older}
              none={w.none}
              lines={awaited.oldest.map((one) => ({
                key: one.company,
                href: to(`${standing ? 'status' : 'perusahaan'}/${one.company}`),
                name: one.name,
                about: `${t.standing[one.standing]} · ${w.missing(number(one.missing))}`,
                days: one.days,
              }))}
            />
            <Mails mails={mails} none={w.noMails} title={w.mails} />
          </div>
        )}
      </Waiting>
    </section>
  )
}

function List({
  list,
  title,
  href,
  older,
  note,
  none,
  lines,
}: {
  list: 'unplaced' | 'awaited'
  title: string
  href: string
  older: readonly number[]
  note?: string | undefined
  none: string
  lines: readonly Line[]
}) {
  const w = language.value === 'en' ? en : id
  const some = ages.map((age, at) => ({ age, n: older[at] ?? 0 })).filter(({ n }) => n > 0)
  return (
    <section>
      <h3>
        <a href={href}>{title}</a>
      </h3>
      {lines.length === 0 && <p class="muted">{none}</p>}
      {some.length > 0 && (
        <p class="muted">
          {some.map(({ age, n }) => w.older(number(n), age)).join(', ')}
          {note && ` ${note}`}
        </p>
      )}
      <Lines lines={lines} />
      {lines.length > 0 && (
        <ListFile of="GET /papers/programmes/:programme/lists/ageing/:list" params={{ list }} />
      )}
    </section>
  )
}

const Lines = ({ lines }: { lines: readonly Line[] }) => {
  const w = language.value === 'en' ? en : id
  return (
    <ol class="waiting">
      {lines.map(({ key, href, name, about, days }) => (
        <li key={key}>
          <span>
            <a href={href}>{name}</a>
            <span class="under muted">{about}</span>
          </span>
          <strong>{w.days(number(days))}</strong>
        </li>
      ))}
    </ol>
  )
}

function Mails({ mails, title, none }: { mails: Found['mails']; title: string; none: string }) {
  const { to } = useDesk()
  const t = text.value
  const states = Object.entries(mails.byState)
  return (
    <section>
      <h3>
        <a href={to('surel', { state: states[0]?.[0] })}>{title}</a>
      </h3>
      {states.length === 0 ? (
        <p class="muted">{none}</p>
      ) : (
        <p class="muted">
          {states.map(([state, n], at) => (
            <span key={state}>
              {at > 0 && ', '}
              <a href={to('surel', { state })}>
                {number(n)} {t.noticeState[state as keyof typeof t.noticeState]}
              </a>
            </span>
          ))}
        </p>
      )}
      <Lines
        lines={mails.newest.map(({ id: key, to: address, kind, state, days }) => ({
          key,
          href: to('surel', { state }),
          name: address,
          about: (t.noticeKind as Record<string, string>)[kind] ?? kind,
          days,
        }))}
      />
      {states.length > 0 && (
        <ListFile of="GET /papers/programmes/:programme/lists/ageing/:list" params={{ list: 'mails' }} />
      )}
    </section>
  )
}
