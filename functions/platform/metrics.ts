import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics'

/** Writes counts of one run into the log, from where CloudWatch takes them as metrics. */
export function tellCounts(counts: Record<string, number>): void {
  const metrics = new Metrics()
  for (const [name, count] of Object.entries(counts)) metrics.addMetric(name, MetricUnit.Count, count)
  metrics.publishStoredMetrics()
}
