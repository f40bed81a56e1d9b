import { useEffect, useRef, useState } from 'preact/hooks'
import type { Nomination } from '../../../../functions/contract/nomination.ts'
import { dropDraft, fillIn, keepDraft, readDraft, typedIn } from '../../draft.ts'
import type { PortalProps } from '../../portal/gate.tsx'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'

/** What is not sent yet: only what differs from the nomination, so that nobody else's change is undone by it. */
type Kept = { typed: Record<string, string>; days?: string[] }

const keyOf = (form: 'worker' | 'details', id = '') => `${form} ${id}`
/** Whether this tab holds something typed into that form of a worker. */
export const hasDraft = (form: 'worker' | 'details', id: string) => readDraft(keyOf(form, id)) !== undefined

/** One form of a worker, with the days on which she cannot come; kept in this tab until it is sent. */
export function useDraft(name: 'worker' | 'details', nomination?: Nomination) {
  const key = keyOf(name, nomination?.id)
  const form = useRef<HTMLFormElement>(null)
  const known = nomination ? valuesOf(nomination) : {}
  const knownDays = nomination?.unavailable ?? []
  const [kept] = useState(() => readDraft<Kept>(key))
  const [days, setDays] = useState<string[]>(kept?.days ?? knownDays)
  const [restored, setRestored] = useState(kept !== undefined)

  useEffect(() => {
    if (form.current) fillIn(form.current, { ...known, ...kept?.typed })
  }, [])
  const keep = (now = days) => {
    if (!form.current) return
    const typed = Object.entries(typedIn(form.current)).filter(
      ([field, value]) => value !== (known[field] ?? ''),
    )
    const moved = now.join() !== knownDays.join()
    if (typed.length === 0 && !moved) dropDraft(key)
    else keepDraft(key, { typed: Object.fromEntries(typed), ...(moved && { days: now }) } satisfies Kept)
  }
  return {
    form,
    days,
    restored,
    keep: () => keep(),
    chooseDays: (now: string[]) => {
      setDays(now)
      keep(now)
    },
    /** It was sent: the form begins anew. */
    drop: () => {
      dropDraft(key)
      setRestored(false)
      setDays([])
    },
    clear: () => {
      dropDraft(key)
      setRestored(false)
      setDays(knownDays)
      form.current?.reset()
      if (form.current) fillIn(form.current, known)
    },
  }
}

/** Says that something typed before is back, and offers to throw it away. */
export const Restored = ({ p, draft }: Pick<PortalProps, 'p'> & { draft: ReturnType<typeof useDraft> }) =>
  draft.restored ? (
    <Notice live="status">
      <p>{p.form.restored}</p>
      <Button kind="second" small onClick={draft.clear}>
        {p.form.clear}
      </Button>
    </Notice>
  ) : null

/** A nomination as its form holds it; the NIK is only known masked. */
const valuesOf = ({ birthDate, ...nomination }: Nomination): Record<string, string> => ({
  ...Object.fromEntries(
    Object.entries(nomination).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[0] !== 'nik',
    ),
  ),
  birthDate: birthDate.split('-').reverse().join('/'),
})
