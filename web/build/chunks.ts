/**
 * Few chunks, since each is a request: what every page needs, and what every page with a form needs. A group
 * takes the modules that its own need along, so what is shared most comes first.
 */
export const groups = [
  {
    name: 'base',
    test: /src\/(api|draft|format|header|language-switch|privacy-version|routes)\.ts|preload-helper/,
    priority: 2,
  },
  {
    name: 'core',
    test: /node_modules\/preact\/|src\/(live\.|links\/|portal\/|ui\/(?!layout|bar-chart).*tsx$)/,
    priority: 1,
  },
]

const wordsOf: Record<string, string[]> = {
  register: ['register'],
  portal: ['portal'],
  company: ['portal', 'company'],
  nominate: ['portal', 'worker'],
  roster: ['portal', 'roster'],
  own: ['own'],
  progress: ['progress'],
}

/** The modules that a public page starts with, in one language: what is preloaded with it. */
export function startsWith(page: string, language: string): string[] {
  if (page === 'home') return ['src/pages/home/dates.ts']
  if (page === 'verify') return ['src/pages/verify/live.ts']
  if (page === 'privacy') return []
  const words = (wordsOf[page] ?? []).map((area) => `src/text/${area}/${language}.ts`)
  return [`src/pages/${page}/page.tsx`, `src/text/${language}.ts`, ...words]
}
