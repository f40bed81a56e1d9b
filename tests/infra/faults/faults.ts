/** One mistake in the source: `from` stands in `file` exactly once. */
export type Fault = {
  says: string
  file: string
  from: string
  to: string
  /** The files of asserts that must notice; what the graph alone shows by default. */
  by?: 'contract'
}

const tables: Fault[] = [
  {
    says: 'tables cannot be recovered',
    file: 'stacks/storage.ts',
    from: 'deletionProtection: isProduction(),',
    to: 'deletionProtection: isProduction(), transform: { table: { pointInTimeRecovery: { enabled: false } } },',
  },
  {
    says: 'tables of production can be deleted',
    file: 'stacks/storage.ts',
    from: 'deletionProtection: isProduction(),',
    to: 'deletionProtection: false,',
  },
  {
    says: 'tables tell a stream that nothing reads',
    file: 'stacks/storage.ts',
    from: 'deletionProtection: isProduction(),',
    to: "deletionProtection: isProduction(), stream: 'new-and-old-images',",
  },
  {
    says: 'sessions never expire',
    file: 'stacks/tables.ts',
    from: "projection: 'keys-only' } },\n    ttl: 'ttl',",
    to: "projection: 'keys-only' } },",
  },
  {
    says: 'an index that the API asks has another name',
    file: 'stacks/tables.ts',
    from: 'byCompany: {',
    to: 'byFirm: {',
    by: 'contract',
  },
  {
    says: 'production is removed with its data',
    file: 'sst.config.ts',
    from: "removal: production ? 'retain' : 'remove',",
    to: "removal: 'remove',",
  },
  {
    says: 'the system stands elsewhere',
    file: 'sst.config.ts',
    from: "region: 'ap-southeast-3'",
    to: "region: 'us-east-1'",
  },
]

const functions: Fault[] = [
  { says: 'an old runtime', file: 'stacks/lib.ts', from: "'nodejs24.x'", to: "'nodejs20.x'" },
  { says: 'another processor', file: 'stacks/lib.ts', from: "'arm64'", to: "'x86_64'" },
  {
    says: 'logs that never expire',
    file: 'stacks/lib.ts',
    from: 'isProduction() ? 180 : 14',
    to: '0',
  },
  { says: 'logs as text', file: 'stacks/lib.ts', from: "format: 'json'", to: "format: 'text'" },
  {
    says: 'the role of SST, with logs of all',
    file: 'stacks/lib.ts',
    from: 'managedPolicyArns: [],',
    to: '',
  },
  {
    says: 'roles that trust the whole account',
    file: 'stacks/lib.ts',
    from: "assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: 'lambda.amazonaws.com' }),",
    to: '',
  },
  {
    says: 'a role for every log group',
    file: 'stacks/lib.ts',
    from: 'resources: [$interpolate`${logs.arn}:*`]',
    to: "resources: ['*']",
  },
  { says: 'no second try', file: 'stacks/lib.ts', from: 'retries: 2', to: 'retries: 0' },
  {
    says: 'failures told to nobody',
    file: 'stacks/lib.ts',
    from: 'destinationConfig: { onFailure: { destination: dead.arn } },',
    to: '',
  },
  {
    says: 'dead letters in the open',
    file: 'stacks/lib.ts',
    from: 'sqsManagedSseEnabled: true',
    to: 'sqsManagedSseEnabled: false',
  },
  {
    says: 'dead letters forgotten within an hour',
    file: 'stacks/lib.ts',
    from: '14 * 86_400',
    to: '3600',
  },
  {
    says: 'an API of thrice the price',
    file: 'stacks/api.ts',
    from: "description: 'The API of the public, companies and workers',\n    memory: '1024 MB',",
    to: "description: 'The API of the public, companies and workers',\n    memory: '3008 MB',",
  },
  {
    says: 'the API misses its secret',
    file: 'stacks/api.ts',
    from: 'ORIGIN_SECRET: secrets.origin.value,',
    to: '',
  },
  {
    says: 'the delivery misses its sender',
    file: 'stacks/schedule.ts',
    from: 'environment: { ...core, ...mail.environment, METRICS_NAMESPACE: metricNamespace() },',
    to: 'environment: core,',
  },
  {
    says: 'the recount is told the secret',
    file: 'stacks/schedule.ts',
    from: "description: 'Recounts every counter and reports drift',\n    memory: '1024 MB',\n    timeout: '10 minutes',\n    environment: store.environment,",
    to: "description: 'Recounts every counter and reports drift',\n    memory: '1024 MB',\n    timeout: '10 minutes',\n    environment: core,",
  },
]

const rights: Fault[] = [
  {
    says: 'the API may change the audit',
    file: 'stacks/api.ts',
    from: "store.allow('audit', ['put'])",
    to: "store.allow('audit', ['put', 'update', 'delete'])",
  },
  {
    says: 'the public may read the audit',
    file: 'stacks/api.ts',
    from: "store.allow('audit', ['put'])",
    to: "store.allow('audit', ['put', 'query'])",
  },
  {
    says: 'the function that signs in reads nominations, which it never does',
    file: 'stacks/api.ts',
    from: "allow: parts.store.allow('sessions', ['batchGet', 'put', 'delete'], ['bySubject']),",
    to: "allow: [...parts.store.allow('sessions', ['batchGet', 'put', 'delete'], ['bySubject']), ...parts.store.allow('nominations', ['get'])],",
    by: 'contract',
  },
  {
    says: 'the delivery may mail as anybody',
    file: 'stacks/mail.ts',
    from: "conditions: [{ test: 'StringEquals', variable: 'ses:FromAddress', values: [from] }],",
    to: '',
  },
  {
    says: 'every action on a table',
    file: 'stacks/storage.ts',
    from: 'actions: of.map((one) => `dynamodb:${operations[one]}`)',
    to: "actions: ['dynamodb:*']",
  },
  {
    says: 'a right on every index',
    file: 'stacks/storage.ts',
    from: '/index/${index}`',
    to: '/index/*`',
  },
  {
    says: 'the API may not add to the audit',
    file: 'stacks/api.ts',
    from: "...parts.store.allow('audit', ['put']),",
    to: '',
    by: 'contract',
  },
  {
    says: 'the delivery may delete mails, which it never does',
    file: 'stacks/schedule.ts',
    from: "store.allow('mail', ['get', 'update'], ['due'])",
    to: "store.allow('mail', ['get', 'update', 'delete'], ['due'])",
    by: 'contract',
  },
  {
    says: 'the jobs of waves may not seat anyone',
    file: 'stacks/schedule.ts',
    from: "store.allow('nominations', ['batchGet', 'update'], ['byState', 'byWave', 'companies'])",
    to: "store.allow('nominations', ['batchGet'], ['byState', 'byWave', 'companies'])",
    by: 'contract',
  },
]

const schedules: Fault[] = [
  { says: 'the clock of London', file: 'stacks/schedule.ts', from: "'Asia/Jakarta'", to: "'Europe/London'" },
  { says: 'a schedule without a queue', file: 'stacks/schedule.ts', from: 'dlq: dead!.arn,', to: '' },
  { says: 'a schedule that tries once', file: 'stacks/schedule.ts', from: 'retries: 3', to: 'retries: 0' },
  {
    says: 'calls of yesterday made today',
    file: 'stacks/schedule.ts',
    from: 'maximumEventAgeInSeconds: seconds',
    to: 'maximumEventAgeInSeconds: 86_400',
  },
  {
    says: 'reminders at noon',
    file: 'stacks/schedule.ts',
    from: 'cron(30 5 * * ? *)',
    to: 'cron(0 12 * * ? *)',
  },
  {
    says: 'events of other deployments settle our mails',
    file: 'stacks/schedule.ts',
    from: "detail: { mail: { tags: { 'ses:configuration-set': [configurationSet] } } },",
    to: '',
  },
  {
    says: 'anybody may fill the queue',
    file: 'stacks/schedule.ts',
    from: "conditions: [{ test: 'ArnEquals', variable: 'aws:SourceArn', values: [rule.arn] }],",
    to: '',
  },
  {
    says: 'any rule may call the function',
    file: 'stacks/schedule.ts',
    from: 'sourceArn: rule.arn,',
    to: '',
  },
  {
    says: 'complaints are not told',
    file: 'stacks/mail.ts',
    from: "['delivery', 'bounce', 'complaint', 'reject']",
    to: "['delivery', 'bounce', 'reject']",
  },
  {
    says: 'mail in plain text on the way',
    file: 'stacks/mail.ts',
    from: "tlsPolicy: 'REQUIRE'",
    to: "tlsPolicy: 'OPTIONAL'",
  },
  {
    says: 'dead addresses are mailed again and again',
    file: 'stacks/mail.ts',
    from: "suppressedReasons: ['BOUNCE', 'COMPLAINT']",
    to: 'suppressedReasons: []',
  },
]

const people: Fault[] = [
  { says: 'no second factor', file: 'stacks/auth.ts', from: "mfa: 'on'", to: "mfa: 'optional'" },
  {
    says: 'anybody signs up',
    file: 'stacks/auth.ts',
    from: 'allowAdminCreateUserOnly: true',
    to: 'allowAdminCreateUserOnly: false',
  },
  { says: 'short passwords', file: 'stacks/auth.ts', from: 'minimumLength: 14', to: 'minimumLength: 6' },
  {
    says: 'a role without a group',
    file: 'stacks/auth.ts',
    from: "permit: 'Permit desk',",
    to: '',
  },
  {
    says: 'tokens in addresses',
    file: 'stacks/auth.ts',
    from: "allowedOauthFlows: ['code']",
    to: "allowedOauthFlows: ['implicit']",
  },
  {
    says: 'passwords straight to the pool, past the page',
    file: 'stacks/auth.ts',
    from: "['ALLOW_REFRESH_TOKEN_AUTH']",
    to: "['ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_PASSWORD_AUTH']",
  },
  {
    says: 'exports kept for years',
    file: 'stacks/files.ts',
    from: "prefix: 'exports/', expiresIn: '7 days'",
    to: "prefix: 'exports/', expiresIn: '3650 days'",
  },
  {
    says: 'a public bucket',
    file: 'stacks/files.ts',
    from: 'cors: false,',
    to: "cors: false, access: 'public',",
  },
]

const edge: Fault[] = [
  {
    says: 'inline scripts allowed',
    file: 'stacks/web.ts',
    from: `"script-src 'self'"`,
    to: `"script-src 'self' 'unsafe-inline'"`,
  },
  {
    says: 'https asked for a day only',
    file: 'stacks/web.ts',
    from: '63_072_000',
    to: '86_400',
  },
  {
    says: 'headers that nothing sends',
    file: 'stacks/web.ts',
    from: 'responseHeadersPolicyId: headers.id,',
    to: '',
  },
  {
    says: 'no firewall',
    file: 'stacks/web.ts',
    from: '...(firewall && {\n      waf: {',
    to: '...(false && {\n      waf: {',
  },
  {
    says: 'the secret of the edge readable in the state',
    file: 'stacks/web.ts',
    from: 'args.code = $util.secret(args.code)',
    to: '',
  },
  {
    says: 'pages kept for a year',
    file: 'stacks/web.ts',
    from: "cacheControl: 'no-cache'",
    to: "cacheControl: 'public, max-age=31536000, immutable'",
  },
  {
    says: 'an address that a browser made up',
    file: 'stacks/edge.ts',
    from: 'delete r.headers["x-viewer-ip"];',
    to: '',
  },
  {
    says: 'unknown pages that say all is well',
    file: 'stacks/edge.ts',
    from: 'event.response.statusCode = 404;',
    to: '',
  },
]

const alarms: Fault[] = [
  {
    says: 'a job that stopped and nobody hears',
    file: 'stacks/alarms.ts',
    from: "  ['reindex', 3600, 26],\n",
    to: '',
  },
  {
    says: 'silence taken for health',
    file: 'stacks/alarms.ts',
    from: "treatMissingData: 'breaching'",
    to: "treatMissingData: 'notBreaching'",
  },
  {
    says: 'drift looked for under another name',
    file: 'stacks/alarms.ts',
    from: '"audit.drift"',
    to: '"audit.drifted"',
  },
  {
    says: 'alarms without a reader',
    file: 'stacks/alarms.ts',
    from: "treatMissingData: 'notBreaching',\n      alarmActions: [topic.arn],",
    to: "treatMissingData: 'notBreaching',",
  },
  {
    says: 'throttled calls unseen',
    file: 'stacks/alarms.ts',
    from: "metricName: 'Throttles',",
    to: "metricName: 'Invocations',",
  },
  {
    says: 'dead letters unseen',
    file: 'stacks/alarms.ts',
    from: "metricName: 'ApproximateNumberOfMessagesVisible',",
    to: "metricName: 'NumberOfMessagesSent',",
  },
  {
    says: 'bounces told when SES has long closed the account',
    file: 'stacks/alarms.ts',
    from: 'threshold: 0.02',
    to: 'threshold: 0.3',
  },
  {
    says: 'errors in the log counted where nobody looks',
    file: 'stacks/alarms.ts',
    from: 'return { namespace: own, metricName: metric }',
    to: "return { namespace: 'elsewhere', metricName: metric }",
  },
  {
    says: 'calls that ran out of time uncounted',
    file: 'stacks/alarms.ts',
    from: '$.record.status != "success"',
    to: '$.record.status = "error"',
  },
  {
    says: 'half of the time taken for nearly all',
    file: 'stacks/alarms.ts',
    from: '(seconds ?? 3) * 900',
    to: '(seconds ?? 3) * 500',
  },
]

/** Mistakes that one makes in stacks. */
export const faults: Fault[] = [
  ...tables,
  ...functions,
  ...rights,
  ...schedules,
  ...people,
  ...edge,
  ...alarms,
]
