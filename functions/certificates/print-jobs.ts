import { unzipSync, zipSync } from 'fflate'
import type { Programme } from '../contract/programme.ts'
import type { Deps } from '../deps.ts'
import { ConditionFailed, Cancelled } from '../platform/db.ts'
import { programmeRepository } from '../programmes/repository.ts'
import type { StoredCertificate } from './certificate.ts'
import { fileOf, printRepository, type StoredPrint } from './prints.ts'
import { certificateRepository } from './repository.ts'

/** Certificates of one part: what is lost when a run is killed. */
const partSize = 50
/** What drawing all on one file may take, milliseconds each. */
const sheetMs = 60

/** A zip of what is compressed already. */
const zip = (files: Record<string, Uint8Array>) => zipSync(files, { level: 0, mtime: '2020-01-01' })

/** Number and name, as file systems take them. */
const nameOf = ({ certificateNo, name }: StoredCertificate) =>
  `${`${certificateNo} ${name}`.replace(/[^\p{L}\p{N} .'-]/gu, '-').slice(0, 120)}.pdf`

/**
 * Prints what waits, until a deadline (milliseconds of the machine's clock): single files part by part, then all on
 * one. Killed at any point, the next run goes on with the part that was not stored.
 */
export function createPrintJobs(deps: Deps) {
  const { files, log } = deps
  const jobs = printRepository(deps)
  const register = certificateRepository(deps)
  const programmes = programmeRepository(deps)

  async function part(job: StoredPrint, programme: Programme, at: number) {
    const { printCertificate } = await import('./paper.ts')
    const good = await goodOf(job, at * partSize, (at + 1) * partSize)
    const made: Record<string, Uint8Array> = {}
    for (const one of good) made[nameOf(one)] = await printCertificate(one, programme, deps)
    await files.put(fileOf(job, `part-${at}.zip`), zip(made), { type: 'application/zip' })
  }
  /** What was revoked or replaced meanwhile is not printed. */
  const goodOf = async (job: StoredPrint, from: number, to: number) =>
    (await register.getMany(job.programme, job.certificates.slice(from, to))).filter(
      ({ state }) => state === 'issued',
    )

  async function collect(job: StoredPrint, programme: Programme): Promise<boolean> {
    const all: Record<string, Uint8Array> = {}
    for (let at = 0; at < job.parts; at++) {
      const bytes = await files.get(fileOf(job, `part-${at}.zip`))
      if (!bytes) return false
      Object.assign(all, unzipSync(bytes))
    }
    const { printCertificates } = await import('./paper.ts')
    const sheets = await printCertificates(await goodOf(job, 0, job.total), programme, deps)
    await files.put(fileOf(job, 'singles.zip'), zip(all), { type: 'application/zip' })
    await files.put(fileOf(job, 'sheets.pdf'), sheets, { type: 'application/pdf' })
    return true
  }

  /** Works on one job; true when it is over. */
  async function work(claimed: StoredPrint, deadline: number): Promise<boolean> {
    let job = claimed
    if (jobs.givenUp(job)) {
      await jobs.finish(job, 'failed')
      return true
    }
    const programme = await programmes.get(job.programme)
    const parts = Math.ceil(job.total / partSize)
    let worked = false
    while (job.parts < parts) {
      if (worked && Date.now() > deadline) return leave(job)
      await part(job, programme, job.parts)
      job = await jobs.stored(job, job.parts + 1, Math.min(job.total, (job.parts + 1) * partSize))
      worked = true
    }
    if (worked && Date.now() + job.total * sheetMs > deadline) return leave(job)
    if (await collect(job, programme)) {
      await jobs.finish(job, 'done')
      return true
    }
    // A part is gone from the bucket: from the beginning.
    job = await jobs.stored(job, 0, 0)
    return leave(job)
  }
  async function leave(job: StoredPrint): Promise<false> {
    await jobs.release(job)
    return false
  }

  return async function run(deadline: number): Promise<{ printed: number }> {
    let printed = 0
    for (const { programme, wave } of await jobs.waiting()) {
      if (Date.now() > deadline) break
      const job = await jobs.claim(programme, wave)
      if (!job) continue
      try {
        if (await work(job, deadline)) printed += 1
      } catch (error) {
        // Another has taken it over, or the lease ends and the next run tries again; the others must not wait.
        if (!(error instanceof ConditionFailed || error instanceof Cancelled))
          log.error('print.failed', error)
      }
    }
    return { printed }
  }
}
