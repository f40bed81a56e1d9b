import type { ComponentChildren } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { Page as ConfirmPage } from './pages/confirm/page.tsx'
import { HomePage } from './pages/home/page.tsx'
import { words as home } from './pages/home/words.ts'
import { Page as LoginPage } from './pages/login/page.tsx'
import { Page as NominatePage } from './pages/nominate/page.tsx'
import { NotFoundPage } from './pages/not-found/page.tsx'
import { Page as PortalPage } from './pages/portal/page.tsx'
import { PrivacyPage } from './pages/privacy/page.tsx'
import { words as privacy } from './pages/privacy/words.ts'
import { Page as RegisterPage } from './pages/register/page.tsx'
import { Page as RosterPage } from './pages/roster/page.tsx'
import { type Language, pageAt, type PageName } from './routes.ts'
import { text as en } from './text/en.ts'
import { text as id } from './text/id.ts'
import { text as portalEn } from './text/portal/en.ts'
import { text as portalId } from './text/portal/id.ts'
import { text as registerEn } from './text/register/en.ts'
import { text as registerId } from './text/register/id.ts'
import { text as rosterEn } from './text/roster/en.ts'
import { text as rosterId } from './text/roster/id.ts'
import { Layout } from './ui/layout.tsx'

const texts = { id: { ...id, ...registerId }, en: { ...en, ...registerEn } }
const portalTexts = { id: { ...portalId, ...rosterId }, en: { ...portalEn, ...rosterEn } }

type Drawn = { title: string; about: string; body: ComponentChildren }

const draw: Record<PageName, (language: Language) => Drawn> = {
  home: (language) => ({
    title: home[language].title,
    about: home[language].lead,
    body: <HomePage language={language} />,
  }),
  register: (language) => ({
    title: texts[language].register.heading,
    about: texts[language].register.lead,
    body: <RegisterPage t={texts[language]} language={language} />,
  }),
  confirm: (language) => ({
    title: texts[language].link.confirmHeading,
    about: texts[language].link.confirmLead,
    body: <ConfirmPage t={texts[language]} language={language} />,
  }),
  login: (language) => ({
    title: texts[language].link.loginHeading,
    about: texts[language].link.askLead,
    body: <LoginPage t={texts[language]} language={language} />,
  }),
  portal: (language) => ({
    title: portalTexts[language].portal,
    about: texts[language].link.askLead,
    body: <PortalPage t={texts[language]} p={portalTexts[language]} language={language} />,
  }),
  nominate: (language) => ({
    title: portalTexts[language].form.addHeading,
    about: portalTexts[language].form.addLead,
    body: <NominatePage t={texts[language]} p={portalTexts[language]} language={language} />,
  }),
  roster: (language) => ({
    title: portalTexts[language].roster.heading,
    about: portalTexts[language].roster.lead,
    body: <RosterPage t={texts[language]} p={portalTexts[language]} language={language} />,
  }),
  privacy: (language) => ({
    title: privacy[language].title,
    about: privacy[language].lead,
    body: <PrivacyPage language={language} />,
  }),
}

/** The HTML of one address; called by the build for each. */
export async function prerender({ url }: { url: string }) {
  const at = pageAt(url)
  const language = at?.language ?? 'id'
  const { title, about, body } = at
    ? draw[at.page](language)
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
