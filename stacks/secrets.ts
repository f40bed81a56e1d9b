/** Set once per stage: `sst secret set SealSecret …`, `sst secret set OriginSecret …`, 32 characters at least. */
export const secrets = () => ({
  /** Seals identity numbers and links; whoever changes it makes what is stored unreadable. */
  seal: new sst.Secret('SealSecret'),
  /** Known to the site's edge and to the API, so that the API answers no one else; may be changed any time. */
  origin: new sst.Secret('OriginSecret'),
  /** The ring of keys that certificates are signed with: `npx tsx local/keys.ts`; to rotate, see docs/certificates.md. */
  certificates: new sst.Secret('CertificateKeys'),
})
export type Secrets = ReturnType<typeof secrets>
