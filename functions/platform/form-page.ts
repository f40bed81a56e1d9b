import type { Context } from 'hono'
import { html } from 'hono/html'
import type { Endpoint } from '../contract/endpoint.ts'
import type { Problem } from '../contract/problem.ts'
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

const sheet = (language: 'id' | 'en', title: string, body: unknown) =>
  html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${title} – Gelombang</title>
      </head>
      <body>
        ${body}
        <p><a href="${language === 'en' ? '/en' : '/'}">${words[language].home}</a></p>
      </body>
    </html>`

/** What a browser without JavaScript sees when its form was taken. */
export async function formPage(c: Context<Env>, _endpoint: Endpoint, reply: unknown) {
  const language = c.get('language')
  const said = words[language]
  const reference = (reply as { reference?: string } | undefined)?.reference
  return c.html(
    sheet(
      language,
      said.done,
      html`<h1>${said.done}</h1>
        ${reference ? html`<p>${said.reference}: <strong>${reference}</strong></p>` : ''}
        <p>${said.next}</p>`,
    ),
  )
}

/** What it sees when the form was refused: every fault at once. */
export async function formProblem(c: Context<Env>, problem: Problem) {
  const language = c.get('language')
  const said = words[language]
  return c.html(
    sheet(
      language,
      `${said.fault}: ${problem.title}`,
      html`<h1>${said.fault}: ${problem.title}</h1>
        <ul>
          ${(problem.errors ?? []).map((error) => html`<li>${error.text}</li>`)}
        </ul>
        <p>${said.mend}</p>`,
    ),
    problem.status as 400,
  )
}
