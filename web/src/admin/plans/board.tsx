import { useContext, useId, useMemo, useState } from 'preact/hooks'
import type { Plan } from '../../../../functions/contract/wave.ts'
import { number, shortDay, text, weekday } from '../language.ts'
import { useDesk } from '../session.ts'
import { coloured, type Column } from './arrange.ts'
import { HandContext } from './hand.tsx'
import { useDrop } from './targets.tsx'
import { WavePanel } from './wave-panel.tsx'

const colours = 7

type Props = { plan: Plan; columns: readonly Column[] }

/** Waves as columns along the time, filled by company; each opens to its companies and people. */
export function Board({ plan, columns }: Props) {
  const { scheme } = useDesk()
  const [open, setOpen] = useState(0)
  const [followed, setFollowed] = useState('')
  const hand = useContext(HandContext)
  const drop = useDrop()
  const own = useId()
  const t = text.value.plan
  const colour = useMemo(() => coloured(plan, colours), [plan])
  const companies = useMemo(
    () => Object.entries(plan.companies).sort(([, a], [, b]) => a.localeCompare(b)),
    [plan],
  )
  const most = Math.max(1, ...columns.map(({ wave, placed }) => Math.max(wave.seats, placed)))
  const current = columns[Math.min(open, columns.length - 1)]
  if (!current) return null

  const classOf = (company: string) =>
    followed ? (company === followed ? 'followed' : 'faded') : `c${colour.get(company) ?? 'x'}`
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowRight: open + 1, ArrowLeft: open - 1, Home: 0, End: columns.length - 1 }[event.key]
    if (step === undefined || !columns[step]) return
    event.preventDefault()
    setOpen(step)
    document.getElementById(`${own}-${step}`)?.focus()
  }

  return (
    <section class="board-section">
      <h2>{t.board}</h2>
      <p class="muted screen-only">
        {t.boardHint} {hand && t.dragHint}
      </p>
      <div class="bar screen-only">
        <label class="follow">
          <span>{t.follow}</span>
          <select value={followed} onChange={(event) => setFollowed(event.currentTarget.value)}>
            <option value="">{text.value.common.all}</option>
            {companies.map(([id, name]) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </div>
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus */}
      <div class="board" role="tablist" aria-label={t.board} onKeyDown={onKey}>
        {columns.map((column, at) => {
          const { wave, placed, groups } = column
          return (
            <button
              key={wave.id}
              type="button"
              role="tab"
              id={`${own}-${at}`}
              aria-selected={at === open}
              aria-controls={`${own}-panel`}
              tabIndex={at === open ? 0 : -1}
              aria-label={`${scheme(wave.scheme)}, ${t.wave(weekday(wave.date), number(placed), number(wave.seats))}`}
              onClick={() => setOpen(at)}
              {...drop(column)}
            >
              <span class="stack" style={{ height: `${(100 * Math.max(wave.seats, placed)) / most}%` }}>
                {groups.map(({ company, people }) => (
                  <span
                    key={company}
                    class={classOf(company)}
                    style={{ height: `${(100 * people.length) / Math.max(wave.seats, placed, 1)}%` }}
                  />
                ))}
              </span>
              <span class="when">{shortDay(wave.date)}</span>
              <span class="filled">
                {number(placed)}/{number(wave.seats)}
              </span>
            </button>
          )
        })}
      </div>
      {!followed && <Legend plan={plan} colour={colour} />}
      {followed && <Followed plan={plan} columns={columns} company={followed} />}
      <div role="tabpanel" id={`${own}-panel`} aria-labelledby={`${own}-${open}`} class="screen-only">
        <WavePanel key={current.wave.id} column={current} plan={plan} classOf={classOf} />
      </div>
      <div class="print-only">
        {columns.map((column) => (
          <WavePanel key={column.wave.id} column={column} plan={plan} classOf={classOf} whole />
        ))}
      </div>
    </section>
  )
}

function Legend({ plan, colour }: { plan: Plan; colour: Map<string, number> }) {
  const t = text.value.plan
  const placed = new Set(plan.assignments.map(({ company }) => company)).size
  return (
    <ul class="legend" aria-label={t.legend}>
      {[...colour].map(([company, at]) => (
        <li key={company}>
          <span class={`key c${at}`} /> {plan.companies[company] ?? company}
        </li>
      ))}
      {placed > colour.size && (
        <li>
          <span class="key cx" /> {t.others(number(placed - colour.size))}
        </li>
      )}
    </ul>
  )
}

function Followed({ plan, columns, company }: { plan: Plan; columns: readonly Column[]; company: string }) {
  const t = text.value.plan
  const places = columns.flatMap(({ wave, groups }) => {
    const n = groups.find((group) => group.company === company)?.people.length
    return n ? [`${shortDay(wave.date)} ${number(n)}`] : []
  })
  const left = plan.unplaced.filter((one) => one.company === company).length
  return (
    <p role="status">
      <strong>{plan.companies[company] ?? company}</strong>: {places.join(', ') || text.value.common.none}
      {left > 0 && `; ${t.unplaced.toLowerCase()} ${number(left)}`}
    </p>
  )
}
