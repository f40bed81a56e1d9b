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
            asOnThePage(
              errors.map(({ field, text }) => ({
                field: field.startsWith(within) ? field.slice(within.length) : field,
                text,
              })),
            ),
          )
        return false
      } finally {
        setBusy(false)
      }
    },
  }
}

/** In the order of the page's controls; several that lack the same each by the name of its field. */
function asOnThePage(faults: readonly Fault[]): Fault[] {
  const ids = Array.from(document.querySelectorAll('form [id]'), ({ id }) => id)
  const place = ({ field }: Fault) => (ids.includes(field) ? ids.indexOf(field) : ids.length)
  const isRepeated = (text: string) => faults.filter((one) => one.text === text).length > 1
  return [...faults]
    .sort((a, b) => place(a) - place(b))
    .map(({ field, text }) => {
      const label = isRepeated(text) && document.querySelector(`label[for="${field}"]`)?.textContent
      return { field, text: label ? `${label}: ${text}` : text }
    })
}
