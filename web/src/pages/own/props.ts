import type { WorkerPage } from '../../../../functions/contract/worker-page.ts'
import type { Language } from '../../routes.ts'
import type { Text } from '../../text/id.ts'
import type { OwnText } from '../../text/own/id.ts'

export type OwnProps = { t: Text & OwnText; language: Language }
/** Of the parts that are shown once the link and the date of birth have opened it. */
export type OpenedProps = OwnProps & { page: WorkerPage; set: (page: WorkerPage) => void }
