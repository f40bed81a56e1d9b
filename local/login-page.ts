import { html } from 'hono/html'
import type { LocalUser } from './users.ts'

const roleNames: Record<string, string> = {
  disnaker: 'Disnaker',
  permit: 'Loket perizinan',
  placement: 'Loket penempatan',
  lsp: 'LSP',
  assessor: 'Asesor',
  committee: 'Komite',
  auditor: 'Auditor',
  admin: 'Admin',
}

const style = `
  :root { color-scheme: light dark }
  body { margin: 0; font: 1.0625rem/1.5 system-ui, sans-serif; background: light-dark(#f6f4ef, #16191d); color: light-dark(#1c2430, #eceae4) }
  main { max-width: 56rem; margin: 0 auto; padding: 2rem 1rem 4rem }
  h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .5rem }
  p { margin: 0 0 1.5rem; max-width: 40rem }
  ul { list-style: none; margin: 0; padding: 0; display: grid; gap: .75rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 16rem), 1fr)) }
  button { width: 100%; height: 100%; min-height: 44px; padding: 1rem; text-align: start; font: inherit; color: inherit; cursor: pointer;
    background: light-dark(#fff, #20252b); border: 1px solid light-dark(#b9b4a6, #4a525c); border-radius: .5rem }
  button:hover { border-color: light-dark(#1a5d4c, #7fd1b9) }
  button:focus-visible { outline: 3px solid light-dark(#1a5d4c, #7fd1b9); outline-offset: 2px }
  strong { display: block; overflow-wrap: anywhere }
  .role { display: inline-block; margin-bottom: .25rem; font-size: .875rem; font-weight: 600; color: light-dark(#1a5d4c, #7fd1b9) }
  small { font-size: .9375rem; color: light-dark(#4b5563, #b6b9bd) }`

/** The login of the local provider: a card for each officer, no password. */
export const loginPage = (action: string, users: readonly LocalUser[]) =>
  html`<!doctype html>
    <html lang="id">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>Masuk sebagai petugas – Gelombang (lokal)</title>
        <style>
          ${style}
        </style>
      </head>
      <body>
        <main>
          <h1>Masuk sebagai siapa?</h1>
          <p>
            Ini penyedia identitas untuk mencoba sistem di komputer sendiri: pilih seorang petugas, tanpa kata
            sandi. <span lang="en">(A local identity provider: choose an officer, no password.)</span>
          </p>
          <form method="post" action="${action}">
            <ul>
              ${users.map(
                (user) =>
                  html`<li>
                    <button name="login" value="${user.id}">
                      <span class="role">${user.groups.map((group) => roleNames[group]).join(', ')}</span>
                      <strong>${user.name}</strong>
                      <small>${user.office}</small>
                    </button>
                  </li>`,
              )}
            </ul>
          </form>
        </main>
      </body>
    </html>`
