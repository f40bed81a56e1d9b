import * as v from 'valibot'
import { CertificateState } from './certificate.ts'
import { companyStates, standings } from './company.ts'
import { endpoint } from './endpoint.ts'
import { Id, required } from './fields.ts'
import { nominationStates } from './nomination.ts'

const base = '/programmes/:programme'

export const FoundCompany = v.object({
  id: v.string(),
  name: v.string(),
  district: v.string(),
  state: v.picklist(companyStates),
  standing: v.picklist(standings),
})
export const FoundNomination = v.object({
  id: v.string(),
  company: v.string(),
  companyName: v.string(),
  name: v.string(),
  /** Masked. */
  nik: v.string(),
  scheme: v.string(),
  state: v.picklist(nominationStates),
  wave: v.optional(v.string()),
})
export const FoundCertificate = v.object({
  id: v.string(),
  nomination: v.string(),
  company: v.string(),
  name: v.string(),
  certificateNo: v.string(),
  scheme: v.string(),
  state: CertificateState,
})
export const Found = v.object({
  companies: v.array(FoundCompany),
  nominations: v.array(FoundNomination),
  certificates: v.array(FoundCertificate),
})
export type Found = v.InferOutput<typeof Found>

/** The most of each kind. */
export const mostFound = 10

/** What is typed may be a NIK, so it travels in the body and stands in no address. */
export const search = endpoint({
  method: 'POST',
  path: `${base}/search`,
  access: 'search.use',
  summary:
    'Companies and workers by words of a name, a whole NIK, NIB or NPWP; certificates by a whole number; at most 10 of each',
  body: v.object({ text: required(100) }),
  reply: Found,
})

/** Lists whose filters an officer may keep. */
export const filteredPages = ['perusahaan', 'nominasi', 'surel', 'audit'] as const
export const SavedFilter = v.object({
  id: Id,
  name: v.string(),
  page: v.picklist(filteredPages),
  /** The address's query, without its question mark. */
  query: v.string(),
})
export type SavedFilter = v.InferOutput<typeof SavedFilter>

/** The most that one officer keeps in a programme. */
export const mostFilters = 30

export const listFilters = endpoint({
  method: 'GET',
  path: `${base}/filters`,
  access: 'search.use',
  summary: 'Own saved filters',
  reply: v.array(SavedFilter),
})
export const saveFilter = endpoint({
  method: 'POST',
  path: `${base}/filters`,
  access: 'search.use',
  summary: 'Keeps a filter under a name; the same name on the same page replaces it',
  body: v.object({
    name: required(60),
    page: v.picklist(filteredPages, 'filter.page'),
    query: v.pipe(
      required(500),
      v.regex(/^[\w.~%+-]+=[\w.~%+-]*(&[\w.~%+-]+=[\w.~%+-]*)*$/, 'filter.query'),
      // Identity numbers stand in no address, kept ones included.
      v.check((query) => !/\d{16}/.test(query), 'filter.query'),
    ),
  }),
  reply: SavedFilter,
  status: 201,
})
export const dropFilter = endpoint({
  method: 'DELETE',
  path: `${base}/filters/:filter`,
  access: 'search.use',
  summary: 'Forgets an own saved filter',
})
