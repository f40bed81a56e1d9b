import { Hono } from 'hono'
import { html } from 'hono/html'
import type { Clock } from './clock.ts'

const steps = [
  { days: 1 / 24, id: '1 jam', en: '1 hour' },
  { days: 1, id: '1 hari', en: '1 day' },
  { days: 7, id: '1 minggu', en: '1 week' },
  { days: 30, id: '30 hari', en: '30 days' },
  { days: 365, id: '1 tahun', en: '1 year' },
]

const shown = (date: Date) =>
  new Intl.DateTimeFormat('id-ID', {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone: 'Asia/Jakarta',
  }).format(date)

/** The page of this machine alone: what time it is here, and setting it forward. Nothing of it is deployed. */
export const controlRoutes = (
  clock: Clock,
  links: { label: string; url: string }[],
  tick: () => Promise<unknown>,
) =>
  new Hono()
    .get('/__local', (c) =>
      c.html(
        html`<!doctype html>
          <html lang="id">
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width" />
            <title>Mesin ini – Gelombang</title>
            <main>
              <h1>Jam mesin ini</h1>
              <p><strong>${shown(clock.now())} WIB</strong></p>
              <p>
                Majukan jam untuk melihat pengingat, tenggat, dan masa berlaku. Jam tidak dapat dimundurkan;
                mulai baru dengan <code>npm start -- --fresh</code>. Sesi masuk ikut berakhir.
              </p>
              ${steps.map(
                ({ days, id, en }) =>
                  html`<form method="post" action="/__clock">
                    <button name="forwardDays" value="${days}">Maju ${id} (${en})</button>
                  </form>`,
              )}
              <h2>Tautan</h2>
              <ul>
                ${links.map(({ label, url }) => html`<li><a href="${url}">${label}</a></li>`)}
              </ul>
            </main>
          </html>`,
      ),
    )
    .get('/__clock', (c) => c.json({ now: clock.now().toISOString(), ahead: clock.ahead() }))
    .post('/__clock', async (c) => {
      const json = c.req.header('content-type')?.startsWith('application/json')
      const sent = (await (json ? c.req.json() : c.req.parseBody())) as { forwardDays?: unknown }
      try {
        await clock.forward(Number(sent.forwardDays))
      } catch (error) {
        if (error instanceof RangeError) return c.json({ message: error.message }, 400)
        throw error
      }
      await tick()
      return json
        ? c.json({ now: clock.now().toISOString(), ahead: clock.ahead() })
        : c.redirect('/__local', 303)
    })
