// Opens the verification page without network, from what the page itself kept (web/src/pages/verify/offline.ts).
const patience = 3000

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))
self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (request.mode === 'navigate') event.respondWith(open(request, pathname.replace(/\/$/, '')))
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
