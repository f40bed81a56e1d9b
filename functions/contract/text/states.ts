import { statesEn } from './states-en.ts'
import { statesId } from './states-id.ts'

export const stateWords = { id: statesId, en: statesEn }
