/** What a person who deploys has in the environment. */
export const deployer = (stage: string): Record<string, string> => ({
  MAIL_DOMAIN: 'gelombang.example',
  ...(stage === 'production' && {
    SITE_DOMAIN: 'gelombang.example',
    ALARM_EMAIL: 'operator@gelombang.example',
  }),
  SST_SECRET_SealSecret: 'a secret for the graph: nothing is sealed by it',
  // As long as `openssl rand -base64 48` makes it: the code at the edge has a limit.
  SST_SECRET_CertificateKeys: JSON.stringify({
    active: { seed: 'A'.repeat(43), from: '2026-01-01' },
    retired: [],
  }),
  SST_SECRET_OriginSecret: 'origin-secret-of-the-graph-'.padEnd(64, 'x'),
})
