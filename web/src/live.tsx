import { type ComponentType, hydrate } from 'preact'
import type { Language } from './routes.ts'

type Loaded = { Page: ComponentType<never> }

type Words = Record<Language, () => Promise<{ text: object }>>

const common: Words = { id: () => import('./text/id.ts'), en: () => import('./text/en.ts') }
const register: Words = {
  id: () => import('./text/register/id.ts'),
  en: () => import('./text/register/en.ts'),
}
const portal: Words = { id: () => import('./text/portal/id.ts'), en: () => import('./text/portal/en.ts') }
const company: Words = { id: () => import('./text/company/id.ts'), en: () => import('./text/company/en.ts') }
const worker: Words = { id: () => import('./text/worker/id.ts'), en: () => import('./text/worker/en.ts') }
const roster: Words = { id: () => import('./text/roster/id.ts'), en: () => import('./text/roster/en.ts') }
const own: Words = { id: () => import('./text/own/id.ts'), en: () => import('./text/own/en.ts') }
const progress: Words = {
  id: () => import('./text/progress/id.ts'),
  en: () => import('./text/progress/en.ts'),
}

/** Pages that live in the browser, with the words that they need beside the common ones. */
const pages: Record<string, { page: () => Promise<Loaded>; words: Words[] }> = {
  register: { page: () => import('./pages/register/page.tsx'), words: [register] },
  confirm: { page: () => import('./pages/confirm/page.tsx'), words: [] },
  login: { page: () => import('./pages/login/page.tsx'), words: [] },
  portal: { page: () => import('./pages/portal/page.tsx'), words: [portal] },
  company: { page: () => import('./pages/company/page.tsx'), words: [portal, company] },
  nominate: { page: () => import('./pages/nominate/page.tsx'), words: [portal, worker] },
  roster: { page: () => import('./pages/roster/page.tsx'), words: [portal, roster] },
  own: { page: () => import('./pages/own/page.tsx'), words: [own] },
  progress: { page: () => import('./pages/progress/page.tsx'), words: [progress] },
}

type Hydrated = ComponentType<{ t: object; p: object; language: Language }>

/** A page with its words; undefined for one that is only read. */
export async function loadPage(name: string, language: Language) {
  const wanted = pages[name]
  if (!wanted) return undefined
  const [{ Page }, ...loaded] = await Promise.all([
    wanted.page(),
    ...[common, ...wanted.words].map((words) => words[language]()),
  ])
  const text: object = Object.assign({}, ...loaded.map((each) => each.text))
  return { Page: Page as Hydrated, text }
}

/** Brings a prerendered page to life, keeping what is drawn and what was typed. */
export async function live(root: HTMLElement, language: Language) {
  // Page and words first, then one hydration: nothing is taken away and drawn again.
  const loaded = await loadPage(root.dataset.page ?? '', language)
  if (!loaded) return
  const { Page, text } = loaded
  hydrate(<Page t={text} p={text} language={language} />, root)
  root.dataset.live = ''
}
