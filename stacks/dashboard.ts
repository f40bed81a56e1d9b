import { type Made, metricNamespace } from './lib.ts'
import type { Storage } from './storage.ts'

/** One page to look at first: requests, jobs, what was given up, the tables, the mail. */
export function dashboard(store: Storage, functions: Record<string, Made>, dead: sst.aws.Queue) {
  const { region } = aws.getRegionOutput()
  const made = Object.values(functions)
  const names = $util.all(made.map(({ fn }) => fn.name))
  const tables = $util.all(Object.values(store.tables).map((table) => table.name))

  const body = $util.all([region, names, dead.nodes.queue.name, tables]).apply(([at, fns, queue, stored]) => {
    const widget = (title: string, x: number, y: number, stat: string, metrics: string[][]) => ({
      type: 'metric',
      x,
      y,
      width: 12,
      height: 6,
      properties: { title, region: at, stat, period: 300, view: 'timeSeries', metrics },
    })
    const lambda = (metric: string) => fns.map((name) => ['AWS/Lambda', metric, 'FunctionName', name])
    const units = (metric: string) => stored.map((name) => ['AWS/DynamoDB', metric, 'TableName', name])
    return JSON.stringify({
      widgets: [
        widget('Calls', 0, 0, 'Sum', lambda('Invocations')),
        widget('Errors', 12, 0, 'Sum', lambda('Errors')),
        widget('Duration, 95th percentile', 0, 6, 'p95', lambda('Duration')),
        widget('At the same time', 12, 6, 'Maximum', lambda('ConcurrentExecutions')),
        widget('Given up', 0, 12, 'Maximum', [
          ['AWS/SQS', 'ApproximateNumberOfMessagesVisible', 'QueueName', queue],
        ]),
        widget('Mails of a run', 12, 12, 'Sum', [
          ...['MailsSent', 'MailsFailed', 'MailsLeft'].map((metric) => [
            metricNamespace(),
            metric,
            'service',
            'Delivery',
          ]),
          ['AWS/SES', 'Bounce'],
          ['AWS/SES', 'Complaint'],
        ]),
        widget('Write units', 0, 18, 'Sum', units('ConsumedWriteCapacityUnits')),
        widget('Read units', 12, 18, 'Sum', units('ConsumedReadCapacityUnits')),
      ],
    })
  })
  new aws.cloudwatch.Dashboard('Dashboard', {
    dashboardName: `${$app.name}-${$app.stage}`,
    dashboardBody: body,
  })
}
