import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { Provider } from 'oidc-provider'
import { loginPage } from './login-page.ts'
import { users } from './users.ts'

/** The client that the API is, at the local provider. */
export const client = { clientId: 'gelombang', clientSecret: 'local-only-secret-of-the-api-client' }

type Options = { port: number; siteUrl: string; cookieSecret: string }

/** The provider warns that it keeps all in memory with keys of the moment: here it should. */
async function quietly(make: () => Promise<Provider>): Promise<Provider> {
  const { warn } = console
  console.warn = () => {}
  try {
    return await make()
  } finally {
    console.warn = warn
  }
}

/** Starts an OIDC provider with a login page of cards; `stop` ends it. */
export async function startProvider({ port, siteUrl, cookieSecret }: Options) {
  const issuer = `http://localhost:${port}`
  const provider = await quietly(
    async () =>
      new (await import('oidc-provider')).Provider(issuer, {
        clients: [
          {
            client_id: client.clientId,
            client_secret: client.clientSecret,
            redirect_uris: [`${siteUrl}/api/auth/callback`],
            post_logout_redirect_uris: [`${siteUrl}/`],
            grant_types: ['authorization_code'],
            response_types: ['code'],
            token_endpoint_auth_method: 'client_secret_basic',
            backchannel_logout_uri: `${siteUrl}/api/auth/backchannel-logout`,
            backchannel_logout_session_required: true,
          },
        ],
        pkce: { required: () => true },
        scopes: ['openid', 'email', 'profile'],
        // As Cognito does: the groups come with the token, unasked.
        claims: { openid: ['sub', 'cognito:groups'], email: ['email', 'email_verified'], profile: ['name'] },
        conformIdTokenClaims: false,
        // Its own fetch refuses addresses of this machine, which is where the API stands.
        fetch: (url, options) => {
          const { dispatcher: _, ...rest } = (options ?? {}) as RequestInit & { dispatcher?: unknown }
          return globalThis.fetch(url as URL, rest)
        },
        features: {
          devInteractions: { enabled: false },
          rpInitiatedLogout: {
            enabled: true,
            // Straight on: whoever comes here has pressed "sign out" already.
            logoutSource: (ctx, form) => {
              const confirmed =
                '<input type="hidden" name="logout" value="yes"><button>Keluar</button></form>'
              const script = '<script>document.forms[0].submit()</script>'
              ctx.body = `<!doctype html><title>Keluar</title>${form.replace('</form>', confirmed)}${script}`
            },
          },
          backchannelLogout: { enabled: true },
        },
        async findAccount(_ctx, id) {
          const user = users.find((one) => one.id === id)
          return (
            user && {
              accountId: id,
              claims: async () => ({
                sub: id,
                name: user.name,
                email: user.email,
                email_verified: true,
                'cognito:groups': user.groups,
              }),
            }
          )
        },
        interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
        cookies: { keys: [cookieSecret] },
        ttl: { AccessToken: 3600, Session: 86_400, Interaction: 3600, Grant: 86_400, IdToken: 3600 },
      }),
  )

  provider.use(async (ctx, next) => {
    const [, uid, login] = /^\/interaction\/([\w-]+)(\/login)?$/.exec(ctx.path) ?? []
    if (!uid) return next()
    const { prompt, session, params } = await provider.interactionDetails(ctx.req, ctx.res)
    if (prompt.name === 'consent' && session) {
      const grant = new provider.Grant({ accountId: session.accountId, clientId: client.clientId })
      grant.addOIDCScope(String(params.scope))
      const consent = { grantId: await grant.save() }
      return provider.interactionFinished(ctx.req, ctx.res, { consent }, { mergeWithLastSubmission: true })
    }
    if (ctx.method === 'POST' && login) {
      let body = ''
      for await (const chunk of ctx.req) body += String(chunk)
      const accountId = new URLSearchParams(body).get('login') ?? ''
      if (users.some((user) => user.id === accountId))
        return provider.interactionFinished(ctx.req, ctx.res, { login: { accountId } })
    }
    ctx.type = 'html'
    ctx.body = String(await loginPage(`/interaction/${uid}/login`, users))
  })

  const server = provider.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    issuer,
    port: (server.address() as AddressInfo).port,
    stop: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
