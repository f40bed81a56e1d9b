import * as v from 'valibot'
import { standings } from './company.ts'
import { endpoint } from './endpoint.ts'
import { noticeStates } from './notice.ts'

/** Ages that the lists are counted by, in days. */
export const ages = [7, 14, 30] as const
/** The most that one list looks at; beyond it there are more, and older ones come first. */
export const mostLooked = 500

/** How many are older than each of `ages`, in their order. */
const Older = v.array(v.number())

/** What waits longest at the three places where the way stalls. */
export const Ageing = v.object({
  unplaced: v.object({
    /** Among the first `mostLooked` by their nomination; `more`: there are others. */
    looked: v.number(),
    more: v.boolean(),
    older: Older,
    oldest: v.array(
      v.object({
        company: v.string(),
        companyName: v.string(),
        nomination: v.string(),
        name: v.string(),
        scheme: v.string(),
        since: v.string(),
        days: v.number(),
      }),
    ),
  }),
  awaited: v.object({
    total: v.number(),
    older: Older,
    oldest: v.array(
      v.object({
        company: v.string(),
        name: v.string(),
        district: v.string(),
        standing: v.picklist(standings),
        missing: v.number(),
        since: v.string(),
        days: v.number(),
      }),
    ),
  }),
  mails: v.object({
    byState: v.record(v.string(), v.number()),
    newest: v.array(
      v.object({
        id: v.string(),
        kind: v.string(),
        to: v.string(),
        state: v.picklist(noticeStates),
        since: v.string(),
        days: v.number(),
      }),
    ),
  }),
})
export type Ageing = v.InferOutput<typeof Ageing>

export const getAgeing = endpoint({
  method: 'GET',
  path: '/programmes/:programme/overview/ageing',
  access: 'nomination.read',
  summary: 'Verified workers without a seat, awaited companies and mails in trouble, by how long they wait',
  reply: Ageing,
})
