import * as ageing from './ageing.ts'
import * as answer from './answer.ts'
import * as audit from './audit.ts'
import * as bnsp from './bnsp.ts'
import * as certificate from './certificate.ts'
import * as certificatePrint from './certificate-print.ts'
import * as company from './company.ts'
import * as contact from './contact.ts'
import * as draft from './draft.ts'
import type { Endpoint } from './endpoint.ts'
import * as exam from './exam.ts'
import * as lists from './lists.ts'
import * as nomination from './nomination.ts'
import * as notice from './notice.ts'
import * as permit from './permit.ts'
import * as permitKey from './permit-key.ts'
import * as portal from './portal.ts'
import * as programme from './programme.ts'
import * as progress from './progress.ts'
import * as quota from './quota.ts'
import * as search from './search.ts'
import * as session from './session.ts'
import * as standing from './standing.ts'
import * as system from './system.ts'
import * as upload from './upload.ts'
import * as waiting from './waiting.ts'
import * as wave from './wave.ts'
import * as workerPage from './worker-page.ts'

/** Every operation of the API. The document, the client's types and the walk of the roles are made of it. */
export const modules = {
  system,
  session,
  programme,
  company,
  bnsp,
  certificate,
  certificatePrint,
  contact,
  nomination,
  portal,
  draft,
  upload,
  quota,
  wave,
  waiting,
  notice,
  progress,
  exam,
  search,
  standing,
  permit,
  permitKey,
  audit,
  workerPage,
  answer,
  ageing,
  lists,
}

type Exports = (typeof modules)[keyof typeof modules]
type OperationsOf<M> = M extends unknown
  ? { [Name in keyof M as M[Name] extends Endpoint ? Name : never]: M[Name] }
  : never
type Merge<U> = (U extends unknown ? (one: U) => void : never) extends (all: infer All) => void ? All : never

/** By name. */
export type Operations = Merge<OperationsOf<Exports>>

/** By `METHOD /path`, as the client calls them. */
export type Routes = {
  [
    Name in keyof Operations as Operations[Name] extends Endpoint
      ? `${Operations[Name]['method']} ${Operations[Name]['path']}`
      : never
  ]: Operations[Name] extends Endpoint ? Operations[Name] : never
}

const isEndpoint = (exported: unknown): exported is Endpoint =>
  typeof exported === 'object' && exported !== null && 'method' in exported && 'access' in exported

/** Name, tag and definition of every operation. */
export const operations: { name: string; tag: string; endpoint: Endpoint }[] = Object.entries(
  modules,
).flatMap(([tag, exported]) =>
  Object.entries(exported).flatMap(([name, value]) =>
    isEndpoint(value) ? [{ name, tag, endpoint: value }] : [],
  ),
)
