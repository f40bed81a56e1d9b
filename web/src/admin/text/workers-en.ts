import type { workersId } from './workers-id.ts'

/** What the pages about workers' own wishes say in English. */
export const workersEn: typeof workersId = {
  placement: 'Job placement',
  placementLead: 'Certificate holders who are open to work. Each time this list is opened, that is recorded.',
  seekers: (n, more) => (more ? `${n} people, there are more` : `${n} people`),
  noSeekers: 'Nobody is open to work yet.',
  name: 'Name',
  district: 'District',
  certificate: 'Certificate',
  until: (day) => `valid until ${day}`,
  contact: 'Contact',
  since: 'Since',
  requests: 'Data requests',
  requestsLead:
    'What workers ask about their data. Answer within 3 × 24 hours: change the data first, then record it here.',
  noRequests: 'No requests yet.',
  kind: { correct: 'Correct data', erase: 'Erase data' },
  what: 'Request',
  due: 'Answer by',
  late: 'Late',
  answered: (day) => `Answered ${day}`,
  answer: 'Answer',
  answerFor: (name) => `Answer the request of ${name}`,
  answerWhat: 'Write what was done. The worker reads it on her page.',
  answerDone: (name) => `The request of ${name} is answered.`,
}
