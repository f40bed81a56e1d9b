/** What a token of the provider is checked with; named, so that the rest of the library stays out of the function. */
export { createRemoteJWKSet, jwtVerify } from 'jose'
