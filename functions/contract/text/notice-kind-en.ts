import type { noticeKindId } from './notice-kind-id.ts'

/** What kinds of notices are called in English: on a page and in a file. */
export const noticeKindEn: typeof noticeKindId = {
  invitation: 'Invitation',
  confirm_email: 'Confirm e-mail',
  confirm_contact: 'Confirmation of a contact',
  portal_link: 'Portal link',
  company_verified: 'Company verified',
  company_refused: 'Company refused',
  nomination_returned: 'Nomination returned',
  nomination_cleared: 'Contested nomination kept',
  nomination_refused: 'Nomination refused',
  wave_assignment_company: 'Exam day, to the company',
  wave_assignment_worker: 'Exam day, to the worker',
  wave_change_company: 'Changed exam day, to the company',
  wave_change_worker: 'Changed exam day, to the worker',
  wave_cancelled_company: 'Cancelled, to the company',
  wave_cancelled_worker: 'Cancelled, to the worker',
  reminder_company: 'Reminder, to the company',
  reminder_worker: 'Reminder, to the worker',
  result: 'Result',
  result_worker: 'Result, to the worker',
  certificate_ready: 'Certificate ready',
  certificate_ready_worker: 'Certificate ready, to the worker',
  renewal: 'Renewal',
  renewal_worker: 'Renewal, to the worker',
  standing_letter: 'Letter on standing',
}
