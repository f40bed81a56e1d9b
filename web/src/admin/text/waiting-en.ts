import type { waitingId } from './waiting-id.ts'

/** What the page of the waiting list says in English. */
export const waitingEn: typeof waitingId = {
  title: 'Waiting list',
  freed: 'Seats that were given back',
  freedNone: 'No seats were given back.',
  automatic: 'This programme gives them to whoever is next by itself, within a minute.',
  byHand: 'This programme does not give them by itself. Check who is next, then give the seats.',
  seats: 'Seats',
  next: 'Next',
  nobody: 'Nobody whom date and limits allow',
  offer: (n) => `Give to the next ${n}…`,
  offerAsk: (n) => `Give seats to ${n} people?`,
  offerWhat: 'Whoever is next at this moment gets a seat. They and their companies are told by mail at once.',
  offerDo: 'Give the seats',
  offered: (n) => `${n} got a seat.`,
  list: 'Who waits for a seat',
  listHint:
    'The order in which seats are given where dates and limits allow: the company with the least number first, (2 × its seats + 1) ÷ the people it nominated; within a company, who was nominated first.',
  listNone: 'Nobody waits in this scheme.',
  since: 'Nominated',
  claim: 'Order number',
}
