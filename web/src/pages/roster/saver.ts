import type { Draft, DraftRow } from '../../../../functions/contract/draft.ts'
import { chunkRows, chunksAtOnce, mostChunks } from '../../../../functions/contract/draft.ts'
import { ApiProblem, type Body, call } from '../../api.ts'

/** How the copy on the server stands. */
export type Saving =
  | { is: 'saving' }
  | { is: 'saved'; at: string }
  /** No connection: everything stays in this tab, and is saved as soon as there is one. */
  | { is: 'offline' }
  /** Somebody else saved since: nothing more is saved until the clerk has chosen. */
  | { is: 'overtaken'; by: string; at: string }
  /** It is not kept, for this reason: the tab still has it. */
  | { is: 'refused'; why: string }
  /** Nothing to save, or sent or thrown away elsewhere. */
  | { is: 'off' }

type Given = {
  id: string
  /** 0: nothing was saved yet. */
  version: number
  facts: () => { name: string; scheme: string; rows: number; sent: number }
  /** The rows of a chunk as they stand now. */
  rowsOf: (chunk: number) => Promise<DraftRow[]>
  onState: (state: Saving, version: number) => void
}

type Request = { body: Body<'PUT /portal/drafts/:draft'>; chunks: number[] }

const settle = 1200
const patience = 5000
const newId = () => `${Date.now().toString(36)}${Math.random().toString(36).slice(2, 12)}`
export const newDraftId = () => `d${newId()}`

/**
 * Saves a roster to the server in the background: what changed, a moment after it changed, five chunks at a time.
 * An unanswered save is repeated as it was; a broken connection is waited out.
 */
export function startSaving({ id, version: first, facts, rowsOf, onState }: Given) {
  const dirty = new Set<number>()
  let version = first
  let unanswered: Request | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let running = false
  let over = false

  const isOver = () => over
  const say = (state: Saving) => onState(state, version)
  const later = (milliseconds: number) => {
    clearTimeout(timer)
    if (!over) timer = setTimeout(() => void flush(), milliseconds)
  }

  async function next(): Promise<Request | undefined> {
    const chunks = [...dirty].sort((a, b) => a - b).slice(0, chunksAtOnce)
    if (chunks.length === 0) return undefined
    for (const chunk of chunks) dirty.delete(chunk)
    const rows = await Promise.all(chunks.map(rowsOf))
    return {
      chunks,
      body: {
        ...facts(),
        version,
        saveId: newId(),
        whole: dirty.size === 0,
        chunks: chunks.map((at, index) => ({ at, rows: rows[index] ?? [] })),
      },
    }
  }

  async function flush() {
    if (running || over) return
    running = true
    try {
      while (!isOver() && (unanswered ??= await next())) {
        say({ is: 'saving' })
        const saved: Draft = await call('PUT /portal/drafts/:draft', {
          params: { draft: id },
          body: unanswered.body,
        })
        unanswered = undefined
        version = saved.version
        if (dirty.size === 0) say({ is: 'saved', at: saved.savedAt })
      }
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      await stumble(error)
    } finally {
      running = false
    }
  }

  async function stumble({ problem: { status, code, title } }: ApiProblem) {
    if (status === 409 && code === 'draft.overtaken') {
      over = true
      const newest = await call('GET /portal/drafts/:draft', { params: { draft: id } }).catch(() => undefined)
      return say(newest ? { is: 'overtaken', by: newest.savedBy, at: newest.savedAt } : { is: 'off' })
    }
    if (status === 401 || status === 0 || status === 429 || status >= 500) {
      say({ is: 'offline' })
      return later(patience)
    }
    over = true
    say(status === 404 ? { is: 'off' } : { is: 'refused', why: title })
  }

  const online = () => later(0)
  addEventListener('online', online)

  return {
    id,
    /** Chunks in which something changed. */
    touch(chunks: Iterable<number>) {
      for (const chunk of chunks) if (chunk < mostChunks) dirty.add(chunk)
      later(settle)
    },
    touchRows: (rows: Iterable<number>) => {
      const chunks = new Set<number>()
      for (const row of rows) chunks.add(Math.floor(row / chunkRows))
      for (const chunk of chunks) if (chunk < mostChunks) dirty.add(chunk)
      later(settle)
    },
    stop() {
      over = true
      clearTimeout(timer)
      removeEventListener('online', online)
    },
  }
}
export type Saver = ReturnType<typeof startSaving>
