import { companyKey, companyRepository } from '../companies/repository.ts'
import { companyWrites } from '../companies/writes.ts'
import { mostWaiting } from '../contract/answer.ts'
import type { Deps } from '../deps.ts'
import { type Actor, signatureOf } from '../platform/actor.ts'
import { Cancelled } from '../platform/db.ts'
import { AppError } from '../platform/errors.ts'
import { absent, all, any, atLeast, atMost, change, exists, when } from '../platform/expressions.ts'
import type { FileKey } from '../platform/files.ts'
import { mayAnswer } from './standing.ts'
import { answerKey, answers, type StoredAnswer } from './steps.ts'

type Sent = {
  id: string
  text: string
  file?: { name: string; type: string; bytes: Uint8Array } | undefined
}

/** Where the file of an answer lies: its key names no person. */
export const answerFileKey = (programme: string, company: string, id: string): FileKey =>
  `answers/${programme}/${company}/${id}`

/** What companies say to the steps of their standing, and that an officer has read it. */
export function createAnswers(deps: Deps) {
  const { db, now } = deps
  const TableName = db.tables.nominations
  const companies = companyRepository(deps)
  const { audit } = companyWrites(deps)

  const find = async (programme: string, company: string, id: string) => {
    const item = await db.get({
      TableName,
      Key: answerKey({ programme, company, id }),
      ConsistentRead: true,
    })
    return item && answers.read(item)
  }
  const get = async (programme: string, company: string, id: string): Promise<StoredAnswer> => {
    const found = await find(programme, company, id)
    if (!found) throw new AppError('not_found', 'answer.unknown', 'No such answer')
    return found
  }

  return {
    get,

    /**
     * Keeps an answer: from then on no step against the company can be taken until it was read. The same id again
     * gives what is kept.
     */
    async send(programme: string, company: string, { id, text, file }: Sent, actor: Actor) {
      const kept = await find(programme, company, id)
      if (kept) return kept
      const { standing } = await companies.get(programme, company)
      mayAnswer(standing)
      // The bytes first: an answer never names a file that is not there. One without an answer is forgotten.
      if (file) await deps.files.put(answerFileKey(programme, company, id), file.bytes, { type: file.type })
      const answer: StoredAnswer = {
        id,
        programme,
        company,
        at: now().toISOString(),
        text,
        ...(file && {
          file: { name: file.name, type: file.type, bytes: file.bytes.length },
          fileKey: answerFileKey(programme, company, id),
        }),
      }
      try {
        await db.transact([
          {
            Update: {
              TableName,
              Key: companyKey(programme, company),
              ...change({
                add: { answersWaiting: 1, version: 1 },
                when: all(exists(), any(absent('answersWaiting'), atMost('answersWaiting', mostWaiting - 1))),
              }),
            },
          },
          {
            Put: {
              TableName,
              Item: { ...answer, ...answers.stamp, ...answerKey({ programme, company, id }) },
              ...when(absent()),
            },
          },
          audit(
            actor,
            'standing.answered',
            { programme, id: company },
            {
              after: {
                answer: id,
                letters: text.length,
                ...(file && { file: file.type, bytes: file.bytes.length }),
              },
            },
          ),
        ])
      } catch (error) {
        if (!(error instanceof Cancelled)) throw error
        if (error.failed.includes(1)) return get(programme, company, id)
        throw new AppError('conflict', 'answer.too_many', 'Earlier answers wait to be read', [], {
          most: mostWaiting,
        })
      }
      return answer
    },

    /** Marks an answer as read, once; throws `conflict` when another officer was faster. */
    async read(programme: string, company: string, id: string, note: string | undefined, actor: Actor) {
      const answer = await get(programme, company, id)
      const at = now().toISOString()
      const by = actor.kind === 'staff' ? actor.name : signatureOf(actor)
      try {
        await db.transact([
          {
            Update: {
              TableName,
              Key: answerKey(answer),
              ...change({ set: { readAt: at, readBy: by, note }, when: all(exists(), absent('readAt')) }),
            },
          },
          {
            Update: {
              TableName,
              Key: companyKey(programme, company),
              ...change({
                set: { answerReadAt: at },
                add: { answersWaiting: -1, version: 1 },
                when: atLeast('answersWaiting', 1),
              }),
            },
          },
          audit(
            actor,
            'standing.answer_read',
            { programme, id: company },
            {
              after: { answer: id },
              ...(note && { reason: note }),
            },
          ),
        ])
      } catch (error) {
        if (error instanceof Cancelled && error.failed.length > 0)
          throw new AppError('conflict', 'answer.read', 'It has been read already')
        throw error
      }
      return get(programme, company, id)
    },
  }
}
