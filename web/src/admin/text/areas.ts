/**
 * Texts of the officers' pages, brought area by area so that a page travels light.
 *
 * - A word for one area: add it to `<area>-id.ts` (Indonesian, which gives the type) and `<area>-en.ts`; read it
 *   as `text.value.<area>.<word>`.
 * - A new area: make the two files, name it below, and name it in `routes.tsx` beside the pages that say it. A
 *   page that reads an area it did not name fails at once, and says which.
 * - A word that pages of several areas say: `common` in `id.ts` and `en.ts`, which every page pays for.
 */
export const areas = {
  audit: {
    id: () =>
      import('../../../../functions/contract/text/audit-id.ts').then(({ auditId }) => ({ done: auditId })),
    en: () =>
      import('../../../../functions/contract/text/audit-en.ts').then(({ auditEn }) => ({ done: auditEn })),
  },
  bnsp: {
    id: () => import('./bnsp-id.ts').then(({ bnspId }) => ({ bnsp: bnspId })),
    en: () => import('./bnsp-en.ts').then(({ bnspEn }) => ({ bnsp: bnspEn })),
  },
  certificates: {
    id: () => import('./certificates-id.ts').then(({ certificatesId }) => ({ certificates: certificatesId })),
    en: () => import('./certificates-en.ts').then(({ certificatesEn }) => ({ certificates: certificatesEn })),
  },
  companies: {
    id: () =>
      import('./companies-id.ts').then(({ companiesId, companyId, importId }) => ({
        companies: companiesId,
        company: companyId,
        import: importId,
      })),
    en: () =>
      import('./companies-en.ts').then(({ companiesEn, companyEn, importEn }) => ({
        companies: companiesEn,
        company: companyEn,
        import: importEn,
      })),
  },
  exams: {
    id: () => import('./exams-id.ts').then(({ examsId }) => ({ exams: examsId })),
    en: () => import('./exams-en.ts').then(({ examsEn }) => ({ exams: examsEn })),
  },
  mail: {
    id: () => import('./mail-id.ts').then(({ mailId }) => ({ mail: mailId })),
    en: () => import('./mail-en.ts').then(({ mailEn }) => ({ mail: mailEn })),
  },
  nominations: {
    id: () =>
      import('./nominations-id.ts').then(({ nominationsId, nominationId }) => ({
        nominations: nominationsId,
        nomination: nominationId,
      })),
    en: () =>
      import('./nominations-en.ts').then(({ nominationsEn, nominationEn }) => ({
        nominations: nominationsEn,
        nomination: nominationEn,
      })),
  },
  noticeKind: {
    id: () =>
      import('../../../../functions/contract/text/notice-kind-id.ts').then(({ noticeKindId }) => ({
        noticeKind: noticeKindId,
      })),
    en: () =>
      import('../../../../functions/contract/text/notice-kind-en.ts').then(({ noticeKindEn }) => ({
        noticeKind: noticeKindEn,
      })),
  },
  overview: {
    id: () => import('./overview-id.ts').then(({ overviewId }) => ({ overview: overviewId })),
    en: () => import('./overview-en.ts').then(({ overviewEn }) => ({ overview: overviewEn })),
  },
  plan: {
    id: () => import('./plan-id.ts').then(({ planId }) => ({ plan: planId })),
    en: () => import('./plan-en.ts').then(({ planEn }) => ({ plan: planEn })),
  },
  programme: {
    id: () => import('./programme-id.ts').then(({ programmeId }) => ({ programme: programmeId })),
    en: () => import('./programme-en.ts').then(({ programmeEn }) => ({ programme: programmeEn })),
  },
  quota: {
    id: () => import('./quota-id.ts').then(({ quotaId }) => ({ quota: quotaId })),
    en: () => import('./quota-en.ts').then(({ quotaEn }) => ({ quota: quotaEn })),
  },
  workers: {
    id: () => import('./workers-id.ts').then(({ workersId }) => ({ workers: workersId })),
    en: () => import('./workers-en.ts').then(({ workersEn }) => ({ workers: workersEn })),
  },
  waiting: {
    id: () => import('./waiting-id.ts').then(({ waitingId }) => ({ waiting: waitingId })),
    en: () => import('./waiting-en.ts').then(({ waitingEn }) => ({ waiting: waitingEn })),
  },
  waves: {
    id: () => import('./waves-id.ts').then(({ wavesId }) => ({ waves: wavesId })),
    en: () => import('./waves-en.ts').then(({ wavesEn }) => ({ waves: wavesEn })),
  },
}
export type Area = keyof typeof areas

type Said<A extends Area> = Awaited<ReturnType<(typeof areas)[A]['id']>>
type All<U> = (U extends unknown ? (one: U) => void : never) extends (one: infer I) => void ? I : never
/** What the pages say of all areas. */
export type AreaTexts = All<{ [A in Area]: Said<A> }[Area]>
