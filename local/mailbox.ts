import { appendFile, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'

type Email = { destination: { to: string[] }; body: { text?: string } }
type Server = Pick<import('node:http').Server, 'close' | 'closeAllConnections' | 'keepAliveTimeout'>
type Start = (config: { host: string; port: number }) => Promise<Server>

const load = createRequire(import.meta.url)

/**
 * A mail service that looks like SES and delivers into an inbox with a web page. What arrived is kept
 * in `dataDir`; `save` writes what is new.
 */
export async function startMailbox({ port, dataDir }: { port: number; dataDir: string }) {
  const start = (load('aws-ses-v2-local') as { default: Start }).default
  const store = load('aws-ses-v2-local/dist/store.js') as {
    getStoreReadonly(): { emails: Email[] }
    saveEmail(email: Email): void
  }
  const file = join(dataDir, 'mailbox.jsonl')
  const kept = await readFile(file, 'utf8').catch(() => '')
  for (const line of kept.split('\n'))
    // The last line is cut short when the machine was killed while writing it.
    if (line.endsWith('}')) store.saveEmail(JSON.parse(line))

  const server = await start({ host: '127.0.0.1', port })
  // Longer than its clients keep theirs: a connection closed just as it is used again is a mail in doubt.
  server.keepAliveTimeout = 600_000
  let saved = store.getStoreReadonly().emails.length
  let writing: Promise<unknown> = Promise.resolve()
  return {
    /** How an SES client reaches it. */
    client: {
      endpoint: `http://127.0.0.1:${port}`,
      region: 'ap-southeast-3',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    },
    /** How many mails lie in it. */
    count: () => store.getStoreReadonly().emails.length,
    /** The secret part of the link in the last mail that came to an address. */
    lastLinkTo(address: string): string | undefined {
      const mail = store
        .getStoreReadonly()
        .emails.findLast(({ destination }) => destination.to.includes(address))
      return /https?:\/\/\S+#([\w-]+\.[\w-]{22})/.exec(mail?.body.text ?? '')?.[1]
    },
    save(): Promise<unknown> {
      const { emails } = store.getStoreReadonly()
      // The inbox page can empty it.
      saved = Math.min(saved, emails.length)
      const fresh = emails.slice(saved)
      saved = emails.length
      if (fresh.length > 0)
        // One that failed was told to its caller, and is no reason against the next.
        writing = writing
          .catch(() => undefined)
          .then(() => appendFile(file, fresh.map((email) => `${JSON.stringify(email)}\n`).join('')))
      return writing
    },
    stop() {
      server.closeAllConnections()
      server.close()
    },
  }
}
export type Mailbox = Awaited<ReturnType<typeof startMailbox>>
