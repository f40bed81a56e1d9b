import { signInConfig } from '../platform/config.ts'
import { serve } from '../serve.ts'
import { signInFeatures } from '../sign-in.ts'
import { answering } from './wiring/answer.ts'
import { wireJob } from './wiring/wire.ts'

const config = signInConfig()
const deps = { ...wireJob(config), oidc: { ...config.oidc, allowHttp: false } }

export const handler = answering(serve(deps, signInFeatures), config.originSecret)
