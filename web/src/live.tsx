import { type ComponentType, hydrate } from 'preact'
import type { Language } from './routes.ts'

type Loaded = { Page: ComponentType<never> }

const words = { id: () => import('./text/id.ts'), en: () => import('./text/en.ts') }
const portalWords = { id: () => import('./text/portal/id.ts'), en: () => import('./text/portal/en.ts') }

/** Pages that live in the browser; the others are read, not used. */
const pages: Record<string, { page: () => Promise<Loaded>; portal?: true }> = {
  register: { page: () => import('./pages/register/page.tsx') },
  confirm: { page: () => import('./pages/confirm/page.tsx') },
  login: { page: () => import('./pages/login/page.tsx') },
  portal: { page: () => import('./pages/portal/page.tsx'), portal: true },
  nominate: { page: () => import('./pages/nominate/page.tsx'), portal: true },
  roster: { page: () => import('./pages/roster/page.tsx'), portal: true },
}

/** Brings a prerendered page to life, keeping what is drawn and what was typed. */
export async function live(root: HTMLElement, language: Language) {
  const wanted = pages[root.dataset.page ?? '']
  if (!wanted) return
  // Page and words first, then one hydration: nothing is taken away and drawn again.
  const [{ Page }, { text }, portal] = await Promise.all([
    wanted.page(),
    words[language](),
    wanted.portal && portalWords[language](),
  ])
  const Hydrated = Page as ComponentType<{ t: unknown; p: unknown; language: Language }>
  hydrate(<Hydrated t={text} p={portal?.text} language={language} />, root)
  root.dataset.live = ''
}
