import { useContext, useEffect, useId, useMemo, useState } from 'preact/hooks'
import type { Plan } from '../../../../functions/contract/wave.ts'
import { number, shortDay, text, weekday } from '../language.ts'
import { useDesk } from '../session.ts'
import { coloured, type Column } from './arrange.ts'
import { HandContext } from './hand.tsx'
import { useDrop } from './drop.ts'
import { WavePanel } from './wave-panel.tsx'

const colours = 7

type Props = { plan: Plan; columns: readonly Column[] }

/** Waves as columns along the time, filled by company; each opens to its companies and people. */
export function Board({ plan, columns: all }: Props) {
  const { programme, scheme } = useDesk()
  const [opened, setOpened] = useState('')
  const [followed, setFollowed] = useState('')
  const [only, setOnly] = useState('')
  const printing = usePrinting()
  const hand = useContext(HandContext)
  const drop = useDrop()
  const own = useId()
  const t = text.value.plan
  const companies = useMemo(
    () => Object.entries(plan.companies).sort(([, a], [, b]) => a.localeCompare(b)),
    [plan],
  )
  const schemes = programme.schemes.filter(({ id }) => all.some(({ wave }) => wave.scheme === id))
  const columns = only ? all.filter(({ wave }) => wave.scheme === only) : all
  const most = Math.max(1, ...columns.map(({ wave, placed }) => Math.max(wave.seats, placed)))
  const open = Math.max(
    0,
    columns.findIndex(({ wave }) => wave.id === opened),
  )
  const current = columns[open]
  const colour = useMemo(() => coloured(plan, colours, current), [plan, current])
  if (!current) return null

  const classOf = (company: string) =>
    followed ? (company === followed ? 'followed' : 'faded') : `c${colour.get(company) ?? 'x'}`
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowRight: open + 1, ArrowLeft: open - 1, Home: 0, End: columns.length - 1 }[event.key]
    const next = step === undefined ? undefined : columns[step]
    if (!next) return
    event.preventDefault()
    setOpened(next.wave.id)
    document.getElementById(`${own}-${step}`)?.focus()
  }

  return (
    <section class="board-section">
      <h2>{t.board}</h2>
      <p class="muted screen-only">
        {t.boardHint} {hand && t.dragHint}
      </p>
      <div class="bar screen-only">
        {schemes.length > 1 && (
          <label class="follow">
            <span>{text.value.common.scheme}</span>
            <select value={only} onChange={(event) => setOnly(event.currentTarget.value)}>
              <option value="">{text.value.common.all}</option>
              {schemes.map(({ id }) => (
                <option key={id} value={id}>
                  {scheme(id)}
                </option>
              ))}
            </select>
          </label>
        )}
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
              title={scheme(wave.scheme)}
              onClick={() => setOpened(wave.id)}
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
      {printing &&
        columns.map((column) => (
          <WavePanel key={column.wave.id} column={column} plan={plan} classOf={classOf} whole />
        ))}
    </section>
  )
}

/** Whether the page is being printed: what stands on paper only need not be kept up at the screen. */
function usePrinting() {
  const [printing, setPrinting] = useState(false)
  useEffect(() => {
    const before = () => setPrinting(true)
    const after = () => setPrinting(false)
    addEventListener('beforeprint', before)
    addEventListener('afterprint', after)
    return () => {
      removeEventListener('beforeprint', before)
      removeEventListener('afterprint', after)
    }
  }, [])
  return printing
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
