import type { AuditAction } from '../contract/audit.ts'
import * as v from 'valibot'
import { record } from '../audit/record.ts'
import { DataRequest, type DataRequestKind, JobSeeker } from '../contract/worker-page.ts'
import type { Deps } from '../deps.ts'
import type { StoredNomination } from '../nominations/nomination.ts'
import { type Actor, signatureOf, type StaffActor } from '../platform/actor.ts'
import { Cancelled, type Key, type Write } from '../platform/db.ts'
import { AppError } from '../platform/errors.ts'
import { absent, all, any, change, equals, exists, startsWith, when, where } from '../platform/expressions.ts'
import { stored } from '../platform/stored.ts'
import { answerHours } from './worker.ts'

/** What is read of her when the desk looks stands with her nomination and certificate, not here. */
const Open = v.object({
  programme: v.string(),
  company: v.string(),
  nomination: v.string(),
  certificate: v.string(),
  scheme: v.string(),
  district: v.string(),
  since: v.string(),
})
export type Open = v.InferOutput<typeof Open>
const open = stored(Open)
const StoredRequest = v.object({ ...DataRequest.entries, programme: v.string() })
export type StoredRequest = v.InferOutput<typeof StoredRequest>
const requests = stored(StoredRequest)

const openKey = (programme: string, nomination: string): Key => ({
  pk: `P#${programme}#open-to-work`,
  sk: `person#${nomination}`,
})
const requestKey = (programme: string, id: string): Key => ({
  pk: `P#${programme}#data-requests`,
  sk: `request#${id}`,
})
const idOf = (nomination: string, kind: DataRequestKind) => `${nomination}-${kind}`

/** What workers themselves say: that they look for work, and what they ask about their data. */
export function workerRepository({ db, cursors, now, newId }: Deps) {
  const TableName = db.tables.waves

  const audit = (
    actor: Actor,
    programme: string,
    what: AuditAction,
    subject: object,
    rest: object = {},
  ): Write =>
    record(db.tables, actor, now(), newId(), {
      programme,
      what,
      subject: { kind: 'nomination', ...subject },
      ...rest,
    })

  return {
    async findOpen(programme: string, nomination: string): Promise<Open | undefined> {
      const item = await db.get({ TableName, Key: openKey(programme, nomination), ConsistentRead: true })
      return item && open.read(item)
    },
    /** She is shown to the desk from now on, until she takes it back. */
    async offer(of: StoredNomination, certificate: string, district: string, actor: Actor): Promise<void> {
      const item: Open = {
        programme: of.programme,
        company: of.company,
        nomination: of.id,
        certificate,
        scheme: of.scheme,
        district,
        since: now().toISOString(),
      }
      await db.transact([
        { Put: { TableName, Item: { ...openKey(of.programme, of.id), ...open.stamp, ...item } } },
        audit(actor, of.programme, 'worker.open_to_work', { id: of.id }),
      ])
    },
    /** Nobody is shown her any more; repeated, it changes nothing. */
    async takeBack({ programme, id }: StoredNomination, actor: Actor): Promise<void> {
      try {
        await db.transact([
          { Delete: { TableName, Key: openKey(programme, id), ...when(exists()) } },
          audit(actor, programme, 'worker.taken_back', { id }),
        ])
      } catch (error) {
        if (!(error instanceof Cancelled) || !error.failed.includes(0)) throw error
      }
    },
    /** A page of who is open to work, those who said so last first. */
    async listOpen(
      programme: string,
      filter: { scheme?: string | undefined; district?: string | undefined },
      after?: string,
    ) {
      const scope = `open ${programme} ${filter.scheme ?? ''} ${filter.district ?? ''}`
      const wished = Object.entries(filter).filter(([, value]) => value !== undefined)
      const page = await db.query({
        TableName,
        ...where(
          all(equals('pk', openKey(programme, '').pk), startsWith('sk', 'person#')),
          wished.length > 0 ? all(...wished.map(([name, value]) => equals(name, value))) : undefined,
        ),
        ScanIndexForward: false,
        Limit: 50,
        ExclusiveStartKey: cursors.decode(scope, after),
      })
      return { items: page.items.map(open.read), next: cursors.encode(scope, page.next) }
    },
    /** Every look at people who look for work is on record, with whom it showed. */
    async recordLook(programme: string, ids: string[], filter: object, actor: StaffActor): Promise<void> {
      await db.transact([audit(actor, programme, 'placement.looked', { ids }, { after: { ...filter } })])
    },

    /** Puts a request on the officers' list; throws `conflict` while one of its kind is open. */
    async ask(of: StoredNomination, kind: DataRequestKind, text: string, actor: Actor): Promise<void> {
      const at = now()
      const request: StoredRequest = {
        programme: of.programme,
        id: idOf(of.id, kind),
        nomination: of.id,
        company: of.company,
        companyName: of.companyName,
        name: of.name,
        kind,
        text,
        at: at.toISOString(),
        dueAt: new Date(at.getTime() + answerHours * 3_600_000).toISOString(),
      }
      try {
        await db.transact([
          {
            Put: {
              TableName,
              Item: { ...requestKey(of.programme, request.id), ...requests.stamp, ...request },
              ...when(any(absent(), exists('answeredAt'))),
            },
          },
          audit(actor, of.programme, 'worker.data_requested', { id: of.id }, { after: { kind } }),
        ])
      } catch (error) {
        if (!(error instanceof Cancelled) || !error.failed.includes(0)) throw error
        throw new AppError('conflict', 'worker.asked_already', 'A request of this kind is open')
      }
    },
    async requestsOf(programme: string, nomination: string): Promise<StoredRequest[]> {
      const keys = (['correct', 'erase'] as const).map((kind) =>
        requestKey(programme, idOf(nomination, kind)),
      )
      return (await db.batchGet(TableName, keys, true)).map(requests.read)
    },
    /** Open ones first, as they fall due, then those that were answered, newest first. */
    async listRequests(programme: string): Promise<StoredRequest[]> {
      const items = await db.queryAll({
        TableName,
        ...where(all(equals('pk', requestKey(programme, '').pk), startsWith('sk', 'request#'))),
      })
      const found = items.map(requests.read)
      const waiting = found.filter(({ answeredAt }) => !answeredAt)
      const answered = found.filter(({ answeredAt }) => answeredAt)
      return [
        ...waiting.sort((a, b) => a.dueAt.localeCompare(b.dueAt)),
        ...answered.sort((a, b) => b.answeredAt!.localeCompare(a.answeredAt!)),
      ]
    },
    /** Records what was done about a request; once. */
    async answer(programme: string, id: string, answer: string, actor: StaffActor): Promise<StoredRequest> {
      const Key = requestKey(programme, id)
      const item = await db.get({ TableName, Key, ConsistentRead: true })
      if (!item) throw new AppError('not_found', 'worker.no_request', 'No such request')
      const before = requests.read(item)
      const set = { answer, answeredAt: now().toISOString(), answeredBy: signatureOf(actor) }
      try {
        await db.transact([
          {
            Update: {
              TableName,
              Key,
              ...change({ set, when: all(equals('at', before.at), absent('answeredAt')) }),
            },
          },
          audit(actor, programme, 'worker.data_answered', { id: before.nomination }, { reason: answer }),
        ])
      } catch (error) {
        if (!(error instanceof Cancelled) || !error.failed.includes(0)) throw error
        throw new AppError('conflict', 'worker.answered', 'It was answered already')
      }
      return { ...before, ...set }
    },
    seeker: (of: object): JobSeeker => v.parse(JobSeeker, of),
    request: (of: StoredRequest): DataRequest => v.parse(DataRequest, of),
  }
}
