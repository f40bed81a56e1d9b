import type { Deployment, Statement } from './lib.ts'

/** The sending domain, with signed mail, and every event of a mail told to the default event bus. */
export function mail({ mailDomain, manualDns }: Deployment) {
  const { accountId } = aws.getCallerIdentityOutput()
  const { region } = aws.getRegionOutput()
  const from = `gelombang@${mailDomain}`
  const identity = new sst.aws.Email('Sender', {
    sender: mailDomain,
    ...(manualDns && { dns: false }),
    dmarc: 'v=DMARC1; p=quarantine; adkim=s; aspf=r;',
    mailFrom: { domain: `bounce.${mailDomain}`, rejectOnMxFailure: true },
    events: [
      {
        name: 'settle',
        types: ['delivery', 'bounce', 'complaint', 'reject'],
        // SES tells events to the default bus only.
        bus: $interpolate`arn:aws:events:${region}:${accountId}:event-bus/default`,
      },
    ],
    transform: {
      configurationSet: {
        configurationSetName: `${$app.name}-${$app.stage}`,
        deliveryOptions: { tlsPolicy: 'REQUIRE' },
        reputationOptions: { reputationMetricsEnabled: true },
        suppressionOptions: { suppressedReasons: ['BOUNCE', 'COMPLAINT'] },
      },
    },
  })
  /** Sending as this sender; SES checks a mail that comes as MIME against SendRawEmail as well. */
  const allowSend: Statement[] = [
    {
      actions: ['ses:SendEmail', 'ses:SendRawEmail'],
      resources: [identity.nodes.identity.arn, identity.nodes.configurationSet.arn],
      conditions: [{ test: 'StringEquals', variable: 'ses:FromAddress', values: [from] }],
    },
    // The account's rate; the action knows no resources.
    { actions: ['ses:GetAccount'], resources: ['*'] },
  ]
  return {
    allowSend,
    configurationSet: identity.configSet,
    environment: {
      MAIL_FROM_NAME: 'Gelombang',
      MAIL_FROM: from,
      MAIL_CONFIGURATION_SET: identity.configSet,
    },
  }
}
export type Mail = ReturnType<typeof mail>
