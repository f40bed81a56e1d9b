import { useState } from 'preact/hooks'
import type { Graduate } from '../../../../functions/contract/certificate.ts'

export const kinds = ['certificateNo', 'registrationNo', 'blankNo'] as const
export type Kind = (typeof kinds)[number]
export type Typed = Partial<Record<Kind, string>>

/** Numbers that were typed or pasted and are not saved yet. */
export function useNumbers(people: readonly Graduate[]) {
  const [typed, setTyped] = useState<Record<string, Typed>>({})
  const valueOf = (one: Graduate, kind: Kind) => typed[one.nomination]?.[kind] ?? one[kind] ?? ''
  const set = (entries: readonly [string, Kind, string][]) =>
    setTyped((old) => {
      const next = { ...old }
      for (const [id, kind, value] of entries) next[id] = { ...next[id], [kind]: value }
      return next
    })
  const competent = people.filter(({ state }) => state === 'competent')

  return {
    valueOf,
    set,
    /** Rows as a worksheet copies them, laid down and to the right from one field. */
    paste(from: Graduate, kind: Kind, pasted: string) {
      const rows = pasted.replace(/\r?\n$/, '').split(/\r?\n/)
      const first = competent.indexOf(from)
      set(
        rows.flatMap((row, down) =>
          row.split('\t').flatMap((value, right): [string, Kind, string][] => {
            const [one, of] = [competent[first + down], kinds[kinds.indexOf(kind) + right]]
            return one && of ? [[one.nomination, of, value.trim()]] : []
          }),
        ),
      )
    },
    /** Rows that differ from what is kept, as the API takes them. */
    changed: competent
      .filter((one) => kinds.some((kind) => valueOf(one, kind).trim() !== (one[kind] ?? '')))
      .map((one) => ({
        company: one.company,
        nomination: one.nomination,
        certificateNo: valueOf(one, 'certificateNo'),
        registrationNo: valueOf(one, 'registrationNo'),
        blankNo: valueOf(one, 'blankNo'),
      })),
    /** All but these are kept now. */
    forget: (left: readonly string[]) =>
      setTyped((old) => Object.fromEntries(Object.entries(old).filter(([id]) => left.includes(id)))),
  }
}
export type Numbers = ReturnType<typeof useNumbers>
