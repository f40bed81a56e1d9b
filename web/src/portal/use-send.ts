import { useState } from 'preact/hooks'
import { ApiProblem } from '../api.ts'
import type { Fault } from '../ui/error-summary.tsx'

const none: Fault[] = []

/** Sends a form of the portal: busy while it is under way, with the faults of its fields or the problem that stopped it. */
export function useSend() {
  const [busy, setBusy] = useState(false)
  const [faults, setFaults] = useState(none)
  const [problem, setProblem] = useState<ApiProblem>()

  return {
    busy,
    faults,
    problem,
    setFaults,
    errorOf: (field: string) => faults.find((fault) => fault.field === field)?.text,
    /** `within`: what stands before a field's name in the API, such as `worker.`. True when it was taken. */
    async send(work: () => Promise<void>, within = ''): Promise<boolean> {
      if (busy) return false
      setBusy(true)
      setFaults(none)
      setProblem(undefined)
      try {
        await work()
        return true
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error
        const errors = error.problem.errors ?? []
        if (errors.length === 0) setProblem(error)
        else
          setFaults(
            errors.map(({ field, text }) => ({
              field: field.startsWith(within) ? field.slice(within.length) : field,
              text,
            })),
          )
        return false
      } finally {
        setBusy(false)
      }
    },
  }
}
