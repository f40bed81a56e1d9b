import * as v from 'valibot'
import { Company, companyStates, standings } from './company.ts'
import { endpoint } from './endpoint.ts'
import { Count, Cursor, Day, Id, lines, optional, OptionalCount, required } from './fields.ts'

/** Steps of a company's standing; all but `fulfilled` are an officer's decision. */
export const stepKinds = [
  'warned',
  'uncooperative',
  'sanctioned',
  'cleared',
  'exempted',
  'undone',
  'fulfilled',
] as const
export type StepKind = (typeof stepKinds)[number]
export const decisionKinds = [
  'warned',
  'uncooperative',
  'sanctioned',
  'cleared',
  'exempted',
  'undone',
] as const
export type DecisionKind = (typeof decisionKinds)[number]

/** Why a company need not take part. */
export const exemptions = ['closed', 'no_cleaners', 'other'] as const

/** When the system proposes what, in calendar days; data of a programme that Disnaker sets. */
export const StandingRulesInput = v.object({
  /** After the invitation, without a registration: a warning; empty: never. */
  silentAfterDays: OptionalCount(1, 365),
  /** After the deadline for nominations, without what was agreed: a warning. */
  warnAfterDays: Count(0, 365),
  /** To answer a warning; after that, without an answer: not co-operative. */
  uncooperativeAfterDays: Count(1, 365),
  /** To answer that; after that, without an answer: the sanction. */
  sanctionAfterDays: Count(1, 365),
  /** Who signs the letters, and where. */
  place: optional(80),
  signerTitle: optional(120),
  signerName: optional(120),
  signerNumber: optional(40),
  /** Rises with each edit; an edit names the one it saw. */
  version: v.number('field.required'),
})
export type StandingRules = v.InferOutput<typeof StandingRulesInput>

/** What was known of a company at one moment; kept with the step that it led to. */
export const Ground = v.object({
  /** Days `yyyy-mm-dd` in Malang; instants UTC ISO 8601. */
  today: v.string(),
  deadline: v.string(),
  agreed: v.number(),
  nominated: v.number(),
  verified: v.number(),
  registered: v.boolean(),
  awaitedSince: v.optional(v.string()),
  standingSince: v.optional(v.string()),
  /** Day until which it was asked to answer. */
  answerBy: v.optional(v.string()),
  answers: v.number(),
  /** Mails to the company: how many left, arrived, came back or failed. */
  mailsSent: v.number(),
  mailsArrived: v.number(),
  mailsFailed: v.number(),
  /** Links from mails that were used to open the portal. */
  portalOpened: v.number(),
  lastOpenedAt: v.optional(v.string()),
  /** The system had proposed this step. */
  proposed: v.boolean(),
})
export type Ground = v.InferOutput<typeof Ground>

/** One recorded step. Steps are never changed or removed: undoing one is a step of its own. */
export const StandingStep = v.object({
  id: Id,
  kind: v.picklist(stepKinds),
  from: v.picklist(standings),
  to: v.picklist(standings),
  at: v.string(),
  by: v.string(),
  /** Name of the officer; none for what the system recorded in a company's favour. */
  officer: v.optional(v.string()),
  letterNo: v.optional(v.string()),
  letterDate: v.optional(v.string()),
  reason: v.string(),
  exemption: v.optional(v.picklist(exemptions)),
  /** Day until which the company is asked to answer. */
  answerBy: v.optional(v.string()),
  ground: Ground,
  /** The step that this one takes back. */
  undoes: v.optional(Id),
})
export type StandingStep = v.InferOutput<typeof StandingStep>

export const proposalKinds = ['warned', 'uncooperative', 'sanctioned'] as const
export type ProposalKind = (typeof proposalKinds)[number]
export const proposalGrounds = ['silent', 'nothing', 'short', 'no_answer', 'still_short'] as const

/** What the system proposes, and on what ground; nothing follows from it by itself. */
export const Proposal = v.object({
  kind: v.picklist(proposalKinds),
  ground: v.picklist(proposalGrounds),
  /** The day that passed. */
  since: v.string(),
  /** Days between that day and today. */
  days: v.number(),
})
export type Proposal = v.InferOutput<typeof Proposal>

/** What a company said to a step. */
export const StandingAnswer = v.object({
  id: Id,
  at: v.string(),
  text: v.string(),
  file: v.optional(v.object({ name: v.string(), type: v.string(), bytes: v.number() })),
  readAt: v.optional(v.string()),
  readBy: v.optional(v.string()),
  /** What the officer noted when it was read; the company sees it. */
  note: v.optional(v.string()),
})
export type StandingAnswer = v.InferOutput<typeof StandingAnswer>

/** One attempt to reach a company, or sign of life of it. */
export const Contact = v.object({
  at: v.string(),
  kind: v.picklist(['mail', 'opened', 'registered', 'confirmed', 'answered']),
  /** Of a mail: its kind, and how it fared. */
  notice: v.optional(v.string()),
  state: v.optional(v.string()),
  problem: v.optional(v.string()),
})
export type Contact = v.InferOutput<typeof Contact>

/** A company in the list of standings. */
export const StandingRow = v.object({
  company: Id,
  name: v.string(),
  district: v.string(),
  state: v.picklist(companyStates),
  standing: v.picklist(standings),
  awaitedSince: v.optional(v.string()),
  standingSince: v.optional(v.string()),
  answerBy: v.optional(v.string()),
  answersWaiting: v.number(),
  agreed: v.number(),
  nominated: v.number(),
  verified: v.number(),
  proposal: v.optional(Proposal),
  version: v.number(),
})
export type StandingRow = v.InferOutput<typeof StandingRow>

export const listStandings = endpoint({
  method: 'GET',
  path: '/programmes/:programme/standing',
  access: 'standing.read',
  summary: 'Companies by name with their standing and what the system proposes; a page at a time',
  query: v.object({
    standing: v.optional(v.picklist(standings)),
    proposal: v.optional(v.picklist([...proposalKinds, 'any'])),
    district: optional(80),
    /** Only those with an answer that nobody has read. */
    answered: v.optional(v.picklist(['waiting'])),
    after: Cursor,
  }),
  reply: v.object({ items: v.array(StandingRow), next: v.optional(v.string()) }),
})
export const sumStandings = endpoint({
  method: 'GET',
  path: '/programmes/:programme/standing/summary',
  access: 'standing.read',
  summary: 'How many companies stand how, are proposed for what, and wait to be read',
  reply: v.object({
    byStanding: v.record(v.string(), v.number()),
    proposals: v.record(v.string(), v.number()),
    answersWaiting: v.number(),
    districts: v.array(v.string()),
  }),
})
export const getStandingRules = endpoint({
  method: 'GET',
  path: '/programmes/:programme/standing/rules',
  access: 'standing.read',
  summary: 'After how many days the system proposes what, and who signs',
  reply: StandingRulesInput,
})
export const editStandingRules = endpoint({
  method: 'PUT',
  path: '/programmes/:programme/standing/rules',
  access: 'standing.decide',
  summary: 'Changes after how many days the system proposes what',
  body: StandingRulesInput,
  reply: StandingRulesInput,
})

const Decision = v.object({
  company: Id,
  /** The version of the company that the officer saw. */
  version: v.number('field.required'),
  letterNo: required(80),
})
/** One step for one or several companies, each with its own letter; each has its own outcome. */
export const decideStandings = endpoint({
  method: 'POST',
  path: '/programmes/:programme/standing/decisions',
  access: 'standing.decide',
  summary: 'Records a step of the standing of companies, with letter number, date and reason',
  body: v.object({
    kind: v.picklist(decisionKinds, 'standing.kind'),
    letterDate: Day,
    reason: lines(1000),
    exemption: v.optional(v.picklist(exemptions, 'standing.exemption_kind')),
    companies: v.pipe(
      v.array(Decision, 'field.required'),
      v.minLength(1, 'field.required'),
      v.maxLength(50, 'field.too_large'),
    ),
  }),
  reply: v.object({
    outcomes: v.array(
      v.object({
        company: v.string(),
        done: v.boolean(),
        code: v.optional(v.string()),
        text: v.optional(v.string()),
      }),
    ),
  }),
})
export const agreeWorkers = endpoint({
  method: 'PUT',
  path: '/programmes/:programme/companies/:company/agreed',
  access: 'standing.decide',
  summary: 'Sets how many workers a company is to nominate, as agreed with it',
  body: v.object({ workers: Count(1, 20_000), reason: lines(500), version: v.number('field.required') }),
  reply: Company,
})

/** Everything about one company's standing. */
export const StandingFile = v.object({
  row: StandingRow,
  expected: v.number(),
  listed: v.optional(v.number()),
  steps: v.array(StandingStep),
  answers: v.array(StandingAnswer),
  contacts: v.array(Contact),
  /** Steps that may be decided now. */
  open: v.array(v.picklist(decisionKinds)),
})
export type StandingFile = v.InferOutput<typeof StandingFile>
export const getStanding = endpoint({
  method: 'GET',
  path: '/programmes/:programme/companies/:company/standing',
  access: 'standing.read',
  summary: 'Facts, steps, answers and every contact tried with one company',
  reply: StandingFile,
})
