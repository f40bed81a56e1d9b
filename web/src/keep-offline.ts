/**
 * Keeps a page and what it loaded on the device, so that what lies below `scope` opens without network. The copies
 * come out of the browser's cache: what was just loaded is not loaded again.
 */
export async function keepForOffline(page: string, scope = page) {
  if (!('serviceWorker' in navigator) || !('caches' in window)) return
  await navigator.serviceWorker.register('/offline-worker.js', { scope })
  const open = location.pathname.replace(/\/$/, '') === page
  const answer = await fetch(page, { cache: open ? 'force-cache' : 'no-cache' })
  if (!answer.ok) return
  const named = [...(await answer.clone().text()).matchAll(/"(\/assets\/[^"]+)"/g)].map(
    ([, path = '']) => path,
  )
  const loaded = performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname)
  const assets = new Set([...named, ...loaded.filter((path) => path.startsWith('/assets/'))])

  const cache = await caches.open(`page ${page}`)
  await Promise.all(
    [...assets].map(async (path) => {
      const asset = await fetch(path, { cache: 'force-cache' })
      if (!asset.ok) throw new Error(`no ${path}`)
      await cache.put(path, asset)
    }),
  )
  // The page last: what it needs is there.
  await cache.put(page, answer)
  for (const { url } of await cache.keys()) {
    const path = new URL(url).pathname
    if (path !== page && !assets.has(path)) await cache.delete(url)
  }
}
