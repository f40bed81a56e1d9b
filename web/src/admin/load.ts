import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { Problem } from '../../../functions/contract/problem.ts'
import { ApiProblem } from '../api.ts'
import { forget } from './announce.tsx'
import { ended } from './session.ts'

/** What went wrong in a call; anything but a refusal of the API is thrown on. */
export function problemOf(error: unknown): Problem {
  if (!(error instanceof ApiProblem)) throw error
  if (error.problem.status === 401) ended.value = true
  return error.problem
}

export type Loaded<T> = {
  data: T | undefined
  problem: Problem | undefined
  busy: boolean
  reload: () => void
  set: (data: T) => void
}

/** Loads again whenever `key` changes; what was there stays in sight until the new has come. */
export function useLoad<T>(key: string, load: (signal: AbortSignal) => Promise<T>): Loaded<T> {
  const [state, setState] = useState<{ data?: T; problem?: Problem; busy: boolean }>({ busy: true })
  const [round, setRound] = useState(0)
  useEffect(() => {
    const abort = new AbortController()
    setState(({ data }) => ({ ...(data !== undefined && { data }), busy: true }))
    load(abort.signal).then(
      (data) => abort.signal.aborted || setState({ data, busy: false }),
      (error: unknown) => abort.signal.aborted || setState({ problem: problemOf(error), busy: false }),
    )
    return () => abort.abort()
  }, [key, round])
  return {
    data: state.data,
    problem: state.problem,
    busy: state.busy,
    reload: useCallback(() => setRound((n) => n + 1), []),
    set: useCallback((data: T) => setState({ data, busy: false }), []),
  }
}

export type Pages<T> = {
  items: T[]
  /** Whether there are more. */
  more: boolean
  busy: boolean
  problem: Problem | undefined
  next: () => void
  reload: () => void
  update: (change: (items: T[]) => T[]) => void
}

/** A list by cursor: the first page whenever `key` changes, then one more at a time. */
export function usePages<T>(
  key: string,
  load: (
    after: string | undefined,
    signal: AbortSignal,
  ) => Promise<{ items: T[]; next?: string | undefined }>,
): Pages<T> {
  const [state, setState] = useState<{
    items: T[]
    next?: string | undefined
    busy: boolean
    problem?: Problem
  }>({ items: [], busy: true })
  const [round, setRound] = useState(0)
  const abort = useRef(new AbortController())
  const fetchPage = (after: string | undefined, before: T[]) => {
    abort.current.abort()
    const mine = (abort.current = new AbortController())
    setState((old) => ({ ...old, busy: true }))
    load(after, mine.signal).then(
      ({ items, next }) =>
        mine.signal.aborted || setState({ items: [...before, ...items], next, busy: false }),
      (error: unknown) =>
        mine.signal.aborted ||
        setState((old) => ({ items: before, next: old.next, problem: problemOf(error), busy: false })),
    )
  }
  useEffect(() => {
    fetchPage(undefined, [])
    return () => abort.current.abort()
  }, [key, round])
  return {
    items: state.items,
    more: state.next !== undefined,
    busy: state.busy,
    problem: state.problem,
    next: () => fetchPage(state.next, state.items),
    reload: useCallback(() => setRound((n) => n + 1), []),
    update: useCallback(
      (change: (items: T[]) => T[]) => setState((old) => ({ ...old, items: change(old.items) })),
      [],
    ),
  }
}

/** Runs one piece of work at a time; tells whether it is under way and what refused it. */
export function useWork() {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const running = useRef(false)
  const run = async (work: () => Promise<void>) => {
    if (running.current) return
    running.current = true
    setBusy(true)
    forget()
    setProblem(undefined)
    try {
      await work()
    } catch (error) {
      setProblem(problemOf(error))
    } finally {
      running.current = false
      setBusy(false)
    }
  }
  return { busy, problem, run, dismiss: () => setProblem(undefined) }
}
