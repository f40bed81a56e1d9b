import { html } from 'hono/html'

const style = `
  :root { color-scheme: light dark }
  body { margin: 0; font: 1.0625rem/1.5 system-ui, sans-serif; background: light-dark(#f6f4ef, #16191d); color: light-dark(#1c2430, #eceae4) }
  main { max-width: 56rem; margin: 0 auto; padding: 2rem 1rem 4rem }
  h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .5rem }
  p { margin: 0 0 1.5rem; max-width: 40rem }
  h2 { font-size: 1.25rem; margin: 2rem 0 .5rem }
  .cards { list-style: none; margin: 0; padding: 0; display: grid; gap: .75rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 16rem), 1fr)) }
  .cards button { width: 100%; height: 100%; padding: 1rem; text-align: start }
  button, input { min-height: 44px; padding: .5rem 1rem; font: inherit; color: inherit; background: light-dark(#fff, #20252b); border: 1px solid light-dark(#b9b4a6, #4a525c); border-radius: .5rem }
  button { cursor: pointer }
  button:hover { border-color: light-dark(#1a5d4c, #7fd1b9) }
  button:focus-visible, input:focus-visible { outline: 3px solid light-dark(#1a5d4c, #7fd1b9); outline-offset: 2px }
  .cards strong { display: block; overflow-wrap: anywhere }
  a { color: light-dark(#1a5d4c, #7fd1b9) }
  .row { display: flex; flex-wrap: wrap; gap: .5rem; align-items: end; margin: 0 0 1rem }
  .row label { display: block; font-weight: 600 }
  .now { font-size: 1.5rem; font-weight: 600; margin: 0 }
  .said { padding: .75rem 1rem; border-inline-start: 4px solid light-dark(#1a5d4c, #7fd1b9); background: light-dark(#fff, #20252b) }
  li { margin-block: .25rem }
  .role { display: inline-block; margin-bottom: .25rem; font-size: .875rem; font-weight: 600; color: light-dark(#1a5d4c, #7fd1b9) }
  small { font-size: .9375rem; color: light-dark(#4b5563, #b6b9bd) }`

/** A page of this machine alone; nothing of it is deployed. */
export const localPage = (title: string, main: ReturnType<typeof html>) =>
  html`<!doctype html>
    <html lang="id">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${title} – Gelombang (lokal)</title>
        <style>
          ${style}
        </style>
      </head>
      <body>
        <main>${main}</main>
      </body>
    </html>`
