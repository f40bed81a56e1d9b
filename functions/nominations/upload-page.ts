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
    cut: (shown: number, all: number) =>
      `${shown} dari ${all} baris ditampilkan. Untuk melihat sisanya, bagi berkas menjadi beberapa bagian dan kirim satu per satu.`,
    row: 'Baris',
    name: 'Nama',
    verdict: 'Jawaban',
    later:
      'Waktunya habis sebelum semua terkirim. Kirim berkas yang sama lagi: yang sudah masuk tidak berubah.',
    doubts: 'Perlu dipastikan',
    doubtsLead:
      'Data dan NIK baris-baris ini tidak cocok. Lihat KTP-nya: centang bila datanya memang benar, atau betulkan di berkas lalu kirim lagi.',
    doubtsDo: 'Kirim yang dicentang',
    right: 'KTP sudah diperiksa, datanya benar',
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
    cut: (shown: number, all: number) =>
      `${shown} of ${all} rows are shown. To see the others, divide the file into parts and send them one by one.`,
    row: 'Row',
    name: 'Name',
    verdict: 'Answer',
    later: 'Time ran out before all were sent. Send the same file again: what is in does not change.',
    doubts: 'To be confirmed',
    doubtsLead:
      'In these rows, data and NIK do not match. Look at the identity card: tick if the data are right, or mend them in the file and send it again.',
    doubtsDo: 'Send what is ticked',
    right: 'Identity card checked, the data are right',
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
  /** All that is known of a row to be confirmed, closed: the page gives it back with the tick. */
  sealed?: string
}
type Given = { language: Language; schemes: Programme['schemes'] }

const tone = (answer: Answer) =>
  answer === 'refused' ? 'refused' : answer === 'confirm' || answer === 'later' ? 'confirm' : 'taken'

/** What a row is told whose scheme the programme does not have. */
export const saysStrangeScheme = (scheme: string, language: Language) => words[language].strange(scheme)

const formTo = (language: Language, fields: unknown) =>
  html`<form method="post" action="/api/papers/portal/roster" enctype="multipart/form-data">
    <input type="hidden" name="language" value="${language}" />
    ${fields}
  </form>`

/** The form that takes a file, under the heading of its page. */
function formOf({ language, schemes }: Given) {
  const said = words[language]
  return formTo(
    language,
    html`<p><label for="file">${said.file}</label><input id="file" name="file" type="file" required /></p>
      <p>
        <label for="scheme">${said.scheme}</label>
        <select id="scheme" name="scheme">
          ${schemes.map(
            ({ id, name, nameEn }) =>
              html`<option value="${id}">${language === 'en' ? nameEn : name}</option>`,
          )}
        </select>
      </p>
      <p>
        <label><input type="checkbox" name="send" value="yes" /> ${said.send}</label>
      </p>
      <p><button type="submit">${said.read}</button></p>`,
  )
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

const listed = (faults: readonly string[], id?: string) =>
  faults.length > 0
    ? html`<ul ${id ? html`id="${id}"` : ''}>
        ${faults.map((text) => html`<li>${text}</li>`)}
      </ul>`
    : ''

/** Rows to be confirmed, each with a box; ticked ones are sent without the file. */
function doubtsOf(language: Language, rows: readonly AnsweredRow[], nameOf: (row: AnsweredRow) => string) {
  const said = words[language]
  return html`<h2>${said.doubts}</h2>
    <p>${said.doubtsLead}</p>
    ${cut(language, rows)}
    ${formTo(
      language,
      html`<ul class="doubts">
          ${rows.slice(0, mostShown).map(
            (row, at) =>
              html`<li>
                <strong>${said.row} ${nameOf(row)}${row.name ? `, ${row.name}` : ''}</strong>
                ${listed(row.faults, `doubt-${at}`)}
                <input type="hidden" name="row" value="${row.sealed}" />
                <label>
                  <input type="checkbox" name="right" value="${at}" aria-describedby="doubt-${at}" />
                  <span>${said.row} ${nameOf(row)}: ${said.right}</span>
                </label>
              </li>`,
          )}
        </ul>
        <p><button type="submit">${said.doubtsDo}</button></p>`,
    )}`
}

/** Rows of one list on a page: an answer of the function that serves it has a limit, and so has a phone. */
const mostShown = 1000
const cut = (language: Language, { length }: readonly AnsweredRow[]) =>
  length > mostShown ? html`<p class="bad">${words[language].cut(mostShown, length)}</p>` : ''

const wanting: readonly Answer[] = ['refused', 'later']
/** The rows that want something before those that are well. */
const wantingFirst = (rows: readonly AnsweredRow[]) => [
  ...rows.filter(({ answer }) => wanting.includes(answer)),
  ...rows.filter(({ answer }) => !wanting.includes(answer)),
]

/** The page that answers each row. */
export function answering(given: Given, rows: readonly AnsweredRow[]) {
  const said = words[given.language]
  const severalSheets = new Set(rows.map(({ sheet }) => sheet)).size > 1
  const nameOf = ({ sheet, row }: AnsweredRow) => `${severalSheets ? `${sheet} ` : ''}${row}`
  const totals = groupBy(rows, ({ answer }) => answer)
  const doubtful = rows.filter(({ sealed }) => sealed)
  const others = wantingFirst(rows.filter(({ sealed }) => !sealed))
  return {
    title: said.answer,
    body: html`<h1>${said.answer}</h1>
      <ul>
        ${[...totals].map(([answer, those]) => html`<li>${those.length} ${said.answers[answer]}</li>`)}
      </ul>
      ${totals.has('good') ? html`<p>${said.unsent}</p>` : ''}
      ${totals.has('later') ? html`<p class="bad">${said.later}</p>` : ''}
      ${doubtful.length > 0 ? doubtsOf(given.language, doubtful, nameOf) : ''}
      ${others.length > 0 ? tableOf(given.language, others, nameOf) : ''}
      <h2>${said.again}</h2>
      ${formOf(given)}`,
  }
}

const tableOf = (language: Language, rows: readonly AnsweredRow[], nameOf: (row: AnsweredRow) => string) => {
  const said = words[language]
  return html`${cut(language, rows)}
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
          ${rows.slice(0, mostShown).map(
            (row) =>
              html`<tr>
                <th scope="row">${nameOf(row)}</th>
                <td>${row.name ?? ''}</td>
                <td>
                  <span class="answer-${tone(row.answer)}">${said.answers[row.answer]}</span>
                  ${listed(row.faults)}
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`
}
