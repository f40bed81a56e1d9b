import { readFileSync, statSync } from 'node:fs'
import { rosterMessage } from '../functions/contract/roster/message.ts'
import type { RosterLanguage } from '../functions/contract/roster/message.ts'
import type { Settled } from '../functions/contract/roster/roster.ts'
import { readRoster, settle } from '../functions/contract/roster/roster.ts'
import { MAX_FILE_BYTES } from '../functions/contract/roster/limits.ts'
import { RosterError } from '../functions/contract/roster/roster-error.ts'

const USAGE = 'npm run --silent roster -- FILE [--lang id|en]'

/** Reads the roster in a file and gives what the command line prints. Throws a RosterError when the file cannot be read. */
function rosterReport(path: string, language: RosterLanguage, today: string) {
  // A huge file is refused before it fills the memory.
  if (statSync(path).size > MAX_FILE_BYTES)
    throw new RosterError('roster.too_large', { megabytes: MAX_FILE_BYTES >> 20 })
  const roster = readRoster(readFileSync(path), { today })
  const rows = settle(roster.typed, roster.judged)
  const listed = (verdict: Settled['verdict']) =>
    rows
      .filter((row) => row.verdict === verdict)
      .flatMap(({ findings }) =>
        findings.map((finding) => ({
          row: finding.row,
          field: finding.field,
          code: finding.code,
          message: rosterMessage(finding, language),
        })),
      )
  return {
    accept: rows
      .filter(({ verdict }) => verdict === 'taken')
      .map(({ row, person: { nik, name, sex, birthDate, phone } }) => ({
        nik,
        name,
        sex,
        birthDate,
        phone,
        row,
      })),
    confirm: listed('confirm'),
    reject: listed('refused'),
  }
}

function main(args: readonly string[]): number {
  const languageAt = args.indexOf('--lang')
  const language = languageAt >= 0 && args[languageAt + 1] === 'en' ? 'en' : 'id'
  const [path] = args.filter((arg, at) => !arg.startsWith('--') && (languageAt < 0 || at !== languageAt + 1))
  if (!path) {
    console.error(USAGE)
    return 2
  }
  try {
    console.log(JSON.stringify(rosterReport(path, language, localDay()), null, 2))
    return 0
  } catch (error) {
    if (error instanceof RosterError) console.error(`${rosterMessage(error, language)} [${error.code}]`)
    else if (error instanceof Error && 'code' in error) console.error(`${path}: ${error.code}`)
    else throw error
    return 1
  }
}

function localDay(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Jakarta' }).format(new Date())
}

process.exitCode = main(process.argv.slice(2))
