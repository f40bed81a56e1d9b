import { html } from 'hono/html'
import type { Context } from 'hono'
import type { Env } from '../platform/door.ts'
import { shortDay } from '../platform/dates.ts'
import { plainPage } from '../platform/form-page.ts'
import { dayIn } from '../platform/jakarta.ts'
import type { StoredSlip } from './slip.ts'

const words = {
  id: {
    title: 'Surat keterangan loket izin',
    unknown: 'Surat ini bukan dari kami',
    unknownWhat:
      'Kodenya tidak kami kenal: surat ini tidak dicetak oleh loket izin, sudah lebih dari setahun, atau kodenya rusak. Jangan memakainya. Minta loket izin memeriksa perusahaannya sekarang.',
    genuine: 'Surat ini asli',
    still: {
      sign: 'Masih berlaku: izin boleh ditandatangani',
      hold: 'Masih berlaku: izin jangan ditandatangani',
    },
    changed: 'Keadaannya sudah berubah. Surat ini tidak berlaku lagi; minta yang baru di loket izin.',
    company: 'Perusahaan',
    at: 'Diperiksa',
    said: 'Isi surat',
    answer: { sign: 'Boleh ditandatangani', hold: 'Jangan ditandatangani' },
    number: 'Nomor catatan',
  },
  en: {
    title: 'Slip of the permit desk',
    unknown: 'This slip is not ours',
    unknownWhat:
      'We do not know its code: it was not printed by the permit desk, is more than a year old, or the code is damaged. Do not use it. Ask the permit desk to check the company now.',
    genuine: 'This slip is genuine',
    still: {
      sign: 'Still holds: the permit may be signed',
      hold: 'Still holds: the permit must not be signed',
    },
    changed: 'Things have changed since. This slip no longer holds; ask the permit desk for a new one.',
    company: 'Company',
    at: 'Checked',
    said: 'It says',
    answer: { sign: 'May be signed', hold: 'Must not be signed' },
    number: 'Record number',
  },
}

/** What a scanned slip is: ours or not, and whether its answer is still the desk's. */
export function slipPage(c: Context<Env>, slip: (StoredSlip & { still: boolean }) | undefined) {
  const language = c.get('language')
  const w = words[language]
  if (!slip)
    return plainPage(
      c,
      w.unknown,
      html`<h1>${w.unknown}</h1>
        <p class="bad">${w.unknownWhat}</p>`,
    )
  const { still, answer, company, at, id } = slip
  return plainPage(
    c,
    w.title,
    html`<h1>${w.title}</h1>
      <p><strong>${w.genuine}.</strong></p>
      <p class="${still && answer === 'sign' ? 'good' : 'bad'}">
        <strong>${still ? w.still[answer] : w.changed}</strong>
      </p>
      <table>
        <tr>
          <th scope="row">${w.company}</th>
          <td>${company.name}, ${company.district}</td>
        </tr>
        <tr>
          <th scope="row">${w.said}</th>
          <td>${w.answer[answer]}</td>
        </tr>
        <tr>
          <th scope="row">${w.at}</th>
          <td>${shortDay(dayIn(new Date(at)), language)}</td>
        </tr>
        <tr>
          <th scope="row">${w.number}</th>
          <td>${id}</td>
        </tr>
      </table>`,
  )
}
