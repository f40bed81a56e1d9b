/** The tables, once: the deployment declares them, the local engine and the tests create them. */
export type TableShape = {
  fields: Record<string, 'string' | 'number'>
  primaryIndex: { hashKey: string; rangeKey: string }
  globalIndexes?: Record<
    string,
    { hashKey: string; rangeKey: string; projection?: 'all' | 'keys-only' | string[] }
  >
  ttl?: string
}

const key = { pk: 'string', sk: 'string' } as const
const primaryIndex = { hashKey: 'pk', rangeKey: 'sk' }

export const tables = {
  /** Companies, nominations, uniqueness guards, roster drafts. */
  nominations: {
    fields: {
      ...key,
      listKey: 'string',
      listSort: 'string',
      stateKey: 'string',
      stateSort: 'string',
      waveKey: 'string',
      waveSort: 'string',
      nikHash: 'string',
      word1Key: 'string',
      word1Sort: 'string',
      word2Key: 'string',
      word2Sort: 'string',
      word3Key: 'string',
      word3Sort: 'string',
      word4Key: 'string',
      word4Sort: 'string',
    },
    primaryIndex,
    globalIndexes: {
      /** Companies of a programme by name. */
      companies: { hashKey: 'listKey', rangeKey: 'listSort' },
      /** Nominations of a programme by state, oldest first. */
      byState: { hashKey: 'stateKey', rangeKey: 'stateSort' },
      /** Nominations of a wave by company; sparse, and untouched by what happens to them in it. */
      byWave: { hashKey: 'waveKey', rangeKey: 'waveSort', projection: 'keys-only' },
      /** Every nomination of a person, by the keyed hash of the NIK. */
      byPerson: { hashKey: 'nikHash', rangeKey: 'sk', projection: 'keys-only' },
      /** Companies and nominations by the words of their names; sparse, and untouched by changes of state. */
      byWord1: { hashKey: 'word1Key', rangeKey: 'word1Sort', projection: ['name'] },
      byWord2: { hashKey: 'word2Key', rangeKey: 'word2Sort', projection: ['name'] },
      byWord3: { hashKey: 'word3Key', rangeKey: 'word3Sort', projection: ['name'] },
      byWord4: { hashKey: 'word4Key', rangeKey: 'word4Sort', projection: ['name'] },
    },
    ttl: 'ttl',
  },
  /** Programmes, quota ledger, venues, assessors, waves with their counters, plans. */
  waves: { fields: key, primaryIndex },
  /** Notices: owed, claimed, sent, delivered, bounced. */
  mail: {
    fields: {
      ...key,
      dueKey: 'string',
      dueSort: 'string',
      listKey: 'string',
      listSort: 'string',
      companyKey: 'string',
      companySort: 'string',
    },
    primaryIndex,
    globalIndexes: {
      /** What is owed or claimed, by the time it fell due; sparse, in shards. */
      due: { hashKey: 'dueKey', rangeKey: 'dueSort', projection: 'keys-only' },
      /** All notices of a programme, by time; the state, to be filtered and counted by. */
      byProgramme: { hashKey: 'listKey', rangeKey: 'listSort', projection: ['state'] },
      /** The notices of one company, by time. */
      byCompany: { hashKey: 'companyKey', rangeKey: 'companySort', projection: 'keys-only' },
    },
  },
  /** Who did what to whom; append only. */
  audit: { fields: key, primaryIndex },
  /** Staff and portal sessions, sign-in transactions, links by e-mail. */
  sessions: {
    fields: { ...key, subjectKey: 'string', subjectSort: 'string' },
    primaryIndex,
    globalIndexes: { bySubject: { hashKey: 'subjectKey', rangeKey: 'subjectSort', projection: 'keys-only' } },
    ttl: 'ttl',
  },
} as const satisfies Record<string, TableShape>

export type TableName = keyof typeof tables
