import { html } from 'hono/html'
import { localPage } from './page.ts'
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

/** The login of the local provider: a card for each officer, no password. */
export const loginPage = (action: string, users: readonly LocalUser[]) =>
  localPage(
    'Masuk sebagai petugas',
    html`
      <h1>Masuk sebagai siapa?</h1>
      <p>
        Ini penyedia identitas untuk mencoba sistem di komputer sendiri: pilih seorang petugas, tanpa kata
        sandi. <span lang="en">(A local identity provider: choose an officer, no password.)</span>
      </p>
      <form method="post" action="${action}">
        <ul class="cards">
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
    `,
  )
