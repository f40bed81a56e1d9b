import type { Role } from '../../functions/contract/access.ts'

/** Who gets a resource: officers by role, companies in their portal, or anyone (what then protects it stands beside it). */
export type Who = readonly Role[] | 'company' | 'anyone'

const exams: Role[] = ['lsp', 'assessor', 'committee', 'auditor', 'admin']
const examiners: Role[] = ['lsp', 'assessor', 'admin']
const lsp: Role[] = ['lsp', 'admin']
const audited: Role[] = ['lsp', 'auditor', 'admin']
const offices: Role[] = ['disnaker', 'lsp', 'auditor', 'admin']
const disnaker: Role[] = ['disnaker', 'auditor', 'admin']

/**
 * Every file, and every operation on exams, reports to BNSP, certificates and workers' own pages, by the name of
 * the operation: who has it, written a second time beside `functions/contract`, so that a slip there shows.
 */
export const resources: Record<string, Who> = {
  // Exam days.
  listExams: exams,
  getExam: exams,
  listAppeals: exams,
  getRoll: examiners,
  checkIns: examiners,
  admitWalkIn: lsp,
  closeAttendance: lsp,
  sharePanel: lsp,
  recommend: ['assessor', 'admin'],
  decide: ['committee', 'admin'],
  appeal: lsp,
  assignAppeal: lsp,
  reassess: lsp,
  portalAppeal: 'company',
  portalReassess: 'company',
  attendancePaper: audited,
  assignmentPapers: audited,
  minutesPaper: audited,

  // BNSP.
  listReports: audited,
  getReport: audited,
  getCodes: audited,
  editCodes: lsp,
  setSchedule: lsp,
  reportWave: lsp,
  completeForBnsp: lsp,
  takeReturned: lsp,
  resultsWorkbook: lsp,
  quotaWorkbook: lsp,
  quotaBlanks: lsp,

  // Certificates. Keys and list hold no name; a number is looked up whole, and few times.
  getKeys: 'anyone',
  getRevocations: 'anyone',
  lookUpCertificate: 'anyone',
  listCertificates: offices,
  getCertificate: offices,
  listGraduates: offices,
  getPrint: offices,
  printLinks: offices,
  certificatePaper: offices,
  setNumbers: lsp,
  issueCertificates: lsp,
  reissueCertificate: lsp,
  startPrint: lsp,
  proposeRevocation: lsp,
  confirmRevocation: lsp,
  dropRevocation: lsp,
  portalCertificates: 'company',
  portalCertificatePaper: 'company',

  // A worker's own page: by signed link and date of birth, then by a ticket.
  openWorkerPage: 'anyone',
  setOpenToWork: 'anyone',
  askAboutData: 'anyone',
  workerCertificatePaper: 'anyone',
  listJobSeekers: ['placement', 'auditor', 'admin'],
  listDataRequests: offices,
  answerDataRequest: ['disnaker', 'lsp', 'admin'],

  // Other files. A slip of the permit desk is opened by its signed code.
  openapi: 'anyone',
  checkSlip: 'anyone',
  permitSlip: ['permit', 'disnaker', 'admin'],
  planWorkbook: offices,
  noticeFile: offices,
  waveSlips: ['disnaker', 'lsp', 'committee', 'auditor', 'admin'],
  companySlips: 'company',
  companyLetter: 'company',
  standingLetterPaper: disnaker,
  answerFile: disnaker,
  answerStanding: 'company',
  rosterForm: 'company',
  uploadRoster: 'company',
  getRegentReport: ['disnaker', 'lsp', 'committee', 'auditor', 'admin'],

  // Lists as files.
  companiesFile: offices,
  nominationsFile: offices,
  ageingFile: offices,
  noticesFile: offices,
  certificatesFile: offices,
  foundFile: offices,
  standingsFile: disnaker,
  wavesFile: ['disnaker', 'lsp', 'committee', 'auditor', 'admin'],
  seatsFile: ['disnaker', 'lsp', 'committee', 'auditor', 'admin'],
  seekersFile: ['placement', 'auditor', 'admin'],
  auditFile: ['auditor', 'admin'],
}
