import { html } from 'hono/html'
import type { Language } from '../contract/fields.ts'
import type { Programme } from '../contract/programme.ts'
import { groupBy } from '../platform/group-by.ts'

const words = {
  id: {
    title: 'Kirim daftar tanpa JavaScript',
    answer: 'Jawaban untuk daftar Anda',
    file: 'Berkas .xlsx atau CSV, paling besar 4 MB',
    scheme: 'Skema, untuk baris yang tidak menyebutnya',
    send: 'Kirim baris yang baik',
    strange: (scheme: string) => `Program ini tidak punya skema “${scheme}”: dipakai skema yang dipilih.`,
    read: 'Baca daftar',
    unsent: 'Belum ada yang dikirim. Untuk mengirim baris yang baik, pilih berkas lagi dan centang kotaknya.',
    again: 'Kirim berkas yang sudah diperbaiki',
    row: 'Baris',
    name: 'Nama',
    verdict: 'Jawaban',
    later:
      'Waktunya habis sebelum semua terkirim. Kirim berkas yang sama lagi: yang sudah masuk tidak berubah.',
    answers: {
      good: 'baik, belum dikirim',
      later: 'baik, belum sempat dikirim',
      taken: 'masuk',
      updated: 'diperbarui',
      unchanged: 'sudah ada, tidak berubah',
      elsewhere: 'masuk, akan dilihat petugas',
      confirm: 'perlu dipastikan',
      refused: 'belum bisa diterima',
    },
  },
  en: {
    title: 'Send a roster without JavaScript',
    answer: 'The answer to your roster',
    file: 'A file .xlsx or CSV, 4 MB at most',
    scheme: 'Scheme, for rows that name none',
    send: 'Send the good rows',
    strange: (scheme: string) => `This programme has no scheme “${scheme}”: the chosen one is used.`,
    read: 'Read the roster',
    unsent: 'Nothing was sent yet. To send the good rows, choose the file again and tick the box.',
    again: 'Send the mended file',
    row: 'Row',
    name: 'Name',
    verdict: 'Answer',
    later: 'Time ran out before all were sent. Send the same file again: what is in does not change.',
    answers: {
      good: 'good, not sent yet',
      later: 'good, not sent in time',
      taken: 'taken',
      updated: 'updated',
      unchanged: 'there already, unchanged',
      elsewhere: 'taken, an office will look',
      confirm: 'needs confirmation',
      refused: 'not taken yet',
    },
  },
}

export type Answer = keyof (typeof words)['id']['answers']
/** One row of a roster with its answer; `faults` are texts in the reader's language, every NIK masked. */
export type AnsweredRow = {
  sheet: string
  row: number
  name: string | undefined
  answer: Answer
  faults: string[]
}
type Given = { language: Language; schemes: Programme['schemes'] }

const tone = (answer: Answer) =>
  answer === 'refused' ? 'refused' : answer === 'confirm' || answer === 'later' ? 'confirm' : 'taken'

/** What a row is told whose scheme the programme does not have. */
export const saysStrangeScheme = (scheme: string, language: Language) => words[language].strange(scheme)

/** The form, under the heading of its page. */
export function formOf({ language, schemes }: Given) {
  const said = words[language]
  return html`<form method="post" action="/api/papers/portal/roster" enctype="multipart/form-data">
    <input type="hidden" name="language" value="${language}" />
    <p><label for="file">${said.file}</label><input id="file" name="file" type="file" required /></p>
    <p>
      <label for="scheme">${said.scheme}</label>
      <select id="scheme" name="scheme">
        ${schemes.map(
          ({ id, name, nameEn }) => html`<option value="${id}">${language === 'en' ? nameEn : name}</option>`,
        )}
      </select>
    </p>
    <p>
      <label><input type="checkbox" name="send" value="yes" /> ${said.send}</label>
    </p>
    <p><button type="submit">${said.read}</button></p>
  </form>`
}

/** The page that asks for a file. */
export const asking = (given: Given) => {
  const { title } = words[given.language]
  return {
    title,
    body: html`<h1>${title}</h1>
      ${formOf(given)}`,
  }
}

const wanting: readonly Answer[] = ['refused', 'confirm', 'later']
/** The rows that want something before those that are well. */
const wantingFirst = (rows: readonly AnsweredRow[]) => [
  ...rows.filter(({ answer }) => wanting.includes(answer)),
  ...rows.filter(({ answer }) => !wanting.includes(answer)),
]

/** The page that answers each row. */
export function answering(given: Given, rows: readonly AnsweredRow[]) {
  const said = words[given.language]
  const severalSheets = new Set(rows.map(({ sheet }) => sheet)).size > 1
  const totals = groupBy(rows, ({ answer }) => answer)
  return {
    title: said.answer,
    body: html`<h1>${said.answer}</h1>
      <ul>
        ${[...totals].map(([answer, those]) => html`<li>${those.length} ${said.answers[answer]}</li>`)}
      </ul>
      ${totals.has('good') ? html`<p>${said.unsent}</p>` : ''}
      ${totals.has('later') ? html`<p class="bad">${said.later}</p>` : ''}
      <div class="rows" tabindex="0" role="region" aria-label="${said.answer}">
        <table>
          <thead>
            <tr>
              <th scope="col">${said.row}</th>
              <th scope="col">${said.name}</th>
              <th scope="col">${said.verdict}</th>
            </tr>
          </thead>
          <tbody>
            ${wantingFirst(rows).map(
              ({ sheet, row, name, answer, faults }) =>
                html`<tr>
                  <th scope="row">${severalSheets ? `${sheet} ` : ''}${row}</th>
                  <td>${name ?? ''}</td>
                  <td>
                    <span class="answer-${tone(answer)}">${said.answers[answer]}</span>
                    ${
                      faults.length > 0
                        ? html`<ul>
                            ${faults.map((text) => html`<li>${text}</li>`)}
                          </ul>`
                        : ''
                    }
                  </td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      <h2>${said.again}</h2>
      ${formOf(given)}`,
  }
}
