import * as v from 'valibot'

const id = v.pipe(v.string(), v.minLength(1))
const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const limits = v.pipe(
  v.custom<object>((limits) => !Array.isArray(limits), 'Expected an object, received a list'),
  v.record(v.string(), whole),
)
const date = v.pipe(v.string(), v.isoDate(), v.check(isRealDate, 'Not a date of the calendar'))
const instant = v.pipe(
  v.string(),
  v.regex(
    /^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|\+00:00)$/,
    'Not a UTC time (ISO 8601)',
  ),
  v.check((text) => isRealDate(text.slice(0, 10)), 'Not a date of the calendar'),
)

const WaveToPlan = v.object({ id, date, scheme: id, seats: whole })

const NomineeToPlan = v.object({
  id,
  company: id,
  scheme: id,
  nominatedAt: instant,
  notBefore: v.exactOptional(date),
  unavailable: v.exactOptional(v.array(date)),
  lockedTo: v.exactOptional(id),
})

/** What a planner is asked: waves, nominees, and the limits that hold; ids are unique. */
export const PlanInstance = v.object({
  quota: v.exactOptional(limits),
  policy: v.exactOptional(
    v.object({
      maxPerCompanyPerWave: v.exactOptional(whole),
      companyCaps: v.exactOptional(limits),
    }),
  ),
  waves: v.pipe(
    v.array(WaveToPlan),
    v.check(
      (waves) => twice(waves) === undefined,
      ({ input }) => `Two waves have the same id: ${twice(input)}`,
    ),
  ),
  nominees: v.pipe(
    v.array(NomineeToPlan),
    v.check(
      (nominees) => twice(nominees) === undefined,
      ({ input }) => `Two nominees have the same id: ${twice(input)}`,
    ),
  ),
})
export type PlanInstance = v.InferOutput<typeof PlanInstance>

function isRealDate(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

/** An id that stands in the list more than once, if there is one. */
function twice(items: { id: string }[]): string | undefined {
  if (new Set(items.map(({ id }) => id)).size === items.length) return undefined
  const seen = new Set<string>()
  return items.find(({ id }) => seen.size === seen.add(id).size)?.id
}
