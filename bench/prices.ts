/**
 * Dollars, on demand, as AWS lists them for Singapore (`ap-southeast-1`), 2026-11: the list of Jakarta
 * (`ap-southeast-3`) could not be looked up where this was written, and is to be compared before a budget is asked for.
 * Without tax.
 */
export const listed = '2026-11'
const million = 1e-6

export const prices = {
  /** DynamoDB, request units. */
  writeUnit: 0.7125 * million,
  readUnit: 0.1425 * million,
  /** Lambda on arm64. */
  gbSecond: 0.0000133334,
  invocation: 0.2 * million,
  /** CloudFront, an https request from Asia, and a GB that leaves it. */
  request: 0.012 / 10_000,
  gbOut: 0.12,
  /** SES: a mail, and a GB of what goes with it. */
  mail: 0.1 / 1000,
  gbMailed: 0.12,
  /** CloudWatch: a GB of lines, a metric watched by an alarm for a month. */
  gbLogged: 0.7,
  alarmMetric: 0.1,
  /** EventBridge Scheduler, a call. */
  scheduled: 1.15 * million,
  /** A zone of Route 53, a month. */
  zone: 0.5,
} as const

/** What every account gets each month for nothing, for as long as it is open. */
export const free = {
  gbSeconds: 400_000,
  invocations: 1_000_000,
  /** Requests and GB of CloudFront. */
  requests: 10_000_000,
  gbOut: 1024,
  alarmMetrics: 10,
  gbLogged: 5,
  scheduled: 14_000_000,
} as const
