import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** Where this deployment's own metrics are. */
export const metricNamespace = () => `${$app.name}/${$app.stage}`

/** Whether this stage holds real data. */
export const isProduction = () => $app.stage === 'production'

/** What differs between deployments, from the environment of who deploys; tells all that is missing at once. */
export function deployment() {
  const { MAIL_DOMAIN, SITE_DOMAIN, SITE_CERTIFICATE_ARN, ALARM_EMAIL, MANUAL_DNS, FIREWALL } = process.env
  const wanted = { MAIL_DOMAIN, ...(isProduction() && { SITE_DOMAIN, ALARM_EMAIL }) }
  const missing = Object.entries(wanted).flatMap(([name, value]) => (value ? [] : [name]))
  if (missing.length > 0)
    throw new Error(`Stage ${$app.stage} cannot be deployed without: ${missing.join(', ')}`)
  return {
    mailDomain: MAIL_DOMAIN!,
    siteDomain: SITE_DOMAIN,
    /** Of a certificate in us-east-1, where the domain's records are not kept in Route 53. */
    certificate: SITE_CERTIFICATE_ARN,
    alarmEmail: ALARM_EMAIL,
    manualDns: MANUAL_DNS === 'true',
    /** Rate limit and known bad inputs before the site: from about 8 dollars a month. */
    firewall: FIREWALL === 'true' || (isProduction() && FIREWALL !== 'false'),
  }
}
export type Deployment = ReturnType<typeof deployment>

/** What a role may do: named actions on named resources. */
export type Statement = {
  actions: string[]
  resources: $util.Input<$util.Input<string>[]>
  conditions?: { test: string; variable: string; values: $util.Input<$util.Input<string>[]> }[]
}

/** The fonts of letters (`functions/print/fonts.ts`): a function that prints finds them where the package holds them. */
export const letterFonts = [
  '400Regular/SourceSans3_400Regular.ttf',
  '600SemiBold/SourceSans3_600SemiBold.ttf',
].map((file) => {
  const from = `node_modules/@expo-google-fonts/source-sans-3/${file}`
  return { from, to: from }
})

/** A queue for what failed for good, kept two weeks; each message says which function gave it up. */
export const deadLetters = (name: string) =>
  new sst.aws.Queue(name, {
    transform: { queue: { messageRetentionSeconds: 14 * 86_400, sqsManagedSseEnabled: true } },
  })

type FunctionOptions = Pick<
  sst.aws.FunctionArgs,
  'description' | 'memory' | 'timeout' | 'url' | 'environment' | 'copyFiles'
> & {
  /** Its file in `functions/entry`. */
  entry: string
  allow: Statement[]
  /** Takes what the function refused three times; for functions that are called by an event. */
  dead?: sst.aws.Queue
}

let building: Promise<unknown> | undefined
/** Where a function lies, built: all are built at once, in a process of their own, since SST would bundle the bundler. */
async function built(entry: string): Promise<string> {
  const folder = join($cli.paths.root, '.sst/functions')
  building ??= promisify(execFile)(process.execPath, ['--import', 'tsx', 'stacks/build.ts', folder], {
    cwd: $cli.paths.root,
  })
  await building
  return join(folder, entry)
}

/** A function with a log group of its own and a role that may write there and do what `allow` says, no more. */
export function lambda(name: string, { entry, allow, dead, ...options }: FunctionOptions) {
  const logs = new aws.cloudwatch.LogGroup(`${name}Logs`, {
    name: `/${$app.name}/${$app.stage}/${name}`,
    retentionInDays: isProduction() ? 180 : 14,
  })
  const made = new sst.aws.Function(name, {
    runtime: 'nodejs24.x',
    architecture: 'arm64',
    bundle: built(entry),
    handler: 'bundle.handler',
    ...options,
    logging: { logGroup: logs.name, format: 'json' },
    ...(dead && { retries: 2 }),
    permissions: [
      { actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [$interpolate`${logs.arn}:*`] },
      ...(dead ? [{ actions: ['sqs:SendMessage'], resources: [dead.arn] }] : []),
      ...allow,
    ],
    transform: {
      role: {
        // SST would add logs:* on every group, and trust in the whole account.
        managedPolicyArns: [],
        assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: 'lambda.amazonaws.com' }),
      },
      ...(dead && {
        eventInvokeConfig: {
          maximumEventAgeInSeconds: 3600,
          destinationConfig: { onFailure: { destination: dead.arn } },
        },
      }),
    },
  })
  return { fn: made, logs, ...(dead && { dead }) }
}
export type Made = ReturnType<typeof lambda>
