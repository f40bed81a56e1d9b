import * as v from 'valibot'
import { endpoint } from './endpoint.ts'
import { Count, Day, Email, Hour, Id, lines, optional, required, Slug } from './fields.ts'

export const waveStates = ['planned', 'confirmed', 'held', 'decided', 'reported', 'cancelled'] as const
export type WaveState = (typeof waveStates)[number]

/** Kinds of place of assessment (TUK). */
export const venueKinds = ['sewaktu', 'tempat_kerja', 'mandiri'] as const

export const VenueInput = v.object({
  name: required(160),
  kind: v.picklist(venueKinds, 'venue.kind'),
  address: required(300),
  capacity: Count(1, 1000),
  /** A link to a map, shown in calls to the exam. */
  mapUrl: optional(300),
})
export const Venue = v.object({ ...VenueInput.entries, id: Id, version: v.number() })
export type Venue = v.InferOutput<typeof Venue>

export const AssessorInput = v.object({
  name: required(100),
  /** Registration such as `MET.000.001668 2012`. */
  registration: required(60),
  email: Email,
  /** The company that employs the assessor, if it also nominates. */
  company: optional(64),
})
export const Assessor = v.object({ ...AssessorInput.entries, email: v.string(), id: Id, version: v.number() })
export type Assessor = v.InferOutput<typeof Assessor>

export const WaveInput = v.object({
  scheme: Slug,
  date: Day,
  /** Asia/Jakarta. */
  startsAt: Hour,
  endsAt: Hour,
  venue: Id,
  assessors: v.pipe(
    v.array(Id, 'wave.no_assessor'),
    v.minLength(1, 'wave.no_assessor'),
    v.maxLength(20, 'field.too_large'),
  ),
  /** At most min(venue capacity, 10 × assessors); none given: exactly that. */
  seats: v.optional(Count(1, 1000)),
  note: optional(500),
})
export type WaveInput = v.InferOutput<typeof WaveInput>

/** One exam day at one venue for one scheme. */
export const Wave = v.object({
  id: Id,
  scheme: v.string(),
  date: v.string(),
  startsAt: v.string(),
  endsAt: v.string(),
  venue: v.string(),
  assessors: v.array(v.string()),
  seats: v.number(),
  taken: v.number(),
  /** Seats given back after they were taken and not given again yet. */
  freed: v.optional(v.number(), 0),
  state: v.picklist(waveStates),
  note: v.optional(v.string()),
  /** Why it was cancelled. */
  cancellation: v.optional(v.string()),
  version: v.number(),
})
export type Wave = v.InferOutput<typeof Wave>

const base = '/programmes/:programme'

export const listVenues = endpoint({
  method: 'GET',
  path: `${base}/venues`,
  access: 'wave.read',
  summary: 'Venues',
  reply: v.array(Venue),
})
export const addVenue = endpoint({
  method: 'POST',
  path: `${base}/venues`,
  access: 'wave.edit',
  summary: 'Adds a venue',
  body: VenueInput,
  reply: Venue,
  status: 201,
})
export const editVenue = endpoint({
  method: 'PUT',
  path: `${base}/venues/:venue`,
  access: 'wave.edit',
  summary:
    'Changes a venue as it was seen; those with a seat in a coming wave there are told of a new name or address',
  body: v.object({ ...VenueInput.entries, version: v.number('field.required') }),
  reply: Venue,
})
export const listAssessors = endpoint({
  method: 'GET',
  path: `${base}/assessors`,
  access: 'wave.read',
  summary: 'Assessors',
  reply: v.array(Assessor),
})
export const addAssessor = endpoint({
  method: 'POST',
  path: `${base}/assessors`,
  access: 'wave.edit',
  summary: 'Adds an assessor',
  body: AssessorInput,
  reply: Assessor,
  status: 201,
})
export const editAssessor = endpoint({
  method: 'PUT',
  path: `${base}/assessors/:assessor`,
  access: 'wave.edit',
  summary: 'Changes an assessor as seen; nobody of the employer may sit in a coming wave of the assessor',
  body: v.object({ ...AssessorInput.entries, version: v.number('field.required') }),
  reply: Assessor,
})
export const listWaves = endpoint({
  method: 'GET',
  path: `${base}/waves`,
  access: 'wave.read',
  summary: 'Waves by date',
  reply: v.array(Wave),
})
export const addWave = endpoint({
  method: 'POST',
  path: `${base}/waves`,
  access: 'wave.edit',
  summary: 'Makes a wave; venue and assessors must be free that day',
  body: WaveInput,
  reply: Wave,
  status: 201,
})
export const editWave = endpoint({
  method: 'PUT',
  path: `${base}/waves/:wave`,
  access: 'wave.edit',
  summary: 'Changes hour, venue, assessors or seats; those assigned are told',
  body: v.object({ ...WaveInput.entries, version: v.number('field.required') }),
  reply: Wave,
})
export const confirmWave = endpoint({
  method: 'POST',
  path: `${base}/waves/:wave/confirm`,
  access: 'wave.edit',
  summary: 'Confirms a planned wave as it was seen; confirming again changes nothing',
  body: v.object({ version: v.number('field.required') }),
  reply: Wave,
})
export const cancelWave = endpoint({
  method: 'POST',
  path: `${base}/waves/:wave/cancel`,
  access: 'wave.edit',
  summary: 'Cancels a wave: its people wait again, keep their place, and are told',
  body: v.object({ reason: lines(500) }),
  reply: Wave,
})

/** Who sits in a wave, company by company. */
export const Seat = v.object({
  nomination: v.string(),
  company: v.string(),
  companyName: v.string(),
  name: v.string(),
  state: v.string(),
})
export const listSeats = endpoint({
  method: 'GET',
  path: `${base}/waves/:wave/seats`,
  access: 'wave.read',
  summary: 'Who is assigned to a wave',
  reply: v.array(Seat),
})

/** Trial values of a plan; nothing of it is stored. */
export const WhatIf = v.object({
  quota: v.optional(v.record(Slug, Count(0, 1_000_000))),
  seats: v.optional(v.record(Id, Count(0, 1000))),
  dates: v.optional(v.record(Id, Day)),
  maxPerCompanyPerWave: v.optional(Count(1, 1000)),
})

export const reasons = ['no_suitable_wave', 'quota', 'seats', 'company_cap'] as const
export const planStates = ['draft', 'committing', 'committed', 'stale'] as const

/** The claim of one more place, (2k − 1) / n for the kth of n people, as a fraction. */
export const Claim = v.object({ over: v.number(), under: v.number() })

export const Plan = v.object({
  id: v.string(),
  state: v.picklist(planStates),
  madeAt: v.string(),
  madeBy: v.string(),
  objective: v.object({ placed: v.number(), unfairness: v.number(), waitingDays: v.number() }),
  assignments: v.array(
    v.object({
      nomination: v.string(),
      company: v.string(),
      name: v.string(),
      wave: v.string(),
      /** Sat there before this plan was made. */
      kept: v.boolean(),
      /** The wave that she sits in and leaves by this plan, as an officer asked. */
      from: v.optional(v.string()),
    }),
  ),
  unplaced: v.array(
    v.object({
      nomination: v.string(),
      company: v.string(),
      name: v.string(),
      scheme: v.string(),
      reason: v.picklist(reasons),
    }),
  ),
  shares: v.array(
    v.object({
      company: v.string(),
      scheme: v.string(),
      nominated: v.number(),
      placed: v.number(),
      locked: v.number(),
      unsuitable: v.number(),
      /** Claim of its last place, and of the next that it did not get. */
      last: v.optional(Claim),
      next: v.optional(Claim),
      /**
       * Why it got no more: everyone whom a wave suits is placed; its own dates and cap; seats or quota had
       * ended even for it alone; or others got places that it could have had.
       */
      stop: v.picklist(['complete', 'own_limit', 'seats', 'quota', 'shared']),
      /** With `shared`, unless an officer chose: the greatest claim met among those it competes with. */
      given: v.optional(Claim),
    }),
  ),
  /** Names of the companies. */
  companies: v.record(v.string(), v.string()),
  faults: v.array(
    v.object({
      wave: v.optional(v.string()),
      scheme: v.optional(v.string()),
      company: v.optional(v.string()),
      /** With `company_day`: the day, the people of the company in all its waves, and the limit of one. */
      date: v.optional(v.string()),
      placed: v.optional(v.number()),
      cap: v.optional(v.number()),
      /**
       * A limit that those already assigned exceed, an assessor who may not meet a company's people, or
       * (a warning only) more people of a company on one day, over several waves, than may sit in one.
       */
      kind: v.picklist(['seats', 'quota', 'company_cap', 'assessor_company', 'company_day']),
    }),
  ),
  /** Where an officer put people; the plan was made around them. */
  pins: v.array(v.object({ nomination: v.string(), wave: v.string() })),
  /** Batches of the commit. */
  done: v.number(),
  total: v.number(),
  /** Who could not be seated while committing, and why. */
  skipped: v.array(v.object({ nomination: v.string(), company: v.string(), code: v.string() })),
})
export type Plan = v.InferOutput<typeof Plan>

export const makePlan = endpoint({
  method: 'POST',
  path: `${base}/plans`,
  access: 'plan.edit',
  summary: 'Plans the waves: who goes where, who is left out and why; nothing is changed yet',
  reply: Plan,
  status: 201,
})
export const tryPlan = endpoint({
  method: 'POST',
  path: `${base}/plans/try`,
  access: 'plan.read',
  summary: 'What if quota, seats, dates or cap were others; nothing is stored',
  body: WhatIf,
  reply: Plan,
})
/** Who is put where by an officer. */
export const Pins = v.object({
  pins: v.pipe(
    v.array(v.object({ nomination: Id, wave: Id })),
    v.minLength(1, 'field.required'),
    v.maxLength(1000, 'field.too_large'),
  ),
})
export const tryPins = endpoint({
  method: 'POST',
  path: `${base}/plans/:plan/pins/try`,
  access: 'plan.edit',
  summary: 'What a draft becomes with people put into other waves, by the fewest moves; nothing is stored',
  body: Pins,
  reply: Plan,
})
export const pinPlan = endpoint({
  method: 'POST',
  path: `${base}/plans/:plan/pins`,
  access: 'plan.edit',
  summary: 'A new draft with people put into other waves, and the fewest moves of the others',
  body: Pins,
  reply: Plan,
  status: 201,
})
export const getPlan = endpoint({
  method: 'GET',
  path: `${base}/plans/:plan`,
  access: 'plan.read',
  summary: 'A plan and how far its commit has come',
  reply: Plan,
})
export const listPlans = endpoint({
  method: 'GET',
  path: `${base}/plans`,
  access: 'plan.read',
  summary: 'Plans, newest first',
  reply: v.array(
    v.object({
      id: v.string(),
      state: v.picklist(planStates),
      madeAt: v.string(),
      madeBy: v.string(),
      placed: v.number(),
      unplaced: v.number(),
      done: v.number(),
      total: v.number(),
    }),
  ),
})
/** The answer is a workbook of four sheets: waves, people without identity numbers, who is left out, shares. */
export const planWorkbook = endpoint({
  method: 'GET',
  path: `/papers${base}/plans/:plan/board.xlsx`,
  access: 'plan.read',
  summary: 'A plan as a workbook: waves, people, who is left out and why, shares with their sums',
  file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})
/** Works for a few seconds, then answers how far it came; call again until `done = total`. */
export const commitPlan = endpoint({
  method: 'POST',
  path: `${base}/plans/:plan/commit`,
  access: 'plan.edit',
  summary: 'Commits a plan batch by batch; safe to repeat',
  reply: Plan,
})

/** What a company sees of its waves. */
export const OwnWave = v.object({
  id: v.string(),
  scheme: v.string(),
  date: v.string(),
  startsAt: v.string(),
  endsAt: v.string(),
  state: v.picklist(waveStates),
  venue: v.object({ name: v.string(), address: v.string(), mapUrl: v.optional(v.string()) }),
  workers: v.array(v.object({ nomination: v.string(), name: v.string(), state: v.string() })),
})
export const portalWaves = endpoint({
  method: 'GET',
  path: '/portal/waves',
  access: 'company',
  summary: 'The waves of the signed-in company, with its workers',
  reply: v.array(OwnWave),
})

export const moveNominee = endpoint({
  method: 'POST',
  path: `${base}/companies/:company/nominations/:nomination/move`,
  access: 'wave.edit',
  summary: 'Moves one person to another wave of the scheme; company and worker are told',
  body: v.object({ to: Id }),
  reply: v.object({ nomination: v.string(), from: v.string(), to: v.string() }),
})
export const moveWave = endpoint({
  method: 'POST',
  path: `${base}/waves/:wave/move`,
  access: 'wave.edit',
  summary: 'Moves everyone of a wave to another of the scheme, if all find a seat; safe to repeat',
  body: v.object({ to: Id }),
  reply: v.object({
    moved: v.number(),
    skipped: v.array(v.object({ nomination: v.string(), company: v.string(), code: v.string() })),
  }),
})
