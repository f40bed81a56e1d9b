import { schemeNamed } from '../../../../functions/contract/roster/scheme.ts'
import { ApiProblem, call } from '../../api.ts'
import type { Portal } from '../../portal/gate.tsx'
import type { RowFault, ShownRow } from './messages.ts'
import type { Told } from './open-draft.ts'
import type { Reader } from './reader.ts'

/** As many as one transaction of the API takes; the same as its own limit. */
const batch = 25

type Sending = {
  ask: Reader['ask']
  rows: readonly ShownRow[]
  ready: readonly number[]
  confirmed: readonly number[]
  scheme: string
  schemes: Portal['programme']['schemes']
  /** Called after each batch with what happened to each row. */
  onTold: (told: Record<number, Told>) => void
}

/** Sends rows batch by batch; throws the ApiProblem that stopped it. Sending the same again changes nothing. */
export async function sendRoster({ ask, ready, confirmed, scheme, schemes, onTold }: Sending) {
  for (let from = 0; from < ready.length; from += batch) {
    const at = ready.slice(from, from + batch)
    const people = await ask('people', { at })
    const nominations = people.map((person, index) => ({
      ...person,
      scheme: schemeNamed(person.scheme, schemes) ?? scheme,
      confirmed: confirmed.includes(at[index] ?? -1) ? ['sex', 'birthDate'] : [],
    }))
    const { outcomes } = await patiently(() => call('POST /portal/nominations', { body: { nominations } }))
    onTold(
      Object.fromEntries(
        outcomes.map(({ at: index, outcome, errors }) => [
          at[index] ?? -1,
          { outcome, ...(errors && { errors: errors as RowFault[] }) },
        ]),
      ),
    )
  }
}

/** A short break of the connection is waited out; the last failure is thrown. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (const pause of [400, 1500]) {
    try {
      return await work()
    } catch (error) {
      const passing = error instanceof ApiProblem && [0, 429, 502, 503, 504].includes(error.problem.status)
      if (!passing) throw error
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
  return work()
}
