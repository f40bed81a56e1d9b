import { readGraph } from './graph.ts'
import type { Resource } from './resource.ts'

/** What tests read of a resource's inputs, by its kind; a path that is not there reads as undefined. */
// oxlint-disable-next-line typescript/no-explicit-any
type Loose = any
export type Found = Omit<Resource, 'inputs'> & { inputs: Record<string, Loose> }

export const types = {
  table: 'aws:dynamodb/table:Table',
  function: 'aws:lambda/function:Function',
  functionUrl: 'aws:lambda/functionUrl:FunctionUrl',
  invokeConfig: 'aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig',
  permission: 'aws:lambda/permission:Permission',
  role: 'aws:iam/role:Role',
  logGroup: 'aws:cloudwatch/logGroup:LogGroup',
  alarm: 'aws:cloudwatch/metricAlarm:MetricAlarm',
  filter: 'aws:cloudwatch/logMetricFilter:LogMetricFilter',
  queue: 'aws:sqs/queue:Queue',
  schedule: 'aws:scheduler/schedule:Schedule',
  distribution: 'aws:cloudfront/distribution:Distribution',
  firewall: 'aws:wafv2/webAcl:WebAcl',
  userPool: 'aws:cognito/userPool:UserPool',
  userClient: 'aws:cognito/userPoolClient:UserPoolClient',
  userGroup: 'aws:cognito/userGroup:UserGroup',
  bucketPolicy: 'aws:s3/bucketPolicy:BucketPolicy',
  dynamic: 'pulumi-nodejs:dynamic:Resource',
} as const

/** The graph of a stage, to be looked things up in. */
export async function lookup(stage: string) {
  const { resources, bundles, packages } = await readGraph(stage)
  const found = resources as Found[]
  return {
    resources: found,
    bundles,
    packages,
    of: (type: string) => found.filter((one) => one.type === type),
    named(name: string): Found {
      const one = found.find((each) => each.name === name)
      if (!one) throw new Error(`${stage} has no ${name}`)
      return one
    },
  }
}
export type Lookup = Awaited<ReturnType<typeof lookup>>
