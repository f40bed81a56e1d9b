import { renderToString } from 'preact-render-to-string'
import { HomePage } from './pages/home/page.tsx'
import { pageAt } from './routes.ts'
import { Layout } from './ui/layout.tsx'

/** The HTML of one address; called by the build for each. */
export async function prerender({ url }: { url: string }) {
  const { page, language } = pageAt(url) ?? { page: undefined, language: 'id' as const }
  const html = renderToString(
    <Layout page={page} language={language}>
      <div id="app" data-page={page}>
        <HomePage />
      </div>
    </Layout>,
  )
  return { html, head: { lang: language, title: 'Gelombang', elements: new Set() } }
}
