import { useState } from 'preact/hooks'
import type { Plan } from '../../../../functions/contract/wave.ts'
import { Button } from '../../ui/button.tsx'
import { Table } from '../../ui/table.tsx'
import { whyNotMore } from '../../../../functions/contract/why-not-more.ts'
import { language, number, percent, text } from '../language.ts'
import { Meter } from '../parts/meter.tsx'
import { useDesk } from '../session.ts'

type Order = 'size' | 'share' | 'name'
const step = 50

/** What each company got of what it nominated, so that it can be checked. */
export function Shares({ plan }: { plan: Plan }) {
  const { scheme } = useDesk()
  const [order, setOrder] = useState<Order>('size')
  const [shown, setShown] = useState(step)
  const t = text.value.plan
  const name = (company: string) => plan.companies[company] ?? company
  const sorts = {
    size: { words: t.sortSize, by: (a: Share, b: Share) => b.nominated - a.nominated },
    share: {
      words: t.sortShare,
      by: (a: Share, b: Share) => a.placed / a.nominated - b.placed / b.nominated,
    },
    name: { words: t.sortName, by: () => 0 },
  }
  const rows = plan.shares
    .toSorted((a, b) => name(a.company).localeCompare(name(b.company)))
    .sort(sorts[order].by)
  const most = Math.max(1, ...rows.map(({ nominated }) => nominated))
  return (
    <section>
      <h2>{t.shares}</h2>
      <p class="muted prose">{t.sharesHint}</p>
      <div class="bar screen-only" role="group" aria-label={t.shares}>
        {(Object.keys(sorts) as Order[]).map((one) => (
          <Button key={one} kind="second" small aria-pressed={order === one} onClick={() => setOrder(one)}>
            {sorts[one].words}
          </Button>
        ))}
      </div>
      <Table
        caption={t.shares}
        captionHidden
        rows={rows.slice(0, shown)}
        keyOf={({ company, scheme }) => `${company} ${scheme}`}
        columns={[
          {
            key: 'company',
            head: t.company,
            cell: ({ company, nominated, placed }) => (
              <>
                {name(company)}
                <Meter wide parts={[{ n: placed }, { n: nominated - placed, tone: 'soft' }]} of={most} />
              </>
            ),
          },
          { key: 'scheme', head: text.value.common.scheme, cell: (share) => scheme(share.scheme) },
          {
            key: 'nominated',
            head: t.nominated,
            number: true,
            cell: ({ nominated }) => number(nominated),
          },
          { key: 'placed', head: t.placed, number: true, cell: ({ placed }) => number(placed) },
          {
            key: 'share',
            head: t.share,
            number: true,
            cell: ({ nominated, placed }) => percent(nominated > 0 ? placed / nominated : 0),
          },
          {
            key: 'stop',
            head: t.stop,
            cell: (share) => <span class="roomy">{whyNotMore(share, language.value)}</span>,
          },
        ]}
      />
      {rows.length > shown && (
        <p class="screen-only">
          <Button kind="second" onClick={() => setShown(shown + step)}>
            {text.value.common.more(Math.min(step, rows.length - shown))}
          </Button>
        </p>
      )}
    </section>
  )
}

type Share = Plan['shares'][number]
