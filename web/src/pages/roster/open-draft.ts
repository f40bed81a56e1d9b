import type { Mapping } from '../../../../functions/contract/roster/mapping.ts'
import type { RosterField } from '../../../../functions/contract/roster/field.ts'
import { dropDraft, keepDraft, readDraft } from '../../draft.ts'
import type { RowFault, Source } from './messages.ts'
import { newDraftId } from './saver.ts'

export type Told = { outcome: string; errors?: RowFault[] }

/** The open roster as this tab remembers it: the source and what was done with it since, not the reading. */
export type RosterDraft = {
  name: string
  file?: string
  text?: string
  mapping?: Mapping
  mended: [at: number, field: RosterField, text: string][]
  confirmed: number[]
  scheme: string
  told: Record<number, Told>
  /** The copy on the server, and the version of it that this tab knows. */
  saved: { id: string; version: number }
}

const key = 'roster'
// What was read is large and never changes; what is done with it is small and changes with every cell.
const sourceKey = 'roster-source'
let keptSource: string | undefined

/** False when the browser has no room for it. */
export function keepRoster({ file, text, ...rest }: RosterDraft): boolean {
  const source = file ?? text
  if (source === undefined) dropDraft(sourceKey)
  else if (source !== keptSource && !keepDraft(sourceKey, { file, text })) {
    dropDraft(sourceKey)
    keepDraft(key, rest)
    return false
  }
  keptSource = source
  return keepDraft(key, rest)
}
export function dropRoster() {
  keptSource = undefined
  dropDraft(sourceKey)
  dropDraft(key)
}
export function keptRoster(): RosterDraft | undefined {
  const kept = readDraft<RosterDraft>(key)
  return kept && { ...readDraft<Pick<RosterDraft, 'file' | 'text'>>(sourceKey), ...kept }
}

/** A roster whose rows came from the server: its file is on another device. */
export const draftFrom = (name: string, scheme: string, saved: RosterDraft['saved']): RosterDraft => ({
  name,
  mended: [],
  confirmed: [],
  scheme,
  told: {},
  saved,
})

/** Whether this tab holds what the roster was read from. */
export const hasSource = ({ file, text }: RosterDraft) => file !== undefined || text !== undefined

export function draftOf(source: Source): RosterDraft {
  const held = 'bytes' in source ? { file: toBase64(source.bytes) } : { text: source.text }
  return {
    name: source.name,
    ...held,
    mended: [],
    confirmed: [],
    scheme: '',
    told: {},
    saved: { id: newDraftId(), version: 0 },
  }
}

export const sourceOf = ({ name, file, text }: RosterDraft): Source =>
  file === undefined ? { name, text: text ?? '' } : { name, bytes: fromBase64(file) }

function toBase64(bytes: Uint8Array): string {
  const piece = 0x80_00
  let binary = ''
  for (let from = 0; from < bytes.length; from += piece)
    binary += String.fromCharCode(...bytes.subarray(from, from + piece))
  return btoa(binary)
}

const fromBase64 = (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
