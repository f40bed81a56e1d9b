import { createHash } from 'node:crypto'

type Values = Record<string, unknown>
type Answer = (name: string, inputs: Values) => Values

const account = '123456789012'
const idOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12)
const text = (value: unknown, otherwise: string) => (typeof value === 'string' ? value : otherwise)

/** What AWS would answer when a resource is made, as far as the components read it; by type. */
export function resourceAnswers(region: string): Record<string, Answer> {
  const arn = (service: string, rest: string, at = region) => `arn:aws:${service}:${at}:${account}:${rest}`
  return {
    'aws:dynamodb/table:Table': (_, { name }) => ({ id: name, arn: arn('dynamodb', `table/${name}`) }),
    'aws:lambda/function:Function': (given, { name = given }) => ({
      id: name,
      name,
      arn: arn('lambda', `function:${name}`),
      qualifiedArn: arn('lambda', `function:${name}:1`),
      version: '1',
    }),
    'aws:lambda/functionUrl:FunctionUrl': (name) => ({
      functionUrl: `https://${idOf(name)}.lambda-url.${region}.on.aws/`,
      urlId: idOf(name),
    }),
    'aws:iam/role:Role': (given, { name = given }) => ({
      id: name,
      name,
      arn: `arn:aws:iam::${account}:role/${name}`,
    }),
    'aws:s3/bucket:Bucket': (name, inputs) => {
      const bucket = text(inputs.bucket, name.toLowerCase())
      return {
        id: bucket,
        bucket,
        arn: `arn:aws:s3:::${bucket}`,
        bucketRegionalDomainName: `${bucket}.s3.${region}.amazonaws.com`,
      }
    },
    'aws:sqs/queue:Queue': (given, { name = given }) => {
      const url = `https://sqs.${region}.amazonaws.com/${account}/${name}`
      return { id: url, url, name, arn: arn('sqs', String(name)) }
    },
    'aws:sns/topic:Topic': (given, { name = given }) => ({
      id: arn('sns', String(name)),
      arn: arn('sns', String(name)),
    }),
    'aws:cloudfront/distribution:Distribution': (name) => {
      const id = `E${idOf(name).toUpperCase()}`
      return {
        id,
        arn: `arn:aws:cloudfront::${account}:distribution/${id}`,
        domainName: `d${idOf(name)}.cloudfront.net`,
        hostedZoneId: 'Z2FDTNDATAQYW2',
      }
    },
    'aws:cloudfront/function:Function': (given, { name = given }) => ({
      arn: `arn:aws:cloudfront::${account}:function/${name}`,
    }),
    'aws:cloudfront/keyValueStore:KeyValueStore': (name) => ({
      arn: `arn:aws:cloudfront::${account}:key-value-store/${idOf(name)}`,
    }),
    'aws:cloudwatch/eventRule:EventRule': (given, { name = given }) => ({
      name,
      arn: arn('events', `rule/${name}`),
    }),
    'aws:cloudwatch/logGroup:LogGroup': (given, { name = given }) => ({
      id: name,
      arn: arn('logs', `log-group:${name}`),
    }),
    'aws:cognito/userPool:UserPool': (name) => {
      const id = `${region}_${idOf(name).slice(0, 9)}`
      return { id, arn: arn('cognito-idp', `userpool/${id}`) }
    },
    'aws:cognito/userPoolClient:UserPoolClient': (name) => ({
      id: idOf(name),
      clientSecret: `secret-of-${idOf(name)}`,
    }),
    'aws:sesv2/emailIdentity:EmailIdentity': (_, { emailIdentity }) => ({
      id: emailIdentity,
      arn: arn('ses', `identity/${emailIdentity}`),
      dkimSigningAttributes: { tokens: ['one', 'two', 'three'] },
    }),
    'aws:sesv2/configurationSet:ConfigurationSet': (name, { configurationSetName = name }) => ({
      id: configurationSetName,
      arn: arn('ses', `configuration-set/${configurationSetName}`),
    }),
    'aws:wafv2/webAcl:WebAcl': (name) => ({
      id: idOf(name),
      arn: arn('wafv2', `global/webacl/${name}/${idOf(name)}`, 'us-east-1'),
    }),
    'aws:acm/certificate:Certificate': (name, { domainName }) => ({
      arn: arn('acm', `certificate/${idOf(name)}`, 'us-east-1'),
      domainValidationOptions: [
        {
          domainName,
          resourceRecordName: `_x.${text(domainName, '')}.`,
          resourceRecordType: 'CNAME',
          resourceRecordValue: '_y.acm-validations.aws.',
        },
      ],
    }),
    'aws:acm/certificateValidation:CertificateValidation': (_, { certificateArn }) => ({ certificateArn }),
    'random:index/randomBytes:RandomBytes': (_, { length }) => ({
      base64: Buffer.alloc(Number(length), 7).toString('base64'),
    }),
    // SST's own lookups of zones and uploads.
    'pulumi-nodejs:dynamic:Resource': (name) => ({
      ...(name.includes('ZoneLookup') && { zoneId: 'Z0EXAMPLE' }),
      isDone: true,
    }),
  }
}

/** What data sources would answer, by name. Those that build policies are computed without AWS in truth too. */
export const sourceAnswers: Record<string, (region: string, asked: Values) => Values> = {
  'aws:index/getRegion:getRegion': (region, asked) => {
    const at = text(asked.region, region)
    return { id: at, name: at, region: at }
  },
  'aws:index/getPartition:getPartition': () => ({
    id: 'aws',
    partition: 'aws',
    dnsSuffix: 'amazonaws.com',
  }),
  'aws:index/getCallerIdentity:getCallerIdentity': () => ({
    id: account,
    accountId: account,
    arn: `arn:aws:iam::${account}:root`,
    userId: 'U',
  }),
  'aws:iam/getPolicyDocument:getPolicyDocument': (_, asked) => ({
    id: 'policy',
    ...asked,
    json: policyOf((asked.statements ?? []) as Statement[]),
  }),
  'command:local:run': (_, asked) => ({ ...asked, stdout: '', stderr: '' }),
}

type Statement = {
  effect?: string
  actions: string[]
  resources?: string[]
  principals?: { type: string; identifiers: string[] }[]
  conditions?: { test: string; variable: string; values: string[] }[]
}

const policyOf = (statements: Statement[]) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: statements.map(({ effect = 'Allow', actions, resources, principals, conditions = [] }) => {
      const by: Record<string, Record<string, string[]>> = {}
      for (const { test, variable, values } of conditions) by[test] = { ...by[test], [variable]: values }
      return {
        Effect: effect,
        Action: actions,
        Resource: resources,
        ...(principals && {
          Principal: Object.fromEntries(principals.map(({ type, identifiers }) => [type, identifiers])),
        }),
        ...(conditions.length > 0 && { Condition: by }),
      }
    }),
  })
