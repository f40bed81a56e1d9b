/** How many words of a name are found by. */
export const wordsKept = 4

/** Forms of companies and small words: too common to be found by, unless nothing else is left. */
const common = new Set(['pt', 'cv', 'ud', 'pd', 'tbk', 'dan', 'of', 'the'])

/** A text as its plain words: lower case, no marks, letters and digits only. */
export const plainWords = (text: string): string[] =>
  latin.test(text)
    ? text
        .toLowerCase()
        .split(/[^a-z0-9]+/)
        .filter(Boolean)
    : wordsOf(text)
/** Nearly every name: read in a fraction of the time that patterns of all scripts take to be made ready. */
const latin = /^[ -~]*$/
const wordsOf = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)

/** The words that a name is found by: the telling ones, each once, the first of them and the last; at least one. */
export function nameWords(name: string): string[] {
  const all = [...new Set(plainWords(name))]
  const telling = all.filter((word) => word.length > 1 && !common.has(word))
  const words = telling.length > 0 ? telling : all
  if (words.length === 0) return ['-']
  return words.length <= wordsKept ? words : [...words.slice(0, wordsKept - 1), words.at(-1)!]
}

/** What is asked for: the word to look up, and the beginnings that the rest of the name must have. */
export function askedWords(text: string): { first: string; all: string[] } | undefined {
  const all = plainWords(text)
  const telling = all.filter((word) => !common.has(word))
  // The longest is the rarest.
  const [first] = (telling.length > 0 ? telling : all).toSorted((a, b) => b.length - a.length)
  return first && first.length > 1 ? { first, all } : undefined
}

/** Whether each asked word begins a word of the name. */
export function answers(name: string, asked: readonly string[]): boolean {
  const words = plainWords(name)
  return asked.every((begin) => words.some((word) => word.startsWith(begin)))
}
