import * as v from 'valibot'
import type { Db, TableNames, Write } from '../platform/db.ts'
import { change, equals, where } from '../platform/expressions.ts'
import { stored } from '../platform/stored.ts'

const Common = { programme: v.string(), wave: v.string(), sequence: v.number(), requestId: v.string() }

/** What a change of a wave or venue leaves to do when it touches more than one transaction holds. */
export const Task = v.variant('kind', [
  v.object({ kind: v.literal('tell'), ...Common }),
  v.object({ kind: v.literal('cancel'), ...Common, reason: v.string() }),
  v.object({
    kind: v.literal('venue'),
    programme: v.string(),
    venue: v.string(),
    edition: v.number(),
    requestId: v.string(),
  }),
])
export type Task = v.InferOutput<typeof Task>
const tasks = stored(Task)

const partition = (programme: string) => `P#${programme}#tasks`
const keyOf = (task: Task) => ({
  pk: partition(task.programme),
  sk: `${task.kind}#${subjectOf(task)}#${task.kind === 'venue' ? task.edition : task.sequence}`,
})
const subjectOf = (task: Task) => (task.kind === 'venue' ? task.venue : task.wave)

/**
 * The write that leaves a task; part of the change's own transaction, so that a crash forgets nothing. An
 * update, since the job may leave tasks too and needs no leave to put.
 */
export const addTask = (tables: TableNames, task: Task): Write => ({
  Update: { TableName: tables.waves, Key: keyOf(task), ...change({ set: { ...tasks.stamp, ...task } }) },
})

/** Tasks left in a programme, of one wave or venue or of all. */
export async function listTasks(db: Db, programme: string, subject?: string): Promise<Task[]> {
  const items = await db.queryAll({
    TableName: db.tables.waves,
    ...where(equals('pk', partition(programme))),
    ConsistentRead: true,
  })
  return items.map(tasks.read).filter((task) => !subject || subjectOf(task) === subject)
}

export const endTask = (db: Db, task: Task) => db.remove({ TableName: db.tables.waves, Key: keyOf(task) })
