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

/** Alarms by e-mail, in production: what failed, was throttled, lies in a dead letter queue or does not run. */
export function alarms({ alarmEmail }: Deployment, store: Storage, functions: Record<string, Made>) {
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

  for (const { fn, logs, dead, name } of Object.entries(functions).map(([key, made]) => ({
    ...made,
    name: `${key[0]!.toUpperCase()}${key.slice(1)}`,
  }))) {
    const dimensions = { FunctionName: fn.name }
    const ofLambda = { namespace: 'AWS/Lambda', dimensions }
    alarm(`${name}Errors`, `${name} failed`, { ...ofLambda, metricName: 'Errors' })
    alarm(`${name}Throttles`, `${name} was throttled`, { ...ofLambda, metricName: 'Throttles' })
    alarm(`${name}Duration`, `${name} takes nearly all the time it is given`, {
      ...ofLambda,
      metricName: 'Duration',
      statistic: 'Maximum',
      threshold: fn.nodes.function.timeout.apply((seconds) => (seconds ?? 3) * 900),
    })
    const metric = { namespace: metricNamespace(), name: `${name}LoggedErrors` }
    new aws.cloudwatch.LogMetricFilter(`${name}LoggedErrors`, {
      logGroupName: logs.name,
      pattern: '{ $.level = "error" }',
      metricTransformation: { ...metric, value: '1' },
    })
    alarm(`${name}LoggedErrorsAlarm`, `${name} logged an error`, {
      namespace: metric.namespace,
      metricName: metric.name,
    })
    if (dead)
      alarm(`${name}DeadLetters`, `${name} gave something up`, {
        namespace: 'AWS/SQS',
        metricName: 'ApproximateNumberOfMessagesVisible',
        statistic: 'Maximum',
        dimensions: { QueueName: dead.nodes.queue.name },
      })
  }
  for (const [key, period, periods] of runs) {
    const dimensions = { FunctionName: functions[key]!.fn.name }
    const metric = (id: string, metricName: string) => ({
      id,
      metric: { namespace: 'AWS/Lambda', metricName, dimensions, stat: 'Sum', period },
    })
    new aws.cloudwatch.MetricAlarm(`${key[0]!.toUpperCase()}${key.slice(1)}Stopped`, {
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
  const drift = { namespace: metricNamespace(), name: 'Drift' }
  new aws.cloudwatch.LogMetricFilter('Drift', {
    logGroupName: functions.invariants!.logs.name,
    pattern: '{ $.event = "audit.drift" }',
    metricTransformation: { ...drift, value: '1' },
  })
  alarm('InvariantsDrift', 'A counter differs from what it counts', {
    namespace: drift.namespace,
    metricName: drift.name,
  })
  for (const [name, table] of Object.entries(store.tables))
    // ThrottledRequests would need the operation too; these two are counted by table.
    for (const metricName of ['ReadThrottleEvents', 'WriteThrottleEvents'])
      alarm(`${name[0]!.toUpperCase()}${name.slice(1)}${metricName}`, `Table ${name} throttles`, {
        namespace: 'AWS/DynamoDB',
        metricName,
        dimensions: { TableName: table.name },
      })
  const reputation = { namespace: 'AWS/SES', statistic: 'Average', period: 3600 }
  alarm('MailBounces', 'Three mails in a hundred bounce; SES looks closer at five', {
    ...reputation,
    metricName: 'Reputation.BounceRate',
    threshold: 0.03,
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
