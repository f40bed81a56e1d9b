import type { Deps } from '../deps.ts'
import { AppError } from '../platform/errors.ts'

/** What the provider said of an officer who signed in. */
export type Identity = {
  sub: string
  name: string
  email: string
  groups: string[]
  providerSid?: string
  idToken: string
}

// Cognito refuses scopes that it does not know; its groups come without asking.
const scope = 'openid email profile'
const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout'
/** Seconds that a logout token may be old. */
const logoutTokenAge = 120

const load = async () => ({ oidc: await import('openid-client'), jose: await import('./token.ts') })
const text = (claim: unknown) => (typeof claim === 'string' && claim ? claim : undefined)

/** The identity provider, as a confidential client sees it: code flow with PKCE, state and nonce. */
export function createProvider({ oidc: settings, siteUrl }: Pick<Deps, 'oidc' | 'siteUrl'>) {
  const callback = `${siteUrl}/api/auth/callback`

  async function discover() {
    const { oidc, jose } = await load()
    const config = await oidc.discovery(
      new URL(settings.issuer),
      settings.clientId,
      undefined,
      oidc.ClientSecretBasic(settings.clientSecret),
      settings.allowHttp ? { execute: [oidc.allowInsecureRequests] } : undefined,
    )
    const { issuer, jwks_uri: keys, end_session_endpoint: end } = config.serverMetadata()
    return { oidc, jose, config, issuer, end, keys: keys && jose.createRemoteJWKSet(new URL(keys)) }
  }
  let discovered: ReturnType<typeof discover> | undefined
  const provider = () =>
    (discovered ??= discover().catch(() => {
      discovered = undefined
      throw new AppError('unavailable', 'signin.failed', 'The provider does not answer')
    }))

  return {
    /** Where to send the browser, and the secrets that its return is checked with. */
    async start() {
      const { oidc, config } = await provider()
      const verifier = oidc.randomPKCECodeVerifier()
      const [state, nonce] = [oidc.randomState(), oidc.randomNonce()]
      const url = oidc.buildAuthorizationUrl(config, {
        redirect_uri: callback,
        scope,
        state,
        nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      })
      return { url: url.href, verifier, state, nonce }
    },

    /** Exchanges the code of a return; throws `signin.failed` when anything does not fit. */
    async finish(
      search: string,
      { verifier, state, nonce }: { verifier: string; state: string; nonce: string },
    ): Promise<Identity> {
      const { oidc, config } = await provider()
      const url = new URL(callback)
      url.search = search
      const tokens = await oidc
        .authorizationCodeGrant(config, url, {
          pkceCodeVerifier: verifier,
          expectedState: state,
          expectedNonce: nonce,
          idTokenExpected: true,
        })
        .catch(() => undefined)
      const claims = tokens?.claims()
      if (!tokens?.id_token || !claims)
        throw new AppError('invalid', 'signin.failed', 'The return does not fit the sign-in')
      const groups = claims['cognito:groups']
      const email = text(claims.email) ?? ''
      return {
        sub: claims.sub,
        name: text(claims.name) ?? (email || claims.sub),
        email,
        groups: Array.isArray(groups) ? groups.filter((group) => typeof group === 'string') : [],
        ...(text(claims.sid) && { providerSid: text(claims.sid)! }),
        idToken: tokens.id_token,
      }
    },

    /** Where to send the browser so that the provider ends its own session too. */
    async endUrl(idToken: string | undefined, back: string): Promise<string> {
      const { oidc, config, end } = await provider()
      if (!end) return back
      return oidc.buildEndSessionUrl(config, {
        post_logout_redirect_uri: back,
        // Cognito's own name for the same.
        logout_uri: back,
        ...(idToken && { id_token_hint: idToken }),
      }).href
    },

    /** Whose sessions a logout token ends; throws `invalid` unless the provider signed it for us just now. */
    async readLogout(token: string): Promise<{ sub: string; providerSid?: string }> {
      const { jose, issuer, keys } = await provider()
      const refused = () => new AppError('invalid', 'signin.failed', 'Not a logout token')
      if (!keys) throw refused()
      const { payload } = await jose
        .jwtVerify(token, keys, {
          issuer,
          audience: settings.clientId,
          typ: 'logout+jwt',
          maxTokenAge: logoutTokenAge,
        })
        .catch(() => {
          throw refused()
        })
      const events = payload.events as Record<string, unknown> | undefined
      if (!payload.sub || !events?.[logoutEvent] || payload.nonce !== undefined) throw refused()
      const providerSid = text(payload.sid)
      return { sub: payload.sub, ...(providerSid && { providerSid }) }
    },
  }
}
