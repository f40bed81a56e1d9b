import { useEffect, useRef, useState } from 'preact/hooks'
import { chunkRows } from '../../../../functions/contract/draft.ts'
import type { RosterField } from '../../../../functions/contract/roster/field.ts'
import type { Mapping } from '../../../../functions/contract/roster/mapping.ts'
import { ApiProblem, call } from '../../api.ts'
import type { Language } from '../../routes.ts'
import type { Source, Understood } from './messages.ts'
import {
  draftOf,
  dropRoster,
  hasSource,
  keepRoster,
  keptRoster,
  type RosterDraft,
  sourceOf,
  type Told,
} from './open-draft.ts'
import { type Reader, startReader, Stopped, Unreadable } from './reader.ts'
import { newDraftId, type Saver, type Saving, startSaving } from './saver.ts'
import { draftRows, fetchRoster, findDraft, sentOf } from './server-draft.ts'

/**
 * The open roster: what was read, mended, confirmed and sent. It is kept in this tab, and saved to the server in
 * the background, so that neither a broken connection nor another device loses anything. Judged as of `today`.
 */
export function useRoster(language: Language, today: string) {
  const reader = useRef<Reader>(undefined)
  const draft = useRef<RosterDraft>(undefined)
  const saver = useRef<Saver>(undefined)
  const rows = useRef(0)
  // The file of a roster that was begun before.
  const source = useRef<RosterDraft>(undefined)
  const [understood, setUnderstood] = useState<Understood>()
  const [unreadable, setUnreadable] = useState<string>()
  const [problem, setProblem] = useState<ApiProblem>()
  const [reading, setReading] = useState(false)
  const [restored, setRestored] = useState<'open' | 'again'>()
  const [tooLarge, setTooLarge] = useState(false)
  const [stopped, setStopped] = useState(false)
  const [saving, setSaving] = useState<Saving>({ is: 'off' })
  const [, redraw] = useState(0)

  const ask: Reader['ask'] = async (job, given) => {
    reader.current ??= startReader()
    try {
      return await reader.current.ask(job, given)
    } catch (error) {
      if (error instanceof Stopped) setStopped(true)
      throw error
    }
  }
  const keep = (change: Partial<RosterDraft>) => {
    if (!draft.current) return
    Object.assign(draft.current, change)
    setTooLarge(!keepRoster(draft.current))
    redraw((n) => n + 1)
  }

  /** Begins to save a roster; `from` 0 saves all of it. */
  function save(from: RosterDraft, all: boolean) {
    saver.current?.stop()
    const { id, version } = from.saved
    saver.current = startSaving({
      id,
      version,
      facts: () => ({
        name: from.name,
        scheme: from.scheme,
        rows: rows.current,
        sent: sentOf(from),
      }),
      rowsOf: async (chunk) => {
        const first = chunk * chunkRows
        return draftRows(await ask('typed', { from: first, to: first + chunkRows }), first, from)
      },
      onState: (state, now) => {
        if (draft.current !== from) return
        setSaving(state)
        if (now !== from.saved.version) keep({ saved: { id, version: now } })
      },
    })
    if (all) saver.current.touch(Array.from({ length: Math.ceil(rows.current / chunkRows) }, (_, at) => at))
  }

  function opened(from: RosterDraft, found: Understood) {
    draft.current = from
    rows.current = found.rows.length
    setUnderstood(found)
    setTooLarge(!keepRoster(from))
  }

  async function read(given: RosterDraft, chosen = false) {
    setReading(true)
    setUnreadable(undefined)
    try {
      const found = await ask('read', {
        source: sourceOf(given),
        language,
        today,
        ...(given.mapping && { mapping: given.mapping }),
      })
      // The same file once more: whoever has begun with it goes on.
      const id = chosen && found.digest && `d${found.digest}`
      const before = id ? await findDraft(id) : undefined
      if (before?.whole) return await resume(before.id, given)
      const from = id ? { ...given, saved: { id, version: before?.version ?? 0 } } : given
      for (const [at, field, text] of from.mended)
        for (const row of await ask('mend', { at, field, text })) found.rows[row.at] = row
      opened(from, found)
      save(from, true)
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      setUnreadable(error.message)
    } finally {
      setReading(false)
    }
  }

  /** Opens what waits on the server, `over` the file it came from where that was just read; what this tab had in hand is given up. */
  async function resume(id: string, over?: RosterDraft) {
    setReading(true)
    setProblem(undefined)
    try {
      const { draft: found, rows: typed } = await fetchRoster(id)
      opened(found, await ask('load', { rows: typed, language, today, over: over !== undefined }))
      source.current = over
      save(found, false)
      setSaving({ is: 'off' })
      setRestored(over ? 'again' : 'open')
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setProblem(error)
    } finally {
      setReading(false)
    }
  }

  const close = () => {
    saver.current?.stop()
    dropRoster()
    draft.current = undefined
    setUnderstood(undefined)
    setUnreadable(undefined)
    setRestored(undefined)
    setSaving({ is: 'off' })
  }

  useEffect(() => {
    const kept = keptRoster()
    if (kept) {
      setRestored('open')
      void (hasSource(kept) ? read(kept) : resume(kept.saved.id))
    }
    return () => {
      saver.current?.stop()
      reader.current?.stop()
    }
  }, [])

  return {
    understood,
    unreadable,
    problem,
    reading,
    restored,
    tooLarge,
    stopped,
    saving,
    draft: draft.current,
    ask,
    keep: (change: Partial<RosterDraft>) => {
      keep(change)
      saver.current?.touch([0])
    },
    open: (chosen: Source) => {
      setRestored(undefined)
      void read(draftOf(chosen), true)
    },
    /** Reads the file anew, in place of what was begun with it before. */
    restart: () => {
      if (!source.current || !draft.current) return
      setRestored(undefined)
      void read({ ...source.current, saved: draft.current.saved })
    },
    /** The device cannot give the file's bytes. */
    fail: () => setStopped(true),
    resume: (id: string) => void resume(id),
    /** Goes on with the rows of this tab as a draft of their own, beside the one that somebody else saved. */
    fork: () => {
      if (!draft.current) return
      keep({ saved: { id: newDraftId(), version: 0 } })
      save(draft.current, true)
    },
    remap: (mapping: Mapping) => {
      if (draft.current) void read({ ...draft.current, mapping, mended: [], confirmed: [], told: {} })
    },
    close,
    /** Everything was sent: nothing is left to wait for. */
    finish: () => {
      const id = draft.current?.saved.id
      saver.current?.stop()
      dropRoster()
      setRestored(undefined)
      setSaving({ is: 'off' })
      if (id)
        call('DELETE /portal/drafts/:draft', { params: { draft: id } }).catch((error: unknown) => {
          // It goes by itself in a week.
          if (!(error instanceof ApiProblem)) throw error
        })
    },
    mend: async (at: number, field: RosterField, text: string) => {
      const changed = await ask('mend', { at, field, text })
      const { [at]: _, ...told } = draft.current?.told ?? {}
      keep({
        mended: [...(draft.current?.mended ?? []), [at, field, text]],
        confirmed: (draft.current?.confirmed ?? []).filter((one) => one !== at),
        told,
      })
      saver.current?.touchRows([at])
      setUnderstood((old) => {
        if (!old) return old
        const next = [...old.rows]
        for (const row of changed) next[row.at] = row
        return { ...old, rows: next }
      })
      return changed.find((row) => row.at === at)
    },
    confirm: (at: number, yes: boolean) => {
      const others = (draft.current?.confirmed ?? []).filter((one) => one !== at)
      keep({ confirmed: yes ? [...others, at] : others })
      saver.current?.touchRows([at])
    },
    tell: (told: Record<number, Told>) => {
      keep({ told: { ...draft.current?.told, ...told } })
      saver.current?.touchRows(Object.keys(told).map(Number))
    },
  }
}
export type OpenRoster = ReturnType<typeof useRoster>
