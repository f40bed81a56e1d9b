import { type Deployment, isProduction, type Made, metricNamespace } from './lib.ts'
import type { Storage } from './storage.ts'

type Alarm = Pick<aws.cloudwatch.MetricAlarmArgs, 'namespace' | 'metricName'> &
  Partial<aws.cloudwatch.MetricAlarmArgs>

/** Of each job: seconds of a period, and in how many of them in a row it must not have run through. */
const runs = [
  ['delivery', 300, 3],
  ['waveJobs', 900, 2],
  ['examJobs', 3600, 3],
  ['progress', 3600, 2],
  ['seal', 3600, 3],
  ['prints', 300, 3],
  ['reminders', 3600, 26],
  ['renewals', 3600, 26],
  ['invariants', 3600, 26],
  ['reindex', 3600, 26],
] as const

const capital = (key: string) => `${key[0]!.toUpperCase()}${key.slice(1)}`

/** Alarms by e-mail, in production: what failed, was throttled, was given up or does not run. */
export function alarms(
  { alarmEmail }: Deployment,
  store: Storage,
  functions: Record<string, Made>,
  dead: sst.aws.Queue,
) {
  if (!isProduction()) return
  const topic = new sst.aws.SnsTopic('Alarms')
  new aws.sns.TopicSubscription('AlarmsByMail', {
    topic: topic.arn,
    protocol: 'email',
    endpoint: alarmEmail!,
  })

  const alarm = (name: string, says: string, args: Alarm) =>
    new aws.cloudwatch.MetricAlarm(name, {
      alarmDescription: says,
      comparisonOperator: 'GreaterThanOrEqualToThreshold',
      statistic: 'Sum',
      threshold: 1,
      period: 300,
      evaluationPeriods: 1,
      treatMissingData: 'notBreaching',
      alarmActions: [topic.arn],
      okActions: [topic.arn],
      ...args,
    })

  // What every function logs is counted together: an alarm a function would cost more than all that runs. The line that
  // was counted says which function it was.
  const own = metricNamespace()
  const counted = (
    metric: string,
    pattern: (made: Made) => $util.Input<string>,
    of: Record<string, Made>,
  ) => {
    for (const [key, made] of Object.entries(of))
      new aws.cloudwatch.LogMetricFilter(`${capital(key)}${metric}`, {
        logGroupName: made.logs.name,
        pattern: pattern(made),
        metricTransformation: { namespace: own, name: metric, value: '1' },
      })
    return { namespace: own, metricName: metric }
  }
  alarm('Failed', 'A call failed or ran out of time, or an error was logged', {
    ...counted(
      'Failures',
      () => '{ ($.level = "error") || (($.type = "platform.report") && ($.record.status != "success")) }',
      functions,
    ),
  })
  alarm('NearlyLate', 'A call took nearly all the time it is given', {
    ...counted(
      'NearlyLate',
      ({ fn }) =>
        $interpolate`{ $.record.metrics.durationMs >= ${fn.nodes.function.timeout.apply((seconds) => (seconds ?? 3) * 900)} }`,
      functions,
    ),
  })
  alarm('Drift', 'A counter differs from what it counts', {
    ...counted('Drift', () => '{ $.event = "audit.drift" }', { invariants: functions.invariants! }),
  })
  // Of all functions of this account and region: a call that is refused writes no line.
  alarm('Throttled', 'More calls at once than the account allows', {
    namespace: 'AWS/Lambda',
    metricName: 'Throttles',
  })
  alarm('GivenUp', 'A function gave something up', {
    namespace: 'AWS/SQS',
    metricName: 'ApproximateNumberOfMessagesVisible',
    statistic: 'Maximum',
    dimensions: { QueueName: dead.nodes.queue.name },
  })
  for (const [key, period, periods] of runs) {
    const dimensions = { FunctionName: functions[key]!.fn.name }
    const metric = (id: string, metricName: string) => ({
      id,
      metric: { namespace: 'AWS/Lambda', metricName, dimensions, stat: 'Sum', period },
    })
    new aws.cloudwatch.MetricAlarm(`${capital(key)}Stopped`, {
      alarmDescription: `${key} has not run through in its period`,
      metricQueries: [
        metric('calls', 'Invocations'),
        metric('errors', 'Errors'),
        { id: 'through', expression: 'calls - errors', label: 'Runs without an error', returnData: true },
      ],
      comparisonOperator: 'LessThanThreshold',
      threshold: 1,
      evaluationPeriods: periods,
      treatMissingData: 'breaching',
      alarmActions: [topic.arn],
      okActions: [topic.arn],
    })
  }
  // The two that every nomination, plan and commit writes to; what fails elsewhere is logged and counted above.
  for (const name of ['nominations', 'waves'] as const)
    alarm(`${capital(name)}Throttled`, `Table ${name} throttles`, {
      namespace: 'AWS/DynamoDB',
      metricName: 'WriteThrottleEvents',
      dimensions: { TableName: store.tables[name].name },
    })
  const reputation = { namespace: 'AWS/SES', statistic: 'Average', period: 3600 }
  alarm('MailBounces', 'Two mails in a hundred bounce; SES looks closer at five', {
    ...reputation,
    metricName: 'Reputation.BounceRate',
    threshold: 0.02,
  })
  alarm(
    'MailComplaints',
    'One mail in two thousand is complained of; SES looks closer at one in a thousand',
    {
      ...reputation,
      metricName: 'Reputation.ComplaintRate',
      threshold: 0.0005,
    },
  )
}
