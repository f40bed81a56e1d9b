import type { Deps } from '../../deps.ts'
import type { serve } from '../../serve.ts'

/** Bytes of a file that surely fit into an answer of Lambda (6 MB), however they are written into it. */
export const mostBytes = 2_900_000
/** How long the link to a larger one opens. */
const linkSeconds = 60

type Served = ReturnType<typeof serve>

/** Hands out files that are too large for an answer by way of the bucket: the answer sends the browser to them. */
export const byWayOfBucket = (served: Served, { files, newId }: Pick<Deps, 'files' | 'newId'>): Served => ({
  ...served,
  async fetch(request, env) {
    const answer = await served.fetch(request, env)
    const [, name] = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '') ?? []
    if (!answer.ok || !name) return answer
    const bytes = new Uint8Array(await answer.arrayBuffer())
    if (bytes.length <= mostBytes) return new Response(bytes, answer)
    const key = `exports/${newId()}` as const
    await files.put(key, bytes, { type: answer.headers.get('content-type') ?? 'application/octet-stream' })
    const headers = new Headers(answer.headers)
    for (const of of ['content-disposition', 'content-type', 'content-length']) headers.delete(of)
    headers.set('location', await files.link(key, { name, seconds: linkSeconds }))
    return new Response(null, { status: 303, headers })
  },
})
