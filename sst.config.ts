/// <reference path="./.sst/platform/config.d.ts" />

export default $config({
  app(input) {
    const production = input.stage === 'production'
    return {
      name: 'gelombang',
      home: 'aws',
      removal: production ? 'retain' : 'remove',
      protect: production,
      providers: {
        // The very @pulumi/aws that sst 4.17.1 carries, so that nothing else is fetched.
        aws: { version: '7.20.0', region: 'ap-southeast-3' },
      },
    }
  },
  // SST refuses imports at the top of this file.
  async run() {
    const lib = await import('./stacks/lib.ts')
    const { storage } = await import('./stacks/storage.ts')
    const { files: bucket } = await import('./stacks/files.ts')
    const parts = {
      ...(await import('./stacks/secrets.ts')),
      ...(await import('./stacks/mail.ts')),
      ...(await import('./stacks/web.ts')),
      ...(await import('./stacks/auth.ts')),
      ...(await import('./stacks/api.ts')),
      ...(await import('./stacks/papers.ts')),
      ...(await import('./stacks/schedule.ts')),
      ...(await import('./stacks/alarms.ts')),
      ...(await import('./stacks/dashboard.ts')),
    }
    const deployment = lib.deployment()
    const store = storage()
    const files = bucket()
    const secrets = parts.secrets()
    const mail = parts.mail(deployment)
    const web = parts.web(deployment, secrets)
    const auth = parts.auth(web)
    const api = parts.api({ store, web, secrets })
    const office = parts.office({ store, web, secrets })
    const signIn = parts.signIn({ store, web, secrets, auth })
    const papers = parts.papers({ store, files, web, secrets })
    const { dead, ...jobs } = parts.schedule({ store, files, mail, web, secrets })
    parts.site(web)
    const functions = { api, office, signIn, papers, ...jobs }
    parts.alarms(deployment, store, functions, dead)
    parts.dashboard(store, functions, dead)
    return { url: web.siteUrl, staff: auth.pool.id }
  },
})
