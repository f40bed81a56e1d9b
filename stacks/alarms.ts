import { type Deployment, isProduction, type Made } from './lib.ts'
import type { Storage } from './storage.ts'

type Alarm = Pick<aws.cloudwatch.MetricAlarmArgs, 'namespace' | 'metricName'> &
  Partial<aws.cloudwatch.MetricAlarmArgs>

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
    const metric = { namespace: `${$app.name}/${$app.stage}`, name: `${name}LoggedErrors` }
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
  alarm('DeliveryStopped', 'The delivery has not run for a quarter of an hour', {
    namespace: 'AWS/Lambda',
    metricName: 'Invocations',
    dimensions: { FunctionName: functions.delivery!.fn.name },
    comparisonOperator: 'LessThanThreshold',
    period: 900,
    treatMissingData: 'breaching',
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
