import { useState } from 'preact/hooks'
import type { Freed, Waiting as Waits } from '../../../../functions/contract/waiting.ts'
import { call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Table } from '../../ui/table.tsx'
import { announce } from '../announce.tsx'
import { day, fine, number, text, weekday } from '../language.ts'
import { useLoad } from '../load.ts'
import { Ask } from '../parts/ask.tsx'
import { More } from '../parts/more.tsx'
import { Page } from '../parts/page.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { useDesk } from '../session.ts'

const step = 50

/** Seats that were given back and who is next for them, then all who wait, scheme by scheme. */
export function WaitingListPage() {
  const { programme, to } = useDesk()
  const t = text.value.waiting
  const [scheme, setScheme] = useState(programme.schemes[0]?.id ?? '')
  const params = { programme: programme.id }
  const loaded = useLoad(`${programme.id} ${scheme}`, async (signal) => {
    const [freed, list] = await Promise.all([
      call('GET /programmes/:programme/freed-seats', { params, signal }),
      call('GET /programmes/:programme/schemes/:scheme/waiting', { params: { ...params, scheme }, signal }),
    ])
    return { freed, list }
  })
  return (
    <Page title={t.title} up={{ href: to('gelombang'), words: text.value.nav.waves }}>
      <Waiting of={loaded}>
        {({ freed, list }) => (
          <>
            <FreedSeats freed={freed} changed={loaded.reload} />
            <section>
              <h2>{t.list}</h2>
              <p class="muted prose">{t.listHint}</p>
              {programme.schemes.length > 1 && (
                <div class="bar" role="group" aria-label={text.value.common.scheme}>
                  {programme.schemes.map(({ id, name }) => (
                    <Button
                      key={id}
                      kind="second"
                      small
                      aria-pressed={scheme === id}
                      onClick={() => setScheme(id)}
                    >
                      {name}
                    </Button>
                  ))}
                </div>
              )}
              <List key={scheme} list={list} />
            </section>
          </>
        )}
      </Waiting>
    </Page>
  )
}

function FreedSeats({ freed, changed }: { freed: readonly Freed[]; changed: () => void }) {
  const { programme, can, scheme, to } = useDesk()
  const [asking, setAsking] = useState(false)
  const t = text.value.waiting
  const next = freed.flatMap((one) => one.next)
  const automatic = programme.autoRefill !== false
  return (
    <section>
      <h2>{t.freed}</h2>
      {freed.length > 0 && <p class="prose">{automatic ? t.automatic : t.byHand}</p>}
      <Table
        caption={t.freed}
        captionHidden
        cards
        rows={freed}
        keyOf={({ wave }) => wave}
        empty={t.freedNone}
        columns={[
          {
            key: 'wave',
            head: text.value.common.date,
            cell: ({ wave, date }) => <a href={to(`gelombang/${wave}`)}>{weekday(date)}</a>,
          },
          { key: 'scheme', head: text.value.common.scheme, cell: (one) => scheme(one.scheme) },
          { key: 'seats', head: t.seats, number: true, cell: ({ seats }) => number(seats) },
          {
            key: 'next',
            head: t.next,
            cell: ({ next: people }) =>
              people.length === 0 ? (
                <span class="muted">{t.nobody}</span>
              ) : (
                <ul class="plain">
                  {people.map(({ nomination, name, companyName }) => (
                    <li key={nomination}>
                      {name} <span class="muted">({companyName})</span>
                    </li>
                  ))}
                </ul>
              ),
          },
        ]}
      />
      {!automatic && next.length > 0 && can('plan.edit') && (
        <div class="bar">
          <Button onClick={() => setAsking(true)}>{t.offer(number(next.length))}</Button>
        </div>
      )}
      {asking && (
        <Ask
          title={t.offerAsk(number(next.length))}
          what={t.offerWhat}
          act={t.offerDo}
          onClose={() => setAsking(false)}
          onAct={async () => {
            const { seated } = await call('POST /programmes/:programme/freed-seats/offer', {
              params: { programme: programme.id },
            })
            announce(t.offered(number(seated)))
            changed()
          }}
        />
      )}
    </section>
  )
}

function List({ list }: { list: readonly Waits[] }) {
  const { can, to } = useDesk()
  const [shown, setShown] = useState(step)
  const t = text.value.waiting
  return (
    <>
      <Table
        caption={t.list}
        captionHidden
        rows={list.slice(0, shown).map((one, at) => ({ ...one, at: at + 1 }))}
        keyOf={({ nomination }) => nomination}
        empty={t.listNone}
        columns={[
          {
            key: 'name',
            head: text.value.common.name,
            cell: ({ at, company, nomination, name }) => (
              <>
                <span class="muted">{number(at)}.</span>{' '}
                {can('nomination.read') ? (
                  <a href={to('nominasi', { state: 'verified', buka: `${company}.${nomination}` })}>{name}</a>
                ) : (
                  name
                )}
              </>
            ),
          },
          { key: 'company', head: text.value.common.company, cell: ({ companyName }) => companyName },
          { key: 'since', head: t.since, cell: ({ submittedAt }) => day(submittedAt) },
          {
            key: 'claim',
            head: t.claim,
            number: true,
            cell: ({ claim: { over, under } }) => (
              <>
                <span class="muted">
                  {number(over)} / {number(under)} =
                </span>{' '}
                {fine(over / under)}
              </>
            ),
          },
        ]}
      />
      <More of={{ more: shown < list.length, busy: false, next: () => setShown(shown + step) }} />
    </>
  )
}
