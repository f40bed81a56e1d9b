import type { ComponentChildren } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { loadPage } from './live.tsx'
import { HomePage } from './pages/home/page.tsx'
import { words as home } from './pages/home/words.ts'
import { NotFoundPage } from './pages/not-found/page.tsx'
import { PrivacyPage } from './pages/privacy/page.tsx'
import { words as privacy } from './pages/privacy/words.ts'
import { VerifyPage } from './pages/verify/page.tsx'
import { words as verify } from './pages/verify/words.ts'
import type { FormText } from './pages/register/form-text.ts'
import type { RosterWords } from './pages/roster/roster-props.ts'
import type { OwnText } from './text/own/id.ts'
import type { ProgressText } from './text/progress/id.ts'
import { type Language, pageAt, type PageName } from './routes.ts'
import type { CompanyText } from './text/company/id.ts'
import { Layout } from './ui/layout.tsx'

type Drawn = { title: string; about: string; body: ComponentChildren }

type Words = FormText & RosterWords & CompanyText & ProgressText & OwnText

const headings: Record<Exclude<PageName, 'home' | 'privacy' | 'verify'>, (t: Words) => string[]> = {
  register: (t) => [t.register.heading, t.register.lead],
  confirm: (t) => [t.link.confirmHeading, t.link.confirmLead],
  login: (t) => [t.link.loginHeading, t.link.askLead],
  portal: (t) => [t.portal, t.link.askLead],
  company: (t) => [t.own.heading, t.own.lead],
  nominate: (t) => [t.form.addHeading, t.form.addLead],
  roster: (t) => [t.roster.heading, t.roster.lead],
  own: (t) => [t.own.heading, t.own.lead],
  progress: (t) => [t.progress.heading, t.progress.lead],
}

/** Pages are loaded as the browser loads them: asked for statically, they would be chunked another way. */
async function draw(page: PageName, language: Language): Promise<Drawn> {
  if (page === 'home')
    return {
      title: home[language].title,
      about: home[language].lead,
      body: <HomePage language={language} />,
    }
  if (page === 'privacy')
    return {
      title: privacy[language].title,
      about: privacy[language].lead,
      body: <PrivacyPage language={language} />,
    }
  if (page === 'verify')
    return {
      title: verify[language].title,
      about: verify[language].lead,
      body: <VerifyPage language={language} />,
    }
  const loaded = await loadPage(page, language)
  if (!loaded) throw new Error(`no page "${page}"`)
  const { Page, text } = loaded
  const [title = '', about = ''] = headings[page](text as Words)
  return { title, about, body: <Page t={text} p={text} language={language} /> }
}

/** The HTML of one address; called by the build for each. */
export async function prerender({ url }: { url: string }) {
  const at = pageAt(url)
  const language = at?.language ?? 'id'
  const { title, about, body } = at
    ? await draw(at.page, language)
    : { title: 'Halaman tidak ditemukan', about: '', body: <NotFoundPage /> }
  const html = renderToString(
    <Layout page={at?.page} language={language}>
      <div id="app" data-page={at?.page}>
        {body}
      </div>
    </Layout>,
  )
  const elements = new Set([
    at
      ? { type: 'meta', props: { name: 'description', content: about } }
      : { type: 'meta', props: { name: 'robots', content: 'noindex' } },
  ])
  return { html, head: { lang: language, title: `${title} – Gelombang`, elements } }
}
