import type { NominationState } from '../contract/nomination.ts'
import type { TableNames, Write } from '../platform/db.ts'
import { absent, all, among, any, change, type Condition, equals, when } from '../platform/expressions.ts'
import { findable, findableAgain } from '../search/writes.ts'
import { sourcesOf, type StoredNomination } from './nomination.ts'

export const nominationKey = (of: { programme: string; company: string; id: string }) => ({
  pk: `P#${of.programme}#C#${of.company}`,
  sk: `nomination#${of.id}`,
})
export const stateKey = (programme: string, state: NominationState) => `P#${programme}#${state}`
export const waveKey = (programme: string, wave: string) => `P#${programme}#W#${wave}`

const waveSort = (of: { company: string; id: string }) => `${of.company}#${of.id}`
/** Whose place among those of a wave it is. */
export const seatOf = (sort: string) => {
  const [company = '', id = ''] = sort.split('#')
  return { company, id }
}

/** Attributes that put a nomination into its indexes. */
export const indexed = (of: StoredNomination) => ({
  stateKey: stateKey(of.programme, of.state),
  stateSort: `${of.submittedAt}#${of.id}`,
  ...(of.wave && { waveKey: waveKey(of.programme, of.wave), waveSort: waveSort(of) }),
  ...findable(of.programme, 'nomination', of.name),
})

/** What an update sets, with the words of a name that changes. */
export const withName = (programme: string, set: Partial<StoredNomination>): Record<string, unknown> => ({
  ...set,
  ...(set.name !== undefined && findableAgain(programme, 'nomination', set.name)),
})

export type Transition = {
  nomination: Pick<StoredNomination, 'programme' | 'company' | 'id'>
  to: NominationState
  at: string
  by: string
  set?: Partial<StoredNomination>
  remove?: (keyof StoredNomination)[]
  /** Seat in a wave: an id takes one, null gives it up, undefined leaves it. */
  wave?: string | null
  /** Narrower than the legal prior states. */
  from?: readonly NominationState[]
  and?: Condition
}

/** Moves a nomination to a state, if it stands in a legal prior one. */
export function transition(tables: TableNames, of: Transition): Write {
  const { nomination, to, at, by, wave } = of
  const prior = among('state', of.from ?? sourcesOf(to))
  return {
    Update: {
      TableName: tables.nominations,
      Key: nominationKey(nomination),
      ...change({
        set: {
          state: to,
          stateKey: stateKey(nomination.programme, to),
          ...withName(nomination.programme, of.set ?? {}),
          ...(wave && {
            wave,
            waveKey: waveKey(nomination.programme, wave),
            waveSort: waveSort(nomination),
          }),
        },
        add: { version: 1 },
        append: { history: [{ state: to, at, by }] },
        remove: [...(of.remove ?? []), ...(wave === null ? ['wave', 'waveKey', 'waveSort'] : [])],
        when: of.and ? all(prior, of.and) : prior,
      }),
    },
  }
}

export type Counts = Partial<Record<NominationState, number>>

/** Counts a company's nominations up and down by state; part of every transaction that moves one. */
export function count(
  tables: TableNames,
  company: { programme: string; id: string },
  by: Counts,
  also: { when?: Condition; set?: Record<string, unknown> } = {},
): Write {
  const add = Object.fromEntries(
    Object.entries(by)
      .filter(([, n]) => n !== 0)
      .map(([state, n]) => [`counts.${state}`, n]),
  )
  return {
    Update: {
      TableName: tables.nominations,
      Key: { pk: `P#${company.programme}#C#${company.id}`, sk: 'company' },
      ...change({ add, set: also.set, when: also.when ?? equals('id', company.id) }),
    },
  }
}

type Hold = { programme: string; nikHash: string; scheme: string; company: string; id: string }
const holdKey = (of: Pick<Hold, 'programme' | 'nikHash' | 'scheme'>) => ({
  pk: personKey(of),
  sk: `scheme#${of.scheme}`,
})

/** Holds a person for one nomination in a scheme; refused while another nomination holds her. */
export const hold = (tables: TableNames, of: Hold): Write => ({
  Put: {
    TableName: tables.nominations,
    Item: { ...holdKey(of), v: 1, company: of.company, nomination: of.id },
    ...when(any(absent(), equals('nomination', of.id))),
  },
})

/** Checks, as part of a transaction, that a person is held by a nomination. */
export const stillHeld = (tables: TableNames, of: Hold): Write => ({
  ConditionCheck: {
    TableName: tables.nominations,
    Key: holdKey(of),
    ...when(equals('nomination', of.id)),
  },
})

/** Passes the hold on a person from one nomination to another; undefined: nobody held her. */
export const passHold = (tables: TableNames, from: Hold | undefined, to: Hold): Write => ({
  Put: {
    TableName: tables.nominations,
    Item: { ...holdKey(to), v: 1, company: to.company, nomination: to.id },
    ...when(from ? equals('nomination', from.id) : absent()),
  },
})

/** The partition of all that hold or claim a person. */
export const personKey = ({ programme, nikHash }: { programme: string; nikHash: string }) =>
  `P#${programme}#NIK#${nikHash}`

const claimKey = (of: Omit<Hold, 'id'>) => ({
  pk: personKey(of),
  sk: `claim#${of.scheme}#${of.company}`,
})

/** Marks that a company also claims a person whom another holds: once per company. */
export const claim = (tables: TableNames, of: Hold): Write => ({
  Put: {
    TableName: tables.nominations,
    Item: { ...claimKey(of), v: 1, company: of.company, nomination: of.id },
    ...when(absent()),
  },
})

/** Takes the mark away: the claim was decided. */
export const unclaim = (tables: TableNames, of: Omit<Hold, 'id'>): Write => ({
  Delete: { TableName: tables.nominations, Key: claimKey(of) },
})

/** Gives a person free again when her nomination ends: the hold, or the claim on her. */
export const letGo = (tables: TableNames, of: Hold & { contested?: boolean | undefined }): Write =>
  of.contested
    ? unclaim(tables, of)
    : {
        Delete: {
          TableName: tables.nominations,
          Key: holdKey(of),
          ...when(any(absent(), equals('nomination', of.id))),
        },
      }
