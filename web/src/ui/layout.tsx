import type { ComponentChildren } from 'preact'
import { type Language, type PageName, paths } from '../routes.ts'
import { words } from '../text/static.ts'

type Props = { language: Language; page: PageName | undefined; children: ComponentChildren }

/** Head and foot of every public page; prerendered, never hydrated. */
export function Layout({ language, page, children }: Props) {
  const t = words[language]
  const other = language === 'id' ? 'en' : 'id'
  const here = (name: PageName) => (name === page ? 'page' : undefined)
  return (
    <>
      <a class="skip" href="#main">
        {t.skip}
      </a>
      <header class="head">
        <div class="inner">
          <a class="brand" href={paths.home[language]} aria-current={here('home')}>
            <svg viewBox="0 0 32 32" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="3">
              <path d="M2 11c4.7-5 9.3-5 14 0s9.3 5 14 0M2 21c4.7-5 9.3-5 14 0s9.3 5 14 0" />
            </svg>
            Gelombang
          </a>
          <nav aria-label={t.menu} data-for="anyone">
            <a href={paths.register[language]} aria-current={here('register')}>
              {t.register}
            </a>
            <a href={paths.portal[language]} aria-current={here('portal')}>
              {t.login}
            </a>
          </nav>
          <nav aria-label={t.menu} data-for="company" hidden>
            <a href={paths.portal[language]} aria-current={here('portal')}>
              {t.portal}
            </a>
            <button type="button" data-leave>
              {t.leave}
            </button>
          </nav>
          <a class="languages" href={paths[page ?? 'home'][other]} hreflang={other} lang={other} data-switch>
            {t.other}
          </a>
        </div>
      </header>
      <main id="main" class="inner" tabIndex={-1}>
        {children}
      </main>
      <footer class="foot">
        <div class="inner">
          <p class="prose">{t.footer}</p>
          <p>
            <a href={paths.verify[language]}>{t.verify}</a>{' '}
            <a href={paths.progress[language]}>{t.progress}</a>{' '}
            <a href={paths.privacy[language]}>{t.privacy}</a>
          </p>
        </div>
      </footer>
    </>
  )
}
