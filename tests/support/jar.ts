type Cookie = { name: string; value: string; path: string; host: string }

/** A browser's cookies, by host and path: fetches, follows redirects, keeps what it is given. */
export function createJar() {
  let cookies: Cookie[] = []

  const header = (url: URL) =>
    cookies
      .filter(({ host, path }) => {
        const below = path.endsWith('/') ? path : `${path}/`
        return host === url.hostname && (url.pathname === path || url.pathname.startsWith(below))
      })
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ')

  function keep(url: URL, lines: string[]) {
    for (const line of lines) {
      const [pair = '', ...rest] = line.split(';').map((part) => part.trim())
      const attributes = Object.fromEntries(
        rest.map((part) => {
          const [name = '', value = ''] = part.split('=')
          return [name.toLowerCase(), value]
        }),
      )
      const at = pair.indexOf('=')
      const [name, value] = [pair.slice(0, at), pair.slice(at + 1)]
      const path = attributes.path || '/'
      cookies = cookies.filter(
        (one) => !(one.name === name && one.path === path && one.host === url.hostname),
      )
      const gone =
        attributes['max-age'] === '0' || (attributes.expires && new Date(attributes.expires) < new Date())
      if (!gone && value) cookies.push({ name, value, path, host: url.hostname })
    }
  }

  /** One request without following a redirect. */
  async function once(address: string | URL, init: RequestInit = {}) {
    const url = new URL(address)
    const headers = { ...(init.headers as Record<string, string>), cookie: header(url) }
    const response = await fetch(url, { ...init, redirect: 'manual', headers })
    keep(url, response.headers.getSetCookie())
    return response
  }

  return {
    once,
    header: (address: string) => header(new URL(address)),
    get: (name: string) => cookies.find((cookie) => cookie.name === name)?.value,
    /** A request, redirects followed; `visited` names every address on the way. */
    async follow(address: string | URL, init: RequestInit = {}) {
      const visited: string[] = []
      let url = new URL(address)
      let next: RequestInit = init
      for (let hop = 0; hop < 15; hop++) {
        visited.push(url.href)
        const response = await once(url, next)
        const location = response.headers.get('location')
        if (response.status < 300 || response.status > 399 || !location)
          return { status: response.status, url, visited, text: await response.text() }
        url = new URL(location, url)
        next = {}
      }
      throw new Error('too many redirects')
    },
  }
}
export type Jar = ReturnType<typeof createJar>

/** Signs an officer in through the provider's login page, as a browser without scripts does. */
export async function signIn(jar: Jar, siteUrl: string, user: string, back = '/api/me') {
  const page = await jar.follow(`${siteUrl}/api/auth/login?back=${encodeURIComponent(back)}`)
  const action = /action="([^"]+)"/.exec(page.text)?.[1]
  if (!action) throw new Error(`no login page: ${page.status} ${page.text.slice(0, 200)}`)
  return jar.follow(new URL(action, page.url), {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: `login=${user}`,
  })
}
