// Opens pages without network, from what they themselves kept (web/src/keep-offline.ts).
const patience = 3000

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))
self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  // The officers' pages are one document.
  const page = pathname.startsWith('/admin') ? '/admin' : pathname.replace(/\/$/, '')
  if (request.mode === 'navigate') event.respondWith(open(request, page))
  else if (pathname.startsWith('/assets/'))
    event.respondWith(kept(pathname).then((found) => found ?? fetch(request)))
})

const kept = (path) => caches.match(path, { ignoreVary: true })

/** The page from the network; as it was kept when the network fails or dawdles. */
async function open(request, path) {
  const late = new Promise((resolve) => setTimeout(resolve, patience))
  const online = fetch(request)
  const answer = await Promise.race([online.catch(() => undefined), late])
  if (answer && answer.status < 500) return answer
  return (await kept(path)) ?? online
}
