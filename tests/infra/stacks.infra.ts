import { describe, expect, it, vi } from 'vitest'
import { deployed, limits } from '../../bench/deployed.ts'
import { roles } from '../../functions/contract/access.ts'
import {
  deliveryConfig,
  jobConfig,
  papersConfig,
  printsConfig,
  signingConfig,
  signInConfig,
  tablesConfig,
} from '../../functions/platform/config.ts'
import { tables } from '../../stacks/tables.ts'
import { lookup, types } from './find.ts'
import { rightsOf, statementsOf } from './policy.ts'
import { deployer } from './synth/deployer.ts'

const stages = { production: await lookup('production'), staging: await lookup('staging') }
const functions = [
  'Api',
  'Delivery',
  'ExamJobs',
  'Invariants',
  'MailEvents',
  'Office',
  'Papers',
  'Prints',
  'Progress',
  'Reindex',
  'Reminders',
  'Renewals',
  'Seal',
  'SignIn',
  'WaveJobs',
]
const answering = ['Api', 'Office', 'Papers', 'SignIn']
const called = functions.filter((name) => !answering.includes(name))
const scheduled = {
  DeliveryEveryMinuteSchedule: ['Delivery', 'cron(* * * * ? *)', 60],
  PrintsEveryMinuteSchedule: ['Prints', 'cron(* * * * ? *)', 60],
  RenewalsDailySchedule: ['Renewals', 'cron(15 5 * * ? *)', 3600],
  RemindersDailySchedule: ['Reminders', 'cron(30 5 * * ? *)', 3600],
  WavesEveryMinuteSchedule: ['WaveJobs', 'cron(* * * * ? *)', 60],
  ExamsHourlySchedule: ['ExamJobs', 'cron(20 * * * ? *)', 1800],
  InvariantsNightlySchedule: ['Invariants', 'cron(15 2 * * ? *)', 3600],
  ProgressHourlySchedule: ['Progress', 'cron(5 * * * ? *)', 1800],
  ReindexNightlySchedule: ['Reindex', 'cron(45 2 * * ? *)', 3600],
  SealHourlySchedule: ['Seal', 'cron(40 * * * ? *)', 1800],
} as const

describe.each(Object.entries(stages))('the graph of %s', (stage, graph) => {
  const production = stage === 'production'
  const { of, named } = graph

  it('has no hole where an answer was missing', () => {
    expect(graph.resources.length).toBeGreaterThan(80)
    for (const { name, inputs } of graph.resources)
      expect(JSON.stringify(inputs), name).not.toMatch(/undefined|\[object |Calling \[toString\]/)
  })

  it('stands in Jakarta', () => {
    for (const { inputs } of of(types.function)) expect(inputs.s3Bucket).toBe('sst-asset-example')
    expect(named('SignInFunction').inputs.environment.variables.OIDC_ISSUER).toContain('ap-southeast-3')
  })

  it('has the five tables: on demand, recoverable; in production protected and kept', () => {
    expect(of(types.table).map(({ name }) => name)).toEqual([
      'AuditTable',
      'MailTable',
      'NominationsTable',
      'SessionsTable',
      'WavesTable',
    ])
    for (const { name, inputs, retainOnDelete } of of(types.table)) {
      expect(inputs, name).toMatchObject({
        billingMode: 'PAY_PER_REQUEST',
        pointInTimeRecovery: { enabled: true },
        deletionProtectionEnabled: production,
        streamEnabled: false,
      })
      expect(retainOnDelete, name).toBe(production)
      const shape = tables[name.replace('Table', '').toLowerCase() as keyof typeof tables]
      expect(inputs.ttl, name).toEqual(
        'ttl' in shape ? { attributeName: shape.ttl, enabled: true } : undefined,
      )
      const indexes = (inputs.globalSecondaryIndexes as { name: string }[]).map((index) => index.name)
      expect(indexes, name).toEqual('globalIndexes' in shape ? Object.keys(shape.globalIndexes) : [])
    }
    // Said here once more, for above the stacks are asked what the stacks should be.
    const expiring = of(types.table).flatMap(({ name, inputs }) => (inputs.ttl ? [name] : []))
    expect(expiring).toEqual(['NominationsTable', 'SessionsTable'])
  })

  it('has functions on Node 24 and arm64 that log as JSON into a group of their own, which expires', () => {
    expect(of(types.function).map(({ name }) => name)).toEqual(functions.map((name) => `${name}Function`))
    const groups = new Map(of(types.logGroup).map(({ inputs }) => [inputs.name, inputs.retentionInDays]))
    for (const name of functions) {
      const { inputs } = named(`${name}Function`)
      const logGroup = `/gelombang/${stage}/${name}`
      expect(inputs, name).toMatchObject({
        runtime: 'nodejs24.x',
        architectures: ['arm64'],
        loggingConfig: { logFormat: 'JSON', logGroup },
      })
      expect(inputs.timeout, name).toBeLessThanOrEqual(600)
      expect(groups.get(logGroup), name).toBe(production ? 180 : 14)
    }
  })

  it('gives each function the settings that its configuration asks for', () => {
    const settings = (name: string) =>
      named(`${name}Function`).inputs.environment.variables as Record<string, string>
    const api = signingConfig(settings('Api'))
    expect(signingConfig(settings('Office'))).toEqual(api)
    expect(signInConfig(settings('SignIn')).siteUrl).toBe(api.siteUrl)
    // Only who signs in knows the provider's secret, and it knows no key that signs certificates.
    for (const name of functions) expect('OIDC_CLIENT_SECRET' in settings(name), name).toBe(name === 'SignIn')
    expect(settings('SignIn')).not.toHaveProperty('CERTIFICATE_KEYS')
    expect(api.tables.audit).toBe(named('AuditTable').inputs.name)
    expect(api.siteUrl).toMatch(production ? /^https:\/\/gelombang\.example$/ : /\.cloudfront\.net$/)
    expect(deliveryConfig(settings('Delivery')).mail).toEqual({
      from: { name: 'Gelombang', address: 'gelombang@gelombang.example' },
      configurationSet: `gelombang-${stage}`,
    })
    expect(settings('Api')).not.toHaveProperty('MAIL_FROM')
    for (const name of ['ExamJobs', 'Reminders', 'Renewals', 'WaveJobs'])
      expect(jobConfig(settings(name)).siteUrl).toBe(api.siteUrl)
    expect(printsConfig(settings('Prints')).filesBucket).toBe(named('FilesBucket').inputs.bucket)
    const papers = papersConfig(settings('Papers'))
    expect(papers.filesBucket).toBe(named('FilesBucket').inputs.bucket)
    expect(papers.siteUrl).toBe(api.siteUrl)
    for (const name of ['MailEvents', 'Invariants', 'Progress', 'Reindex', 'Seal']) {
      expect(tablesConfig(settings(name)).tables).toEqual(api.tables)
      expect(settings(name)).not.toHaveProperty('SEAL_SECRET')
    }
  })

  it('keeps the secrets secret', () => {
    for (const name of [
      'Api',
      'Office',
      'SignIn',
      'Papers',
      'Prints',
      'Delivery',
      'ExamJobs',
      'Reminders',
      'Renewals',
      'WaveJobs',
    ])
      expect(named(`${name}Function`).secrets.join(), name).toContain('environment.variables')
    expect(named('SiteCloudfrontFunctionRequest').secrets).toContain('code')
  })

  it('has roles that name each action and resource, and trust one service', () => {
    expect(of(types.role)).toHaveLength(functions.length + Object.keys(scheduled).length)
    for (const role of of(types.role)) {
      const { name, inputs } = role
      expect(inputs.managedPolicyArns ?? [], name).toEqual([])
      expect(
        inputs.assumeRolePolicy.Statement.map(({ Principal }: { Principal: object }) => Principal),
        name,
      ).toEqual([
        {
          Service: /Every|Daily|Hourly|Nightly/.test(name)
            ? 'scheduler.amazonaws.com'
            : 'lambda.amazonaws.com',
        },
      ])
      expect(rightsOf(role).length, name).toBeGreaterThan(0)
      for (const { Action, Resource } of rightsOf(role)) {
        for (const action of Action) expect(action, name).toMatch(/^[a-z\d]+:[A-Za-z]+$/)
        // Reading the account's rate knows no resource; a log group has streams, a bucket has folders; all else is named.
        const named = Action.includes('ses:GetAccount')
          ? /^\*$/
          : /^arn:aws:(logs:[\w-]+:\d+:[^*]+:\*|s3:::[^*]+\/\*|(?!logs|s3)[a-z\d]+:[\w-]*:\d*:[^*]+)$/
        for (const resource of Resource) expect(resource, name).toMatch(named)
      }
    }
  })

  it('lets nobody change the audit, and those alone read it who show, export and seal it', () => {
    const audit = String(named('AuditTable').inputs.name)
    const reading: string[] = []
    for (const role of of(types.role)) {
      const actions = rightsOf(role)
        .filter(({ Resource }) => Resource.some((resource) => resource.includes(audit)))
        .flatMap(({ Action }) => Action)
      if (actions.includes('dynamodb:Query')) reading.push(role.name)
      for (const action of actions)
        expect(['dynamodb:PutItem', 'dynamodb:Query'], role.name).toContain(action)
    }
    expect(reading.sort()).toEqual(['OfficeRole', 'PapersRole', 'SealRole'])
  })

  it('lets the delivery alone mail, as one sender', () => {
    const sending = of(types.role).flatMap((role) =>
      rightsOf(role).flatMap((statement) =>
        statement.Action.includes('ses:SendEmail') ? [{ role: role.name, statement }] : [],
      ),
    )
    expect(sending.map(({ role }) => role)).toEqual(['DeliveryRole'])
    for (const { statement } of sending)
      expect(statement.Condition).toEqual({
        StringEquals: { 'ses:FromAddress': ['gelombang@gelombang.example'] },
      })
  })

  it.each(Object.entries(scheduled))(
    '%s calls by the clock of Jakarta, tries again and gives up into a queue',
    (name, [of, when, seconds]) => {
      const { inputs } = named(name)
      expect(inputs).toMatchObject({
        scheduleExpression: when,
        scheduleExpressionTimezone: 'Asia/Jakarta',
        state: 'ENABLED',
        flexibleTimeWindow: { mode: 'OFF' },
      })
      const queue = String(named('GivenUpQueue').inputs.name)
      expect(inputs.target.arn).toContain(named(`${of}Function`).inputs.name)
      expect(inputs.target.retryPolicy).toEqual({
        maximumRetryAttempts: 3,
        maximumEventAgeInSeconds: seconds,
      })
      expect(inputs.target.deadLetterConfig.arn).toContain(queue)
      const role = named(name.replace('Schedule', 'Role'))
      expect(rightsOf(role).map(({ Action }) => Action.join())).toEqual([
        'lambda:InvokeFunction',
        'sqs:SendMessage',
      ])
    },
  )

  it.each(called)('%s that fails is called twice more, then told to the queue', (name) => {
    const { inputs } = named(`${name}EventInvokeConfig`)
    expect(inputs.maximumRetryAttempts).toBe(2)
    expect(inputs.destinationConfig.onFailure.destination).toContain(named('GivenUpQueue').inputs.name)
    expect(inputs.functionName).toBe(named(`${name}Function`).inputs.name)
  })

  it('keeps what was given up for two weeks, encrypted', () => {
    expect(of(types.queue).map(({ name }) => name)).toEqual(['GivenUpQueue'])
    for (const { name, inputs } of of(types.queue))
      expect(inputs, name).toMatchObject({ messageRetentionSeconds: 1_209_600, sqsManagedSseEnabled: true })
  })

  it('tells the function every event of its own mails', () => {
    const { inputs } = named('SenderEventsettle')
    expect(inputs.eventDestination).toMatchObject({
      enabled: true,
      matchingEventTypes: ['DELIVERY', 'BOUNCE', 'COMPLAINT', 'REJECT'],
      eventBridgeDestination: { eventBusArn: expect.stringMatching(/:event-bus\/default$/) },
    })
    expect(JSON.parse(named('MailEvent').inputs.eventPattern)).toEqual({
      source: ['aws.ses'],
      detail: {
        mail: { tags: { 'ses:configuration-set': [named('SenderConfig').inputs.configurationSetName] } },
      },
    })
    const target = named('MailEventTarget').inputs
    expect(target.arn).toContain(named('MailEventsFunction').inputs.name)
    expect(target.deadLetterConfig.arn).toContain(named('GivenUpQueue').inputs.name)
    expect(named('MailEventPermission').inputs).toMatchObject({
      principal: 'events.amazonaws.com',
      sourceArn: expect.stringMatching(/:rule\//),
    })
    expect(statementsOf(named('GivenUpPolicy').inputs.policy)[0]?.Condition).toHaveProperty('ArnEquals')
    expect(named('SenderConfig').inputs).toMatchObject({
      deliveryOptions: { tlsPolicy: 'REQUIRE' },
      suppressionOptions: { suppressedReasons: ['BOUNCE', 'COMPLAINT'] },
    })
  })

  it('signs officers in with a second factor, by invitation, with a group for each role', () => {
    expect(of(types.userPool)[0]?.inputs).toMatchObject({
      mfaConfiguration: 'ON',
      softwareTokenMfaConfiguration: { enabled: true },
      adminCreateUserConfig: { allowAdminCreateUserOnly: true },
      passwordPolicy: { minimumLength: 14, temporaryPasswordValidityDays: 3 },
      deletionProtection: production ? 'ACTIVE' : 'INACTIVE',
    })
    expect(of(types.userClient)[0]?.inputs).toMatchObject({
      allowedOauthFlows: ['code'],
      explicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
      generateSecret: true,
      callbackUrls: [expect.stringMatching(/^https:\/\/[^/]+\/api\/auth\/callback$/)],
      logoutUrls: [expect.stringMatching(/^https:\/\/[^/]+\/$/)],
    })
    expect(
      of(types.userGroup)
        .map(({ inputs }) => inputs.name)
        .sort(),
    ).toEqual([...roles].sort())
  })

  it('has a private bucket: closed, encrypted, over TLS alone, forgetful', () => {
    const files = named('FilesBucket').inputs.bucket
    expect(named('FilesPublicAccessBlock').inputs).toMatchObject({
      bucket: files,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    })
    expect(statementsOf(named('FilesPolicy').inputs.policy)).toEqual([
      expect.objectContaining({
        Effect: 'Deny',
        Action: ['s3:*'],
        Condition: { Bool: { 'aws:SecureTransport': ['false'] } },
      }),
    ])
    const [rule] = named('FilesEncryption').inputs.rules
    expect(rule.applyServerSideEncryptionByDefault.sseAlgorithm).toBe('AES256')
    const rules = named('FilesLifecycle').inputs.rules as Record<string, unknown>[]
    expect(rules.map(({ id, status, filter, expiration }) => ({ id, status, filter, expiration }))).toEqual([
      { id: 'exports', status: 'Enabled', filter: { prefix: 'exports/' }, expiration: { days: 7 } },
      { id: 'uploads', status: 'Enabled', filter: { prefix: 'uploads/' }, expiration: { days: 30 } },
      { id: 'answers', status: 'Enabled', filter: { prefix: 'answers/' }, expiration: { days: 730 } },
      { id: 'unfinished', status: 'Enabled', filter: {}, expiration: undefined },
    ])
  })

  it('shows every function, queue and table on one page', () => {
    const { widgets } = JSON.parse(named('Dashboard').inputs.dashboardBody)
    const text = JSON.stringify(widgets)
    for (const type of [types.function, types.queue, types.table])
      for (const { name, inputs } of of(type)) expect(text.includes(inputs.name), name).toBe(true)
  })

  it('has a firewall with a limit of requests in production, unless it is switched off', () => {
    expect(
      of(types.firewall).map(({ inputs }) => inputs.rules.map(({ name }: { name: string }) => name)),
    ).toEqual(production ? [['RateLimitPerIP', 'AWSManagedRulesKnownBadInputsRuleSet']] : [])
    expect(Boolean(named('SiteCdnDistribution').inputs.webAclId)).toBe(production)
  })

  it('opens the bucket of the site to its distribution alone', () => {
    const { policy } = of(types.bucketPolicy).find(({ name }) => !name.startsWith('Files'))!.inputs
    expect(statementsOf(policy).map(({ Effect, Principal }) => [Effect, Principal])).toEqual([
      ['Allow', { Service: ['cloudfront.amazonaws.com'] }],
      ['Deny', { '*': ['*'] }],
    ])
  })
})

describe('the alarms', () => {
  const { of, named, resources } = stages.production
  const alarms = of(types.alarm)
  /** The alarm that counts what a filter of log lines found. */
  const counting = (metricName: string) =>
    alarms.find(
      ({ inputs }) => inputs.metricName === metricName && inputs.namespace === 'gelombang/production',
    )?.inputs

  it('watch what each function logs of failures, and of calls that nearly took too long', () => {
    for (const { name, inputs } of of(types.function)) {
      const filter = (metric: string) => named(name.replace('Function', metric)).inputs
      for (const metric of ['Failures', 'NearlyLate']) {
        expect(filter(metric).logGroupName, name).toBe(inputs.loggingConfig.logGroup)
        expect(filter(metric).metricTransformation, name).toMatchObject({
          namespace: 'gelombang/production',
          name: metric,
          value: '1',
        })
      }
      expect(filter('Failures').pattern, name).toBe(
        '{ ($.level = "error") || (($.type = "platform.report") && ($.record.status != "success")) }',
      )
      expect(filter('NearlyLate').pattern, name).toBe(
        `{ $.record.metrics.durationMs >= ${inputs.timeout * 900} }`,
      )
    }
    for (const metric of ['Failures', 'NearlyLate', 'Drift'])
      expect(counting(metric), metric).toMatchObject({ statistic: 'Sum', threshold: 1, period: 300 })
  })

  it('watch calls that are refused, what was given up, and the tables that everything writes to', () => {
    expect(named('Throttled').inputs).toMatchObject({ namespace: 'AWS/Lambda', metricName: 'Throttles' })
    expect(named('Throttled').inputs.dimensions).toBeUndefined()
    expect(named('GivenUp').inputs).toMatchObject({
      metricName: 'ApproximateNumberOfMessagesVisible',
      dimensions: { QueueName: named('GivenUpQueue').inputs.name },
    })
    for (const table of ['Nominations', 'Waves'])
      expect(named(`${table}Throttled`).inputs).toMatchObject({
        metricName: 'WriteThrottleEvents',
        dimensions: { TableName: named(`${table}Table`).inputs.name },
      })
  })

  it('tell of each job that did not run through in its period', () => {
    for (const [job] of Object.values(scheduled)) {
      const { inputs } = named(`${job}Stopped`)
      expect(inputs, job).toMatchObject({
        comparisonOperator: 'LessThanThreshold',
        threshold: 1,
        treatMissingData: 'breaching',
      })
      const [calls, errors, through] = inputs.metricQueries
      for (const { metric } of [calls, errors])
        expect(metric.dimensions, job).toEqual({ FunctionName: named(`${job}Function`).inputs.name })
      expect(through.expression).toBe('calls - errors')
    }
  })

  it('tell of bounces, complaints and counters that drift', () => {
    expect(named('MailBounces').inputs).toMatchObject({
      metricName: 'Reputation.BounceRate',
      threshold: 0.02,
    })
    expect(named('MailComplaints').inputs).toMatchObject({
      metricName: 'Reputation.ComplaintRate',
      threshold: 0.0005,
    })
    expect(named('InvariantsDrift').inputs.logGroupName).toBe(
      named('InvariantsFunction').inputs.loggingConfig.logGroup,
    )
    expect(named('InvariantsDrift').inputs.pattern).toBe('{ $.event = "audit.drift" }')
  })

  it('go by mail to the operator, and name what is there', () => {
    const topic = named('AlarmsByMail').inputs
    expect(topic).toMatchObject({ protocol: 'email', endpoint: 'operator@gelombang.example' })
    const names = new Set(resources.map(({ inputs }) => inputs.name))
    for (const { name, inputs } of alarms) {
      expect(inputs.alarmActions, name).toEqual([topic.topic])
      for (const value of Object.values(inputs.dimensions ?? {})) expect(names.has(value), name).toBe(true)
    }
  })

  it('and the schedules are as many as the cost of an idle month is reckoned with', () => {
    const metrics = alarms.reduce(
      (sum, { inputs }) =>
        sum + (inputs.metricQueries?.filter(({ metric }: { metric?: object }) => metric).length ?? 1),
      0,
    )
    expect(metrics).toBe(deployed.alarmMetrics)
    const perMonth = (when: string) =>
      when === 'cron(* * * * ? *)' ? 43_200 : /^cron\(\d+ \*/.test(when) ? 720 : 30
    expect(
      Object.values(scheduled)
        .map(([name, when]) => ({
          name,
          perMonth: perMonth(when),
        }))
        .sort((a, b) => a.name.localeCompare(b.name)),
    ).toEqual(
      [...deployed.jobs]
        .map(([name, job]) => ({ name, perMonth: job.perMonth }))
        .sort((a, b) => a.name.localeCompare(b.name)),
    )
  })

  it('are for production alone', () => expect(stages.staging.of(types.alarm)).toEqual([]))
})

describe('the functions', () => {
  it('have the memory and the time that were measured to do', () => {
    const given = stages.production
      .of(types.function)
      .map(({ name, inputs }) => [
        name.replace(/Function$/, ''),
        { mb: inputs.memorySize, seconds: inputs.timeout },
      ])
    expect(Object.fromEntries(given)).toEqual(limits)
  })
})

// By a name: the stacks are only known where SST's own types are.
const lib = '../../stacks/lib.ts'
describe('the firewall', () => {
  it.each([
    ['production', undefined, true],
    ['production', 'false', false],
    ['staging', undefined, false],
    ['staging', 'true', true],
  ])('of %s, told %s: %s', async (stage, told, on) => {
    const { deployment } = (await import(/* @vite-ignore */ lib)) as { deployment(): { firewall: boolean } }
    vi.stubGlobal('$app', { name: 'gelombang', stage })
    for (const [name, value] of Object.entries(deployer(stage))) vi.stubEnv(name, value)
    vi.stubEnv('FIREWALL', told)
    expect(deployment().firewall).toBe(on)
    vi.unstubAllGlobals()
    vi.unstubAllEnvs()
  })
})
