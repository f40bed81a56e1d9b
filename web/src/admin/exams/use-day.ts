import { useRef } from 'preact/hooks'
import type { ExamDay, Examinee } from '../../../../functions/contract/exam.ts'
import { call } from '../../api.ts'
import { useLoad } from '../load.ts'
import { useDesk } from '../session.ts'

/** An exam day; `changed` puts people as they now are in place of those that were shown. */
export function useDay(wave: string) {
  const { programme } = useDesk()
  const loaded = useLoad(wave, (signal) =>
    call('GET /programmes/:programme/exams/:wave', { params: { programme: programme.id, wave }, signal }),
  )
  // Batches follow each other faster than the page is drawn.
  const latest = useRef(loaded.data)
  latest.current = loaded.data ?? latest.current
  const changed = (people: readonly Examinee[], state?: string) => {
    if (!latest.current) return
    const { wave: of, people: before } = latest.current
    const known = new Set(before.map(({ nomination }) => nomination))
    latest.current = {
      ...latest.current,
      wave: { ...of, ...(state && { state: state as ExamDay['wave']['state'] }) },
      people: [
        ...before.map((one) => people.find(({ nomination }) => nomination === one.nomination) ?? one),
        ...people.filter(({ nomination }) => !known.has(nomination)),
      ],
    }
    loaded.set(latest.current)
  }
  return { loaded, changed }
}
