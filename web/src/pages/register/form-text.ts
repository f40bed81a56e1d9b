import type { Text } from '../../text/id.ts'
import type { RegisterText } from '../../text/register/id.ts'

/** The words that the registration is given. */
export type FormText = Text & RegisterText
