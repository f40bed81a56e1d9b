type Asked = {
  method: string
  /** Below `/api`. */
  path: string
  headers: Record<string, string>
  cookie?: string | undefined
  body?: string | undefined
  /** The body goes as it does when it may be no text. */
  inBase64?: boolean
}

/** What a function's address hands on of a request to the site: the form of API Gateway, version 2. */
export function urlEvent({ method, path, headers, cookie, body, inBase64 = false }: Asked) {
  const [rawPath, rawQueryString = ''] = `/api${path}`.split('?') as [string, string?]
  const host = 'abc.lambda-url.ap-southeast-3.on.aws'
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath,
    rawQueryString,
    headers: { host, 'x-viewer-ip': '203.0.113.7', ...headers },
    ...(cookie && { cookies: [cookie] }),
    requestContext: {
      accountId: 'anonymous',
      apiId: 'abc',
      domainName: host,
      http: { method, path: rawPath, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'CloudFront' },
      requestId: 'of-lambda',
      routeKey: '$default',
      stage: '$default',
      timeEpoch: Date.now(),
    },
    ...(body !== undefined && { body: inBase64 ? Buffer.from(body).toString('base64') : body }),
    isBase64Encoded: inBase64 && body !== undefined,
  }
}
