import { useEffect, useRef, useState } from 'preact/hooks'
import type { RosterField } from '../../../../functions/contract/roster/field.ts'
import type { Mapping } from '../../../../functions/contract/roster/mapping.ts'
import type { Language } from '../../routes.ts'
import type { Source, Understood } from './messages.ts'
import {
  draftOf,
  dropRoster,
  keepRoster,
  keptRoster,
  type RosterDraft,
  sourceOf,
  type Told,
} from './open-draft.ts'
import { type Reader, startReader, Unreadable } from './reader.ts'

/** The open roster: what was read, mended, confirmed and sent; kept in this tab until it is done. */
export function useRoster(language: Language) {
  const reader = useRef<Reader>(undefined)
  const draft = useRef<RosterDraft>(undefined)
  const [understood, setUnderstood] = useState<Understood>()
  const [unreadable, setUnreadable] = useState<string>()
  const [reading, setReading] = useState(false)
  const [restored, setRestored] = useState(false)
  const [tooLarge, setTooLarge] = useState(false)
  const [, redraw] = useState(0)

  const ask: Reader['ask'] = (job, given) => {
    reader.current ??= startReader()
    return reader.current.ask(job, given)
  }
  const keep = (change: Partial<RosterDraft>) => {
    if (!draft.current) return
    Object.assign(draft.current, change)
    setTooLarge(!keepRoster(draft.current))
    redraw((n) => n + 1)
  }

  async function read(from: RosterDraft) {
    setReading(true)
    setUnreadable(undefined)
    try {
      const found = await ask('read', {
        source: sourceOf(from),
        language,
        ...(from.mapping && { mapping: from.mapping }),
      })
      for (const [at, field, text] of from.mended)
        for (const row of await ask('mend', { at, field, text })) found.rows[row.at] = row
      draft.current = from
      setUnderstood(found)
      setTooLarge(!keepRoster(from))
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      setUnreadable(error.message)
    } finally {
      setReading(false)
    }
  }

  useEffect(() => {
    const kept = keptRoster()
    if (kept) {
      setRestored(true)
      void read(kept)
    }
    return () => reader.current?.stop()
  }, [])

  return {
    understood,
    unreadable,
    reading,
    restored,
    tooLarge,
    draft: draft.current,
    ask,
    keep,
    open: (source: Source) => {
      setRestored(false)
      void read(draftOf(source))
    },
    remap: (mapping: Mapping) => {
      if (draft.current) void read({ ...draft.current, mapping, mended: [], confirmed: [], told: {} })
    },
    close: () => {
      dropRoster()
      draft.current = undefined
      setUnderstood(undefined)
      setUnreadable(undefined)
      setRestored(false)
    },
    mend: async (at: number, field: RosterField, text: string) => {
      const changed = await ask('mend', { at, field, text })
      const { [at]: _, ...told } = draft.current?.told ?? {}
      keep({
        mended: [...(draft.current?.mended ?? []), [at, field, text]],
        confirmed: (draft.current?.confirmed ?? []).filter((one) => one !== at),
        told,
      })
      setUnderstood((old) => {
        if (!old) return old
        const rows = [...old.rows]
        for (const row of changed) rows[row.at] = row
        return { ...old, rows }
      })
      return changed.find((row) => row.at === at)
    },
    confirm: (at: number, yes: boolean) => {
      const others = (draft.current?.confirmed ?? []).filter((one) => one !== at)
      keep({ confirmed: yes ? [...others, at] : others })
    },
    tell: (told: Record<number, Told>) => keep({ told: { ...draft.current?.told, ...told } }),
  }
}
export type OpenRoster = ReturnType<typeof useRoster>
