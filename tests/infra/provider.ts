import { exportJWK, generateKeyPair, SignJWT } from 'jose'

const event = 'http://schemas.openid.net/event/backchannel-logout'

/**
 * Stands in for the provider of identities at its own address, which is not there: answers whatever this process asks
 * of it, and passes on all else. Gives what it would send by way of a browser.
 */
export async function startProvider(issuer: string, audience: string) {
  const keys = await generateKeyPair('RS256')
  const jwk = { ...(await exportJWK(keys.publicKey)), alg: 'RS256', use: 'sig', kid: 'k' }
  const real = globalThis.fetch
  let nonce = ''
  const sign = (claims: object, typ = 'JWT') =>
    new SignJWT({ sub: 'officer-1', sid: 'session-1', ...claims })
      .setProtectedHeader({ alg: 'RS256', kid: 'k', typ })
      .setIssuer(issuer)
      .setAudience(audience)
      .setIssuedAt()
      .setExpirationTime('5 minutes')
      .sign(keys.privateKey)

  async function answer(path: string): Promise<object> {
    if (path.endsWith('/jwks')) return { keys: [jwk] }
    if (path.endsWith('/token'))
      return {
        access_token: 'a',
        token_type: 'Bearer',
        id_token: await sign({ nonce, name: 'Petugas', 'cognito:groups': ['lsp'] }),
      }
    return {
      issuer,
      jwks_uri: `${issuer}/jwks`,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      response_types_supported: ['code'],
    }
  }
  globalThis.fetch = async (input, init) => {
    const url = String(input instanceof Request ? input.url : input)
    return url.startsWith(issuer) ? Response.json(await answer(url)) : real(input, init)
  }

  return {
    /** What the browser comes back with, when it was sent there by this address. */
    returnOf(location: string): string {
      const asked = new URL(location).searchParams
      nonce = asked.get('nonce')!
      return new URLSearchParams({ code: 'c', state: asked.get('state')! }).toString()
    },
    logoutToken: () => sign({ events: { [event]: {} }, jti: 'j' }, 'logout+jwt'),
    stop: () => void (globalThis.fetch = real),
  }
}
