import { plan } from '../functions/waves/planner.ts'
import { certify } from '../functions/waves/planner/certificate.ts'
import type { Nominee } from '../functions/waves/planner/types.ts'
import { largeInstance } from './planner-instance.ts'

/** What one process measured: milliseconds of each run, and megabytes above the input at the worst. */
export type Run = { planned: number[]; sorted: number[]; megabytes: number; optimal: boolean }

const MB = 2 ** 20

/** The yardstick: the same objects by company, scheme and time. */
function compare(a: Nominee, b: Nominee): number {
  if (a.company !== b.company) return a.company < b.company ? -1 : 1
  if (a.scheme !== b.scheme) return a.scheme < b.scheme ? -1 : 1
  if (a.nominatedAt !== b.nominatedAt) return a.nominatedAt < b.nominatedAt ? -1 : 1
  return 0
}

function timed(work: () => unknown): number {
  globalThis.gc?.()
  const start = performance.now()
  work()
  return performance.now() - start
}

const [people, repeats] = process.argv.slice(2).map(Number) as [number, number]
const instance = largeInstance(people, 1)
globalThis.gc?.()
const input = process.memoryUsage().rss
const planned = [timed(() => plan(instance))]
const megabytes = (process.resourceUsage().maxRSS * 1024 - input) / MB
const sorted = [timed(() => instance.nominees.slice().sort(compare))]
for (let i = 1; i < repeats; i++) {
  planned.push(timed(() => plan(instance)))
  sorted.push(timed(() => instance.nominees.slice().sort(compare)))
}
const improvable = certify(instance, plan(instance))
const optimal = !Object.values(improvable).includes(true)
process.stdout.write(JSON.stringify({ planned, sorted, megabytes, optimal } satisfies Run))
