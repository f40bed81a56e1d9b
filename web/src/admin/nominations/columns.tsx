import type { Nomination } from '../../../../functions/contract/nomination.ts'
import type { Column } from '../../ui/table.tsx'
import { Tag } from '../../ui/tag.tsx'
import { moment, number, text } from '../language.ts'
import type { Desk } from '../session.ts'

type Given = Pick<Desk, 'can' | 'to'> & {
  items: readonly Nomination[]
  /** Undefined where nothing is to be chosen. */
  chosen: ReadonlySet<string> | undefined
  choose: (chosen: ReadonlySet<string>) => void
  keyOf: (nomination: Nomination) => string
  address: (key: string) => string
  nameOf: (scheme: string) => string
}

export function columns({
  items,
  chosen,
  choose,
  keyOf,
  address,
  nameOf,
  can,
  to,
}: Given): Column<Nomination>[] {
  const t = text.value
  const all = chosen !== undefined && items.length > 0 && items.every((one) => chosen.has(keyOf(one)))
  const toggle = (key: string) => {
    const next = new Set(chosen)
    if (!next.delete(key)) next.add(key)
    choose(next)
  }
  return [
    {
      key: 'name',
      head: chosen ? (
        <label class="pick">
          <input
            type="checkbox"
            checked={all}
            aria-label={t.nominations.selectAll}
            onChange={() => choose(all ? new Set() : new Set(items.map(keyOf)))}
          />
          <span aria-hidden="true">
            {t.common.name}
            {chosen.size > 0 && ` (${t.nominations.selected(number(chosen.size))})`}
          </span>
        </label>
      ) : (
        t.common.name
      ),
      cell: (one) => (
        <span class="pick">
          {chosen && (
            <input
              type="checkbox"
              checked={chosen.has(keyOf(one))}
              aria-label={t.nominations.select(one.name)}
              onChange={() => toggle(keyOf(one))}
            />
          )}
          <span>
            <a href={address(keyOf(one))}>{one.name}</a>{' '}
            {one.contested && <Tag tone="warn">{t.nominations.contested}</Tag>}
          </span>
        </span>
      ),
    },
    {
      key: 'company',
      head: t.common.company,
      cell: ({ company, companyName }) =>
        can('company.read') ? <a href={to(`perusahaan/${company}`)}>{companyName}</a> : companyName,
    },
    { key: 'scheme', head: t.common.scheme, cell: ({ scheme }) => nameOf(scheme) },
    { key: 'nik', head: t.nominations.nik, cell: ({ nik }) => <span class="nik">{nik}</span> },
    {
      key: 'at',
      head: t.nominations.submittedAt,
      cell: ({ submittedAt }) => <time dateTime={submittedAt}>{moment(submittedAt)}</time>,
    },
    ...(items.some(({ reason }) => reason)
      ? [{ key: 'reason', head: t.common.reason, cell: ({ reason }: Nomination) => reason ?? '' }]
      : []),
  ]
}
