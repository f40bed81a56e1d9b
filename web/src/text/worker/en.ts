import type { WorkerText } from './id.ts'

/** Words of one worker's page in the portal, in English. */
export const text: WorkerText = {
  worker: {
    mend: 'Mend these data',
    details: 'Data for BNSP, contact, and when she can come',
    missing: (fields: string) => `Not there yet: ${fields}. BNSP asks for it.`,
    short: {
      birthPlace: 'place of birth',
      address: 'address',
      cityCode: 'city code',
      provinceCode: 'province code',
      education: 'education',
      occupation: 'occupation',
    },
    save: 'Save',
    saved: 'Saved. The nomination need not be checked again.',
    identity: 'Is the name, NIK, sex or date of birth wrong?',
    identityLead: 'Once mended, an LSP officer checks this nomination again.',
    replace: 'Replace with someone else',
    replaceLead: (name: string) =>
      `The seat of ${name} in the same exam is given to someone else. We tell both, and your company, by e-mail.`,
    who: 'Who takes the seat',
    whoMissing: 'Choose who takes the seat.',
    someoneNew: 'Someone new, not nominated yet',
    reason: 'Reason (may be empty)',
    replaceDo: 'Replace',
    replaced: (gone: string, come: string) => `${come} takes the seat of ${gone}. The exam stays as it is.`,
    seeReplacement: 'See who took the seat',
    withdraw: 'Withdraw this worker',
    history: 'History',
    step: {
      submitted: 'Sent',
      returned: 'Returned to be mended',
      verified: 'Verified',
      assigned: 'Given an exam',
      refused: 'Refused',
      withdrawn: 'Withdrawn',
      replaced: 'Replaced by someone else',
    },
    by: { company: 'your company', staff: 'an officer', system: 'the system' },
    from: 'Can come from',
    not: 'Cannot come on',
  },
}
