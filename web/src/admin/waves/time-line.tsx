import type { Wave } from '../../../../functions/contract/wave.ts'
import { number, shortDay, text, today } from '../language.ts'

const height = 90

const dayNumber = (iso: string) => Math.floor(Date.parse(iso) / 86_400_000)

/** Waves along the days as bars, as high as they have seats; the table below holds the numbers. */
export function TimeLine({ waves }: { waves: readonly Wave[] }) {
  const held = waves.filter(({ state }) => state !== 'cancelled')
  const t = text.value.waves
  if (held.length < 2) return null
  const days = held.map(({ date }) => dayNumber(date))
  const now = dayNumber(today())
  const first = Math.min(...days)
  const span = Math.max(...days) - first + 1
  const most = Math.max(...held.map(({ seats }) => seats), 1)
  // Fills the page while it can; a long programme scrolls.
  const width = span * Math.max(12, Math.min(40, 1000 / span))
  const at = (n: number) => ((n - first) * width) / span
  const bar = Math.min(18, width / span)
  // Several waves of one day stand beside each other within the day.
  const place = new Map<string, number>()
  const beside = (date: string) => {
    const before = place.get(date) ?? 0
    place.set(date, before + 1)
    return before
  }
  const onDay = (date: string) => held.filter((wave) => wave.date === date).length
  const labels = Array.from({ length: Math.ceil(span / 14) + 1 }, (_, n) => first + n * 14).filter(
    (n) => at(n) < width - 40,
  )
  return (
    <div class="time-line" role="region" aria-label={t.timeline} tabIndex={0}>
      <svg viewBox={`0 0 ${width} ${height + 24}`} width={width} height={height + 24} aria-hidden="true">
        {now >= first && now < first + span && (
          <line class="now" x1={at(now)} x2={at(now)} y1={0} y2={height} />
        )}
        {held.map(({ id, date, seats, taken }) => {
          const own = (bar - 2) / onDay(date)
          const x = at(dayNumber(date)) + beside(date) * own
          const high = (n: number) => (height * n) / most
          return (
            <g key={id}>
              <title>{`${shortDay(date)}: ${text.value.common.seatsTaken(number(taken), number(seats))}`}</title>
              <rect class="track" x={x} y={height - high(seats)} width={own} height={high(seats)} />
              <rect class="bar" x={x} y={height - high(taken)} width={own} height={high(taken)} />
            </g>
          )
        })}
        <line class="floor" x1={0} x2={width} y1={height} y2={height} />
        {labels.map((n) => (
          <text key={n} x={at(n)} y={height + 17} fill="currentColor" font-size={12}>
            {shortDay(new Date(n * 86_400_000).toISOString())}
          </text>
        ))}
      </svg>
    </div>
  )
}
