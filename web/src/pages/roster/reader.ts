import type { Job, Jobs, Response } from './messages.ts'

/** A roster that cannot be read; the message says why, in the reader's language. */
export class Unreadable extends Error {}

/** The reader could not finish what it was asked, through no fault of the roster. */
export class Stopped extends Error {}

/** The reader of rosters at work in a thread of its own, so that the page never waits. */
export function startReader() {
  const worker = new Worker(new URL('./roster.worker.ts', import.meta.url), { type: 'module' })
  const waiting = new Map<number, { resolve: (answer: never) => void; reject: (why: Error) => void }>()
  let last = 0
  worker.addEventListener('message', ({ data }: MessageEvent<Response>) => {
    const waiter = waiting.get(data.id)
    waiting.delete(data.id)
    if ('refused' in data) waiter?.reject(new Unreadable(data.refused))
    else if ('stopped' in data) waiter?.reject(new Stopped(data.stopped))
    else waiter?.resolve(data.answer as never)
  })
  worker.addEventListener('error', () => {
    for (const { reject } of waiting.values()) reject(new Stopped('the worker failed'))
    waiting.clear()
  })
  return {
    ask: <J extends Job>(job: J, given: Jobs[J]['given']) =>
      new Promise<Jobs[J]['answer']>((resolve, reject) => {
        const id = ++last
        waiting.set(id, { resolve, reject })
        worker.postMessage({ id, job, given })
      }),
    stop: () => worker.terminate(),
  }
}
export type Reader = ReturnType<typeof startReader>
