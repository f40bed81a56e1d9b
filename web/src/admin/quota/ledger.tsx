import type { QuotaEntry } from '../../../../functions/contract/quota.ts'
import { Table } from '../../ui/table.tsx'
import { Tag } from '../../ui/tag.tsx'
import { change, day, moment, number, text } from '../language.ts'
import { actorName } from '../parts/actor-name.ts'
import { useDesk } from '../session.ts'

/** What was asked of BNSP and granted by it, newest first. */
export function Ledger({ entries }: { entries: readonly QuotaEntry[] }) {
  const { scheme } = useDesk()
  const t = text.value
  return (
    <section>
      <h2>{t.quota.ledger}</h2>
      <Table
        caption={t.quota.ledger}
        captionHidden
        rows={entries.toSorted((a, b) => b.at.localeCompare(a.at))}
        keyOf={({ id }) => id}
        empty={t.quota.ledgerEmpty}
        columns={[
          { key: 'at', head: t.common.time, cell: ({ at }) => <time dateTime={at}>{moment(at)}</time> },
          { key: 'scheme', head: t.common.scheme, cell: (entry) => scheme(entry.scheme) },
          {
            key: 'state',
            head: t.common.state,
            cell: ({ state }) => (
              <Tag tone={state === 'granted' ? 'good' : state === 'refused' ? 'bad' : 'accent'}>
                {t.quota.entry[state]}
              </Tag>
            ),
          },
          {
            key: 'asked',
            head: t.quota.asked,
            number: true,
            cell: ({ asked }) => (asked === undefined ? '' : number(asked)),
          },
          {
            key: 'granted',
            head: t.quota.change,
            number: true,
            cell: ({ granted }) => (granted === undefined ? '' : change(granted)),
          },
          { key: 'letter', head: t.quota.letterNo, cell: ({ letterNo }) => letterNo ?? '' },
          {
            key: 'date',
            head: t.quota.letterDate,
            cell: ({ letterDate }) => (letterDate ? day(letterDate) : ''),
          },
          { key: 'note', head: t.quota.note, cell: ({ note }) => note ?? '' },
          { key: 'by', head: t.common.by, cell: ({ by }) => actorName(by) },
        ]}
      />
    </section>
  )
}
