import { resolve } from 'node:path'

/** How the local system is started: ports, where its data lie, what was asked for. */
export type Settings = {
  ports: { site: number; provider: number; mailbox: number; engine: number; files: number }
  /** Address that the site and the API listen on. */
  host: string
  siteUrl: string
  dataDir: string
  fresh: boolean
  demo: boolean
}

/** The demo begins so many days before today, and the clock with it. */
export const demoDays = 21

/** The variable that sets each port. */
export const portNames = {
  site: 'PORT',
  provider: 'IDP_PORT',
  mailbox: 'MAILBOX_PORT',
  engine: 'ENGINE_PORT',
  files: 'FILES_PORT',
} as const

/** Reads environment and arguments; throws with a sentence for the reader when one makes no sense. */
export function readSettings(
  env: Readonly<Record<string, string | undefined>>,
  args: readonly string[],
): Settings {
  const port = (name: string, otherwise: number) => {
    const typed = env[name]
    if (!typed) return otherwise
    if (!/^\d{1,5}$/.test(typed) || Number(typed) < 1 || Number(typed) > 65_535)
      throw new Error(`${name}=${typed} is no port: give a number from 1 to 65535.`)
    return Number(typed)
  }
  const unknown = args.find((arg) => !['--fresh', '--demo'].includes(arg))
  if (unknown) throw new Error(`${unknown} is not known: npm start -- [--fresh] [--demo]`)
  const site = port(portNames.site, 8800)
  return {
    ports: {
      site,
      provider: port(portNames.provider, site + 1),
      mailbox: port(portNames.mailbox, site + 2),
      engine: port(portNames.engine, site + 3),
      files: port(portNames.files, site + 4),
    },
    host: env.HOST ?? '127.0.0.1',
    siteUrl: `http://localhost:${site}`,
    dataDir: resolve(env.DATA_DIR ?? '.data'),
    fresh: args.includes('--fresh'),
    demo: args.includes('--demo'),
  }
}
