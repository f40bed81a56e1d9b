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
const roster: Words = { id: () => import('./text/roster/id.ts'), en: () => import('./text/roster/en.ts') }

/** Pages that live in the browser, with the words that they need beside the common ones. */
const pages: Record<string, { page: () => Promise<Loaded>; words: Words[] }> = {
  register: { page: () => import('./pages/register/page.tsx'), words: [register] },
  confirm: { page: () => import('./pages/confirm/page.tsx'), words: [] },
  login: { page: () => import('./pages/login/page.tsx'), words: [] },
  portal: { page: () => import('./pages/portal/page.tsx'), words: [portal] },
  nominate: { page: () => import('./pages/nominate/page.tsx'), words: [portal] },
  roster: { page: () => import('./pages/roster/page.tsx'), words: [portal, roster] },
}

/** Brings a prerendered page to life, keeping what is drawn and what was typed. */
export async function live(root: HTMLElement, language: Language) {
  const wanted = pages[root.dataset.page ?? '']
  if (!wanted) return
  // Page and words first, then one hydration: nothing is taken away and drawn again.
  const [{ Page }, ...loaded] = await Promise.all([
    wanted.page(),
    ...[common, ...wanted.words].map((words) => words[language]()),
  ])
  const text = Object.assign({}, ...loaded.map((each) => each.text)) as object
  const Hydrated = Page as ComponentType<{ t: unknown; p: unknown; language: Language }>
  hydrate(<Hydrated t={text} p={text} language={language} />, root)
  root.dataset.live = ''
}
