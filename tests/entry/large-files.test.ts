import { afterAll, describe, expect, it } from 'vitest'
import { byWayOfBucket, mostBytes } from '../../functions/entry/wiring/large-files.ts'
import { testBucket } from '../support/bucket.ts'

const bucket = testBucket()
afterAll(() => bucket.stop())

const headers = {
  'content-type': 'application/pdf',
  'content-disposition': 'attachment; filename="slips.pdf"',
  'cache-control': 'no-store',
  'x-request-id': 'request-1',
}
/** What answers with so many bytes. */
function answering(size: number, status = 200, of: Record<string, string> = headers) {
  const fetch = async () => new Response(new Uint8Array(size).fill(37), { status, headers: of })
  const served = byWayOfBucket(
    { fetch, request: fetch },
    { files: bucket.files, newId: () => `file-${size}` },
  )
  return served.fetch(new Request('http://localhost/api/papers/x'))
}

describe('a file that the papers answer with', () => {
  it('is the answer itself while it fits', async () => {
    const answer = await answering(mostBytes)
    expect(answer.status).toBe(200)
    expect(Object.fromEntries(answer.headers)).toMatchObject(headers)
    expect((await answer.arrayBuffer()).byteLength).toBe(mostBytes)
  })

  it('is fetched from the bucket by a link when it does not', async () => {
    const answer = await answering(mostBytes + 1)
    expect(answer.status).toBe(303)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('x-request-id')).toBe('request-1')
    expect(answer.headers.has('content-disposition')).toBe(false)
    const link = new URL(answer.headers.get('location')!)
    expect(Number(link.searchParams.get('X-Amz-Expires'))).toBeLessThanOrEqual(60)
    const file = await fetch(link)
    expect(file.headers.get('content-type')).toBe('application/pdf')
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="slips.pdf"')
    expect((await file.arrayBuffer()).byteLength).toBe(mostBytes + 1)
  })

  it('is neither when it is a refusal or no file', async () => {
    expect((await answering(mostBytes + 1, 404)).status).toBe(404)
    const json = await answering(mostBytes + 1, 200, { 'content-type': 'application/json' })
    expect(json.status).toBe(200)
  })

  it('fits into an answer of Lambda in base64 and as text alike', () => {
    const lambda = 6 * 1024 * 1024
    expect(Math.ceil(mostBytes / 3) * 4).toBeLessThan(lambda)
    expect(JSON.stringify('"'.repeat(mostBytes)).length).toBeLessThan(lambda)
  })
})
