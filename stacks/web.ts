import { onRequest, onResponse, unknownPage } from './edge.ts'
import type { Deployment } from './lib.ts'
import type { Secrets } from './secrets.ts'

/**
 * What every page keeps to. Each page narrows it further by a policy of its own, which the build writes: it
 * alone knows the hashes of the page's inline styles, so styles and the default are left to it.
 */
export const policy = [
  "script-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "media-src 'none'",
  "object-src 'none'",
  "frame-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  'upgrade-insecure-requests',
].join('; ')

/** The site's own domain, with the API below /api. */
export function web({ siteDomain, certificate, firewall }: Deployment, { origin }: Secrets) {
  const headers = new aws.cloudfront.ResponseHeadersPolicy('SiteHeaders', {
    name: `${$app.name}-${$app.stage}-site`,
    securityHeadersConfig: {
      // The API's own pages bring a narrower one.
      contentSecurityPolicy: { contentSecurityPolicy: policy, override: false },
      strictTransportSecurity: {
        accessControlMaxAgeSec: 63_072_000,
        includeSubdomains: true,
        preload: true,
        override: true,
      },
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: 'DENY', override: true },
      referrerPolicy: { referrerPolicy: 'strict-origin-when-cross-origin', override: true },
    },
    customHeadersConfig: {
      items: [
        {
          header: 'permissions-policy',
          value: 'camera=(self), geolocation=(), microphone=()',
          override: true,
        },
        { header: 'cross-origin-opener-policy', value: 'same-origin', override: true },
      ],
    },
  })

  // SST takes the mark of a secret off on the way into the code of its functions at the edge.
  $transform(aws.cloudfront.Function, (args) => {
    args.code = $util.secret(args.code)
  })
  const router = new sst.aws.Router('Site', {
    ...(siteDomain && {
      domain: { name: siteDomain, ...(certificate && { dns: false as const, cert: certificate }) },
    }),
    edge: {
      viewerRequest: { injection: onRequest(origin.value) },
      viewerResponse: { injection: onResponse },
    },
    ...(firewall && {
      waf: {
        // An office of many desks has one address.
        rateLimitPerIp: 2000,
        // The API checks every field itself; the core rules take names in rosters for attacks.
        managedRules: { coreRuleSet: false, knownBadInputs: true, sqlInjection: false },
        logging: { include: 'blocked' as const, retention: '1 month' as const },
      },
    }),
    transform: {
      cdn: (args) => {
        args.defaultCacheBehavior = $output(args.defaultCacheBehavior).apply((behavior) => ({
          ...behavior,
          responseHeadersPolicyId: headers.id,
        }))
        args.transform = {
          distribution: { priceClass: 'PriceClass_200', httpVersion: 'http2and3', isIpv6Enabled: true },
        }
      },
    },
  })
  return { router, siteUrl: router.url.apply((url) => url.replace(/\/$/, '')) }
}
export type Web = ReturnType<typeof web>

/** The built site. CloudFront compresses by itself; files of older builds stay, for pages that are still open. */
export const site = ({ router }: Web) =>
  new sst.aws.StaticSite('Pages', {
    build: { command: 'npm run build', output: 'dist' },
    router: { instance: router },
    assets: {
      purge: false,
      fileOptions: [
        { files: '**', ignore: ['**/*.{gz,br}', '.digest'], cacheControl: 'no-cache' },
        { files: '404.html', cacheControl: unknownPage },
        {
          files: 'assets/**',
          ignore: '**/*.{gz,br}',
          cacheControl: 'public, max-age=31536000, immutable',
        },
      ],
    },
  })
