import { apiFeatures } from '../api.ts'
import { createSigner } from '../certificates/keyring.ts'
import { signingConfig } from '../platform/config.ts'
import { serve } from '../serve.ts'
import { answering } from './wiring/answer.ts'
import { wireJob } from './wiring/wire.ts'

const config = signingConfig()
const deps = { ...wireJob(config), signer: createSigner(config.certificateKeys) }

export const handler = answering(serve(deps, apiFeatures), config.originSecret)
