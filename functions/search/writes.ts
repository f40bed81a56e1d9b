import { nameWords, wordsKept } from './words.ts'

export type Kind = 'company' | 'nomination'

/** The indexes that a name is found by: one a word, so that each can be looked up by its beginning. */
export const slots = [1, 2, 3, 4] as const satisfies { length: typeof wordsKept }
export type Slot = (typeof slots)[number]

/** The partition of words that begin alike; two letters spread the load. */
export const wordKey = (programme: string, kind: Kind, word: string) =>
  `P#${programme}#${kind}#${word.slice(0, 2)}`

const entry = (programme: string, kind: Kind, word: string, slot: number) => ({
  [`word${slot}Key`]: wordKey(programme, kind, word),
  [`word${slot}Sort`]: word,
})

/**
 * Attributes by which a new item is found under its name. They are a part of the item, so that they are right
 * whenever it is.
 */
export const findable = (programme: string, kind: Kind, name: string): Record<string, string> =>
  Object.assign({}, ...nameWords(name).map((word, at) => entry(programme, kind, word, at + 1)))

/** The same for an item whose name changes: no slot keeps a word of the old one. */
export const findableAgain = (programme: string, kind: Kind, name: string): Record<string, string> => {
  const words = nameWords(name)
  return Object.assign({}, ...slots.map((slot) => entry(programme, kind, words[slot - 1] ?? words[0]!, slot)))
}
