/**
 * Named chunks, few and stable: what each page loads is written into its HTML by these names. A group takes the
 * modules that its own need along, so what is shared comes first.
 */
export const groups = [
  { name: 'preact', test: /node_modules\/preact\//, priority: 9 },
  {
    name: 'base',
    test: /src\/(api|draft|format|language-switch|routes)\.ts|preload-helper|rolldown.runtime/,
    priority: 7,
  },
  { name: 'parts', test: /src\/(links\/|ui\/(button|field|error-summary|notice)\.)/, priority: 6 },
  { name: 'portal', test: /src\/(portal|ui)\/.*tsx?$/, priority: 5 },
  { name: pageChunk, debugName: 'pages and words', priority: 4 },
]

function pageChunk(id: string): string | undefined {
  const page = /web\/src\/pages\/(register|confirm|login|portal|nominate|roster)\//.exec(id)
  if (page && !/worker\.ts/.test(id)) return `page-${page[1]}`
  const words = /web\/src\/text\/(?:(\w+)\/)?(id|en)\.ts/.exec(id)
  return words ? `text-${words[1] ? `${words[1]}-` : ''}${words[2]}` : undefined
}

const wordsOf: Record<string, string[]> = {
  register: ['register'],
  portal: ['portal'],
  nominate: ['portal'],
  roster: ['portal', 'roster'],
}

/** The names of the chunks that a public page starts with, in one language. */
export function chunksOf(page: string, language: string): string[] {
  if (page === 'home') return ['dates']
  if (page === 'privacy') return []
  const words = (wordsOf[page] ?? []).map((area) => `text-${area}-${language}`)
  return ['live', `page-${page}`, `text-${language}`, ...words]
}
