import type { Files } from './files.ts'
import { deadLetters, lambda, letterFonts, type Made, metricNamespace } from './lib.ts'
import type { Mail } from './mail.ts'
import type { Secrets } from './secrets.ts'
import type { Storage } from './storage.ts'
import type { Web } from './web.ts'

type Parts = { store: Storage; files: Files; mail: Mail; web: Web; secrets: Secrets }

/** What runs without a request: by the clock of Jakarta, and by the events of mails. */
export function schedule({ store, files, mail, web, secrets }: Parts) {
  const dead = deadLetters('GivenUp')
  const core = {
    ...store.environment,
    SITE_URL: web.siteUrl,
    SEAL_SECRET: secrets.seal.value,
  }

  const delivery = lambda('Delivery', {
    entry: 'delivery',
    description: 'Sends the mails that are owed',
    memory: '1769 MB',
    timeout: '80 seconds',
    copyFiles: letterFonts,
    environment: { ...core, ...mail.environment, METRICS_NAMESPACE: metricNamespace() },
    dead,
    allow: [
      ...store.allow('mail', ['get', 'update'], ['due']),
      ...store.allow('nominations', ['get', 'query']),
      ...store.allow('waves', ['get', 'batchGet']),
      ...mail.allowSend,
    ],
  })
  const reminders = lambda('Reminders', {
    entry: 'reminders',
    description: 'Owes the reminders of the day',
    memory: '512 MB',
    timeout: '5 minutes',
    environment: core,
    dead,
    allow: [
      ...store.allow('waves', ['query']),
      ...store.allow('nominations', ['batchGet'], ['byWave']),
      ...store.allow('sessions', ['update']),
      ...store.allow('mail', ['update']),
    ],
  })
  const renewals = lambda('Renewals', {
    entry: 'renewals',
    description: 'Tells of certificates that end soon, and ends those that have',
    memory: '512 MB',
    timeout: '10 minutes',
    environment: core,
    dead,
    allow: [
      ...store.allow('waves', ['query', 'update']),
      ...store.allow('nominations', ['get', 'delete']),
      ...store.allow('sessions', ['update']),
      ...store.allow('mail', ['update']),
      ...store.allow('audit', ['put']),
    ],
  })
  const prints = lambda('Prints', {
    entry: 'prints',
    description: 'Prints the certificates of a wave into the bucket',
    memory: '1769 MB',
    timeout: '5 minutes',
    copyFiles: letterFonts,
    environment: { ...core, ...files.environment },
    dead,
    allow: [
      ...store.allow('waves', ['get', 'batchGet', 'query', 'update', 'delete']),
      ...files.allow(['get', 'put'], ['exports']),
    ],
  })
  const waveJobs = lambda('WaveJobs', {
    entry: 'waves',
    description: 'Finishes what changes of waves left to do, and offers seats that were given back',
    memory: '1024 MB',
    timeout: '2 minutes',
    environment: core,
    dead,
    allow: [
      ...store.allow('waves', ['get', 'batchGet', 'query', 'update', 'delete']),
      ...store.allow('nominations', ['batchGet', 'update'], ['byState', 'byWave', 'companies']),
      ...store.allow('sessions', ['update']),
      ...store.allow('mail', ['update']),
      ...store.allow('audit', ['put']),
    ],
  })
  const examJobs = lambda('ExamJobs', {
    entry: 'exams',
    description: 'Ends exam days that are over, and marks as decided what is',
    memory: '512 MB',
    timeout: '5 minutes',
    environment: core,
    dead,
    allow: [
      ...store.allow('waves', ['get', 'query', 'update']),
      ...store.allow('nominations', ['batchGet', 'update', 'delete'], ['byWave']),
      ...store.allow('audit', ['put']),
    ],
  })
  const invariants = lambda('Invariants', {
    entry: 'invariants',
    description: 'Recounts every counter and reports drift',
    memory: '1024 MB',
    timeout: '10 minutes',
    environment: store.environment,
    dead,
    allow: [...store.allow('nominations', ['query'], ['companies']), ...store.allow('waves', ['query'])],
  })
  const progress = lambda('Progress', {
    entry: 'progress',
    description: 'Writes what the public sees of each programme',
    memory: '1024 MB',
    timeout: '10 minutes',
    environment: store.environment,
    dead,
    allow: [
      ...store.allow('nominations', ['query'], ['companies']),
      ...store.allow('waves', ['query', 'put']),
    ],
  })
  const reindex = lambda('Reindex', {
    entry: 'reindex',
    description: 'Makes names findable that are not',
    memory: '1024 MB',
    timeout: '10 minutes',
    environment: store.environment,
    dead,
    allow: [
      ...store.allow('nominations', ['query', 'update'], ['companies']),
      ...store.allow('waves', ['query']),
    ],
  })
  const seal = lambda('Seal', {
    entry: 'seal',
    description: 'Seals the closed hours of the audit log',
    memory: '1024 MB',
    timeout: '10 minutes',
    environment: store.environment,
    dead,
    allow: [...store.allow('audit', ['query', 'put']), ...store.allow('waves', ['query', 'get', 'put'])],
  })
  const mailEvents = lambda('MailEvents', {
    entry: 'mail-events',
    description: 'Settles mails by what SES tells of them',
    memory: '512 MB',
    timeout: '20 seconds',
    environment: store.environment,
    dead,
    allow: store.allow('mail', ['get', 'update']),
  })

  every('DeliveryEveryMinute', delivery, 'cron(* * * * ? *)', 60)
  every('RenewalsDaily', renewals, 'cron(15 5 * * ? *)', 3600)
  every('PrintsEveryMinute', prints, 'cron(* * * * ? *)', 60)
  every('RemindersDaily', reminders, 'cron(30 5 * * ? *)', 3600)
  every('WavesEveryMinute', waveJobs, 'cron(* * * * ? *)', 60)
  every('ExamsHourly', examJobs, 'cron(20 * * * ? *)', 1800)
  every('InvariantsNightly', invariants, 'cron(15 2 * * ? *)', 3600)
  every('ProgressHourly', progress, 'cron(5 * * * ? *)', 1800)
  every('ReindexNightly', reindex, 'cron(45 2 * * ? *)', 3600)
  every('SealHourly', seal, 'cron(40 * * * ? *)', 1800)
  onMailEvents(mailEvents, mail)

  return {
    /** Takes what each of them gave up. */
    dead,
    delivery,
    reminders,
    renewals,
    prints,
    waveJobs,
    examJobs,
    invariants,
    progress,
    reindex,
    seal,
    mailEvents,
  }
}

/** Calls a function by the clock of Jakarta; a call that cannot be made within `seconds` ends in its queue. */
function every(name: string, { fn, dead }: Made, when: `cron(${string})`, seconds: number) {
  new sst.aws.CronV2(name, {
    function: fn.arn as unknown as sst.aws.FunctionArn,
    schedule: when,
    timezone: 'Asia/Jakarta',
    retries: 3,
    dlq: dead!.arn,
    transform: {
      schedule: (args) => {
        args.target = $output(args.target).apply((target) => ({
          ...target,
          retryPolicy: { ...target.retryPolicy, maximumEventAgeInSeconds: seconds },
        }))
      },
    },
  })
}

/** Hands every event of this deployment's mails to the function. */
function onMailEvents({ fn, dead }: Made, { configurationSet }: Mail) {
  const rule = new aws.cloudwatch.EventRule('MailEvent', {
    description: 'What became of a mail',
    eventPattern: $jsonStringify({
      source: ['aws.ses'],
      detail: { mail: { tags: { 'ses:configuration-set': [configurationSet] } } },
    }),
  })
  new aws.cloudwatch.EventTarget('MailEventTarget', {
    rule: rule.name,
    arn: fn.arn,
    retryPolicy: { maximumRetryAttempts: 100, maximumEventAgeInSeconds: 86_400 },
    deadLetterConfig: { arn: dead!.arn },
  })
  new aws.lambda.Permission('MailEventPermission', {
    action: 'lambda:InvokeFunction',
    function: fn.name,
    principal: 'events.amazonaws.com',
    sourceArn: rule.arn,
  })
  new aws.sqs.QueuePolicy('GivenUpPolicy', {
    queueUrl: dead!.url,
    policy: aws.iam.getPolicyDocumentOutput({
      statements: [
        {
          actions: ['sqs:SendMessage'],
          resources: [dead!.arn],
          principals: [{ type: 'Service', identifiers: ['events.amazonaws.com'] }],
          conditions: [{ test: 'ArnEquals', variable: 'aws:SourceArn', values: [rule.arn] }],
        },
      ],
    }).json,
  })
}
