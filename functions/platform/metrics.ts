import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics'

/** Writes counts of one run into the log, from where CloudWatch takes them as metrics of this namespace and service. */
export function tellCounts(
  under: { namespace: string; serviceName: string },
  counts: Record<string, number>,
): void {
  const metrics = new Metrics(under)
  for (const [name, count] of Object.entries(counts)) metrics.addMetric(name, MetricUnit.Count, count)
  metrics.publishStoredMetrics()
}
