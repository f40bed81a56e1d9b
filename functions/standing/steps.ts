import * as v from 'valibot'
import type { StoredCompany } from '../companies/company.ts'
import { companyKey } from '../companies/repository.ts'
import { StandingAnswer, StandingStep } from '../contract/standing.ts'
import { dayIn } from '../platform/jakarta.ts'
import { stored } from '../platform/stored.ts'
import type { ProposalFacts } from './proposal.ts'
import { standpoint } from './standpoint.ts'

/** A step as it is kept. */
export const StoredStep = v.object({
  ...StandingStep.entries,
  programme: v.string(),
  company: v.string(),
  /** The step that stood before this one. */
  previous: v.optional(v.string()),
})
export type StoredStep = v.InferOutput<typeof StoredStep>
export const steps = stored(StoredStep)

export const StoredAnswer = v.object({
  ...StandingAnswer.entries,
  programme: v.string(),
  company: v.string(),
  /** Where the file lies. */
  fileKey: v.optional(v.string()),
})
export type StoredAnswer = v.InferOutput<typeof StoredAnswer>
export const answers = stored(StoredAnswer)

export const stepKey = (of: { programme: string; company: string; id: string }) => ({
  pk: companyKey(of.programme, of.company).pk,
  sk: `standing#${of.id}`,
})
export const answerKey = (of: { programme: string; company: string; id: string }) => ({
  pk: companyKey(of.programme, of.company).pk,
  sk: `answer#${of.id}`,
})
/** A letter's number is used once in a programme. */
export const letterKey = (programme: string, letterNo: string) => ({
  pk: `P#${programme}#LETTER#${letterNo.toLowerCase().replace(/\s+/g, '')}`,
  sk: 'guard',
})

/** A step without what only the tables need. */
export const shownStep = ({ programme: _, company: __, previous: ___, ...step }: StoredStep): StandingStep =>
  step

const onDay = (at: string | undefined) => (at ? dayIn(new Date(at)) : undefined)

/** A company as proposals see it. */
export const proposalFacts = (company: StoredCompany): ProposalFacts => ({
  ...standpoint(company),
  invited: company.invited,
  awaitedOn: onDay(company.awaitedSince ?? company.registeredAt),
  answerBy: company.answerBy,
  answerReadOn: onDay(company.answerReadAt),
})

/** Workers that the LSP has found in order, whatever became of them since. */
export const verifiedOf = (counts: Record<string, number>) =>
  Object.entries(counts).reduce((sum, [state, n]) => (unverified.has(state) ? sum : sum + n), 0)
const unverified = new Set(['submitted', 'returned', 'refused', 'withdrawn', 'replaced'])

/** An answer without where its file lies. */
export const shownAnswer = ({
  programme: _,
  company: __,
  fileKey: ___,
  ...answer
}: StoredAnswer): StandingAnswer => answer
