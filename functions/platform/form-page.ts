import type { Context } from 'hono'
import { html, raw } from 'hono/html'
import type { Endpoint } from '../contract/endpoint.ts'
import type { Problem } from '../contract/problem.ts'
import { dark, light } from '../contract/tokens.ts'
import type { Env } from './door.ts'

const words = {
  id: {
    done: 'Terkirim',
    reference: 'Nomor rujukan',
    next: 'Periksa surel Anda: langkah berikutnya ada di sana.',
    fault: 'Kesalahan',
    mend: 'Kembali ke halaman sebelumnya, perbaiki, lalu kirim lagi. Isian Anda masih ada.',
    home: 'Ke beranda',
  },
  en: {
    done: 'Sent',
    reference: 'Reference',
    next: 'Check your e-mail: the next step is there.',
    fault: 'Error',
    mend: 'Go back to the previous page, mend it and send again. Your entries are still there.',
    home: 'To the home page',
  },
}

const colours = (of: typeof dark) =>
  Object.entries(of)
    .map(([name, value]) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}:${value}`)
    .join(';')
const style = `
:root{color-scheme:light dark;${colours(light)}}
@media(prefers-color-scheme:dark){:root{${colours(dark)}}}
*{box-sizing:border-box}
body{margin:0;font:1.0625rem/1.55 system-ui,sans-serif;color:var(--ink);background:var(--paper);overflow-wrap:anywhere}
main{max-width:66rem;margin:0 auto;padding:1.5rem 1rem 4rem;border-top:3px solid var(--accent)}
h1,h2{line-height:1.2;margin:1.5rem 0 .75rem}
a{color:var(--accent)}
.bad{padding:.75rem 1rem;border-left:5px solid var(--bad);background:var(--bad-tint)}
.good{padding:.75rem 1rem;border-left:5px solid var(--good);background:var(--good-tint)}
.rows{overflow-x:auto}
table{border-collapse:collapse;width:100%}
th,td{overflow-wrap:break-word;padding:.4rem .6rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
td ul{margin:0;padding-left:1.1rem}
.answer-taken{color:var(--good)}.answer-confirm{color:var(--warn)}.answer-refused{color:var(--bad)}
form{max-width:38rem}
.doubts{margin:0;padding:0;list-style:none}
.doubts>li{padding:.75rem 0;border-bottom:1px solid var(--line)}
.doubts ul{margin:0;padding-left:1.1rem}
.doubts label{display:flex;gap:.6rem;align-items:baseline;padding:.5rem 0}
form>p{margin:1rem 0}
label{display:block}
input,select,button{font:inherit}
input[type=file],select{width:100%;padding:.5rem;color:inherit;background:var(--paper);border:2px solid var(--edge);border-radius:6px}
button{min-height:2.75rem;padding:.5rem 1.25rem;border:0;border-radius:6px;background:var(--accent);color:var(--on-accent);font-weight:700}
`

const policy = crypto.subtle
  .digest('SHA-256', new TextEncoder().encode(style))
  .then(
    (digest) =>
      `default-src 'none'; style-src 'sha256-${Buffer.from(digest).toString('base64')}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  )

/** A page of the site's look without script, in the language of the request. */
export async function plainPage(c: Context<Env>, title: string, body: unknown, status: 200 | 400 = 200) {
  const language = c.get('language')
  c.header('content-security-policy', await policy)
  return c.html(
    html`<!doctype html>
      <html lang="${language}">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width" />
          <title>${title} – Gelombang</title>
          ${raw(`<style>${style}</style>`)}
        </head>
        <body>
          <main>
            ${body}
            <p><a href="${language === 'en' ? '/en' : '/'}">${words[language].home}</a></p>
          </main>
        </body>
      </html>`,
    status,
  )
}

/** What a browser without JavaScript sees when its form was taken. */
export async function formPage(c: Context<Env>, _endpoint: Endpoint, reply: unknown) {
  const said = words[c.get('language')]
  const reference = (reply as { reference?: string } | undefined)?.reference
  return plainPage(
    c,
    said.done,
    html`<h1>${said.done}</h1>
      ${reference ? html`<p>${said.reference}: <strong>${reference}</strong></p>` : ''}
      <p>${said.next}</p>`,
  )
}

/** What it sees when the form was refused: every fault at once. */
export async function formProblem(c: Context<Env>, problem: Pick<Problem, 'title' | 'status' | 'errors'>) {
  const said = words[c.get('language')]
  return plainPage(
    c,
    `${said.fault}: ${problem.title}`,
    html`<h1>${said.fault}: ${problem.title}</h1>
      ${
        problem.errors &&
        html`<ul class="bad">
          ${problem.errors.map((error) => html`<li>${error.text}</li>`)}
        </ul>`
      }
      <p>${said.mend}</p>`,
    problem.status as 400,
  )
}
