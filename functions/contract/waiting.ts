import * as v from 'valibot'
import { endpoint } from './endpoint.ts'
import { Claim } from './wave.ts'

const base = '/programmes/:programme'
const Person = {
  nomination: v.string(),
  company: v.string(),
  companyName: v.string(),
  name: v.string(),
}

/** One who waits for a seat, and the claim of her company that she stands for. */
export const Waiting = v.object({ ...Person, submittedAt: v.string(), claim: Claim })
export type Waiting = v.InferOutput<typeof Waiting>
export const waitingList = endpoint({
  method: 'GET',
  path: `${base}/schemes/:scheme/waiting`,
  access: 'plan.read',
  summary: 'Who waits in a scheme, in the order in which seats are given: the least claim first',
  reply: v.array(Waiting),
})

/** A wave with seats that were given back, and whom the planner picks for them: at most as many. */
export const Freed = v.object({
  wave: v.string(),
  date: v.string(),
  scheme: v.string(),
  seats: v.number(),
  next: v.array(v.object(Person)),
})
export type Freed = v.InferOutput<typeof Freed>
export const freedSeats = endpoint({
  method: 'GET',
  path: `${base}/freed-seats`,
  access: 'plan.read',
  summary: 'Seats of coming waves that were given back, and who would get them now; nothing is changed',
  reply: v.array(Freed),
})
export const offerSeats = endpoint({
  method: 'POST',
  path: `${base}/freed-seats/offer`,
  access: 'plan.edit',
  summary: 'Gives the freed seats to those whom the planner picks; they and their companies are told',
  reply: v.object({ seated: v.number() }),
})
