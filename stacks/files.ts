import type { Statement } from './lib.ts'

/** The private bucket: encrypted, over TLS only, reached by the functions and by links that expire. */
export function files() {
  const bucket = new sst.aws.Bucket('Files', {
    cors: false,
    lifecycle: [
      { id: 'exports', prefix: 'exports/', expiresIn: '7 days' },
      { id: 'uploads', prefix: 'uploads/', expiresIn: '30 days' },
      { id: 'answers', prefix: 'answers/', expiresIn: '730 days' },
    ],
    transform: {
      lifecycle: (args) => {
        args.rules = $output(args.rules).apply((rules = []) => [
          ...rules,
          {
            id: 'unfinished',
            status: 'Enabled',
            filter: {},
            abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },
          },
        ])
      },
    },
  })
  new aws.s3.BucketServerSideEncryptionConfiguration('FilesEncryption', {
    bucket: bucket.name,
    rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: 'AES256' }, bucketKeyEnabled: true }],
  })
  const within = (prefix: Prefix) => $interpolate`${bucket.arn}/${prefix}/*`
  return {
    bucket,
    environment: { FILES_BUCKET: bucket.name },
    /** Reading, and with `put` writing, below the prefixes named; links are reads by who signed them. */
    allow: (of: ('get' | 'put')[], prefixes: Prefix[]): Statement[] => [
      {
        actions: of.map((one) => (one === 'get' ? 's3:GetObject' : 's3:PutObject')),
        resources: prefixes.map(within),
      },
    ],
  }
}
type Prefix = 'exports' | 'uploads' | 'answers'
export type Files = ReturnType<typeof files>
