import type { BrowserContext } from 'playwright-core'

const api = '**/api/**'

/** No network for a device; its questions to the API fail too while a page is being opened, before the browser knows. */
export async function cutNetwork(context: BrowserContext) {
  await context.route(api, (route) => route.abort('internetdisconnected'))
  await context.setOffline(true)
}

export async function restoreNetwork(context: BrowserContext) {
  await context.unroute(api)
  await context.setOffline(false)
}
