import type { NoticeKind } from '../../contract/notice.ts'
import { certificateReady, certificateReadyWorker } from './certificate-ready.ts'
import { companyRefused } from './company-refused.ts'
import { companyVerified } from './company-verified.ts'
import { confirmContact } from './confirm-contact.ts'
import { confirmEmail } from './confirm-email.ts'
import type { AllParts, Template } from './data.ts'
import { invitation } from './invitation.ts'
import { nominationCleared } from './nomination-cleared.ts'
import { nominationRefused } from './nomination-refused.ts'
import { nominationReturned } from './nomination-returned.ts'
import { portalLink } from './portal-link.ts'
import { reminderCompany } from './reminder-company.ts'
import { reminderWorker } from './reminder-worker.ts'
import { renewal, renewalWorker } from './renewal.ts'
import { result, resultWorker } from './result.ts'
import { standingLetter } from './standing-letter.ts'
import { waveAssignmentCompany } from './wave-assignment-company.ts'
import { waveAssignmentWorker } from './wave-assignment-worker.ts'
import { waveCancelledCompany } from './wave-cancelled-company.ts'
import { waveCancelledWorker } from './wave-cancelled-worker.ts'
import { waveChangeCompany } from './wave-change-company.ts'
import { waveChangeWorker } from './wave-change-worker.ts'

/** The template of every kind of notice. */
export const templates: Record<NoticeKind, Template<AllParts>> = {
  invitation,
  confirm_email: confirmEmail,
  confirm_contact: confirmContact,
  portal_link: portalLink,
  company_verified: companyVerified,
  company_refused: companyRefused,
  nomination_returned: nominationReturned,
  nomination_refused: nominationRefused,
  nomination_cleared: nominationCleared,
  wave_assignment_company: waveAssignmentCompany,
  wave_assignment_worker: waveAssignmentWorker,
  wave_change_company: waveChangeCompany,
  wave_change_worker: waveChangeWorker,
  wave_cancelled_company: waveCancelledCompany,
  wave_cancelled_worker: waveCancelledWorker,
  reminder_company: reminderCompany,
  reminder_worker: reminderWorker,
  result,
  result_worker: resultWorker,
  certificate_ready: certificateReady,
  certificate_ready_worker: certificateReadyWorker,
  renewal,
  renewal_worker: renewalWorker,
  standing_letter: standingLetter,
}
