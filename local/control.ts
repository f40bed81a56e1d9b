import { Hono } from 'hono'
import { html } from 'hono/html'
import { dayIn } from '../functions/platform/jakarta.ts'
import type { Clock } from './clock.ts'
import { localPage } from './page.ts'
import type { Schedule } from './schedule.ts'

const steps = [
  { days: 1 / 24, id: '1 jam', en: '1 hour' },
  { days: 1, id: '1 hari', en: '1 day' },
  { days: 7, id: '1 minggu', en: '1 week' },
  { days: 30, id: '30 hari', en: '30 days' },
  { days: 365, id: '1 tahun', en: '1 year' },
]
const dayMs = 86_400_000

const shown = (date: Date) =>
  new Intl.DateTimeFormat('id-ID', {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone: 'Asia/Jakarta',
  }).format(date)

const beside = (ahead: number) => {
  const days = Math.round(Math.abs(ahead) / dayMs)
  if (days === 0) return 'Hari ini, seperti jam komputer ini.'
  return `${days} hari ${ahead > 0 ? 'di depan' : 'di belakang'} jam komputer ini.`
}

type Given = {
  clock: Clock
  links: { label: string; url: string }[]
  schedule: Pick<Schedule, 'tick' | 'day'>
  /** How many mails lie in the mailbox. */
  mails: () => number
}

/** The page of this machine alone: what time it is here, and setting it forward. Nothing of it is deployed. */
export const controlRoutes = ({ clock, links, schedule, mails }: Given) =>
  new Hono()
    .get('/__local', (c) => {
      const sent = c.req.query('sent')
      const tomorrow = dayIn(new Date(clock.now().getTime() + dayMs))
      return c.html(
        localPage(
          'Jam mesin ini',
          html`
            <h1>Jam mesin ini</h1>
            <p class="now">${shown(clock.now())} WIB</p>
            <p>${beside(clock.ahead())}</p>
            ${sent && html`<p class="said" role="status">Jam sudah maju; ${sent} surel terkirim di jalan.</p>`}
            <h2>Majukan jam</h2>
            <p>
              Setiap hari yang dilewati dijalankan seperti hari biasa, jadi tidak ada pengingat yang terlewat.
              Setahun perlu sekitar satu menit. <span lang="en">(Set the clock forward, day by day.)</span>
            </p>
            <form method="post" action="/__clock" class="row">
              ${steps.map(
                ({ days, id, en }) =>
                  html`<button name="forwardDays" value="${days}">
                    Maju ${id} <small lang="en">(${en})</small>
                  </button>`,
              )}
            </form>
            <form method="post" action="/__clock" class="row">
              <div>
                <label for="until">Sampai tanggal <small lang="en">(until)</small></label>
                <input id="until" type="date" name="until" min="${tomorrow}" required />
              </div>
              <button>Maju ke tanggal ini</button>
            </form>
            <h2>Apa yang akan terlihat</h2>
            <ul>
              <li>7 hari dan 1 hari sebelum ujian, pukul 07.00: pengingat kepada perusahaan dan peserta.</li>
              <li>6, 3, dan 1 bulan sebelum sertifikat berakhir: pemberitahuan untuk memperpanjang.</li>
              <li>
                Sehari setelah masa berlaku: sertifikat kedaluwarsa di register, portal, dan halaman periksa.
              </li>
              <li>Tenggat nominasi, tautan portal, dan sesi masuk berakhir pada waktunya.</li>
            </ul>
            <p>
              Jam tidak dapat dimundurkan; mulai baru dengan <code>npm start -- --fresh</code>. Tanggal di
              peramban tetap tanggal komputer ini.
            </p>
            <h2>Tautan</h2>
            <ul>
              ${links.map(({ label, url }) => html`<li><a href="${url}">${label}</a></li>`)}
            </ul>
          `,
        ),
      )
    })
    .get('/__clock', (c) => c.json({ now: clock.now().toISOString(), ahead: clock.ahead() }))
    .post('/__clock', async (c) => {
      const json = c.req.header('content-type')?.startsWith('application/json')
      const sent = (await (json ? c.req.json() : c.req.parseBody())) as {
        forwardDays?: unknown
        until?: unknown
      }
      const days = sent.until
        ? (Date.parse(String(sent.until)) - Date.parse(dayIn(clock.now()))) / dayMs
        : Number(sent.forwardDays)
      const before = mails()
      try {
        await clock.forward(days, schedule.day)
      } catch (error) {
        if (error instanceof RangeError) return c.json({ message: error.message }, 400)
        throw error
      }
      await schedule.tick()
      // What a browser keeps for a minute is of another day now.
      c.header('clear-site-data', '"cache"')
      return json
        ? c.json({ now: clock.now().toISOString(), ahead: clock.ahead() })
        : c.redirect(`/__local?sent=${mails() - before}`, 303)
    })
