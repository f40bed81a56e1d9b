import { ErrorBoundary, lazy, Route, Router } from 'preact-iso'
import type { AnyComponent } from 'preact'
import type { Action } from '../../../functions/contract/access.ts'
import { text, withText } from './language.ts'
import { homeOf, menu } from './menu.ts'
import { Page } from './parts/page.tsx'
import { useDesk } from './session.ts'

const base = '/admin/:programme'

/** Every page: its address, who may see it, and how it is brought with its texts (`text/areas.ts`). */
const pages: { path: string; action: Action; component: AnyComponent }[] = [
  {
    path: base,
    action: 'overview.read',
    component: lazy(() =>
      withText(
        import('./overview/overview.tsx').then((m) => m.OverviewPage),
        'overview',
        'noticeKind',
      ),
    ),
  },
  {
    path: `${base}/perusahaan`,
    action: 'company.read',
    component: lazy(() =>
      withText(
        import('./companies/companies.tsx').then((m) => m.CompaniesPage),
        'companies',
      ),
    ),
  },
  {
    path: `${base}/perusahaan/impor`,
    action: 'company.invite',
    component: lazy(() =>
      withText(
        import('./companies/import.tsx').then((m) => m.ImportPage),
        'companies',
      ),
    ),
  },
  {
    path: `${base}/perusahaan/:company`,
    action: 'company.read',
    component: lazy(() =>
      withText(
        import('./companies/company.tsx').then((m) => m.CompanyPage),
        'companies',
      ),
    ),
  },
  {
    path: `${base}/nominasi`,
    action: 'nomination.read',
    component: lazy(() =>
      withText(
        import('./nominations/nominations.tsx').then((m) => m.NominationsPage),
        'nominations',
      ),
    ),
  },
  {
    path: `${base}/kuota`,
    action: 'quota.read',
    component: lazy(() =>
      withText(
        import('./quota/quota.tsx').then((m) => m.QuotaPage),
        'quota',
        'bnsp',
      ),
    ),
  },
  {
    path: `${base}/gelombang`,
    action: 'wave.read',
    component: lazy(() =>
      withText(
        import('./waves/waves.tsx').then((m) => m.WavesPage),
        'waves',
      ),
    ),
  },
  {
    path: `${base}/gelombang/baru`,
    action: 'wave.edit',
    component: lazy(() =>
      withText(
        import('./waves/new-wave.tsx').then((m) => m.NewWavePage),
        'waves',
      ),
    ),
  },
  {
    path: `${base}/gelombang/tempat`,
    action: 'wave.read',
    component: lazy(() =>
      withText(
        import('./waves/places.tsx').then((m) => m.PlacesPage),
        'waves',
      ),
    ),
  },
  {
    path: `${base}/gelombang/antrean`,
    action: 'plan.read',
    component: lazy(() =>
      withText(
        import('./waves/waiting-list.tsx').then((m) => m.WaitingListPage),
        'waiting',
      ),
    ),
  },
  {
    path: `${base}/gelombang/:wave`,
    action: 'wave.read',
    component: lazy(() =>
      withText(
        import('./waves/wave.tsx').then((m) => m.WavePage),
        'waves',
      ),
    ),
  },
  {
    path: `${base}/rencana`,
    action: 'plan.read',
    component: lazy(() =>
      withText(
        import('./plans/plans.tsx').then((m) => m.PlansPage),
        'plan',
      ),
    ),
  },
  {
    path: `${base}/rencana/:plan`,
    action: 'plan.read',
    component: lazy(() =>
      withText(
        import('./plans/plan.tsx').then((m) => m.PlanPage),
        'plan',
      ),
    ),
  },
  {
    path: `${base}/sertifikat`,
    action: 'certificate.read',
    component: lazy(() =>
      withText(
        import('./certificates/certificates.tsx').then((m) => m.CertificatesPage),
        'certificates',
      ),
    ),
  },
  {
    path: `${base}/sertifikat/gelombang/:wave`,
    action: 'certificate.read',
    component: lazy(() =>
      withText(
        import('./certificates/graduates.tsx').then((m) => m.GraduatesPage),
        'certificates',
      ),
    ),
  },
  {
    path: `${base}/sertifikat/:certificate`,
    action: 'certificate.read',
    component: lazy(() =>
      withText(
        import('./certificates/certificate.tsx').then((m) => m.CertificatePage),
        'certificates',
      ),
    ),
  },
  {
    path: `${base}/laporan`,
    action: 'bnsp.read',
    component: lazy(() =>
      withText(
        import('./bnsp/reports.tsx').then((m) => m.ReportsPage),
        'bnsp',
      ),
    ),
  },
  {
    path: `${base}/laporan/kode`,
    action: 'bnsp.read',
    component: lazy(() =>
      withText(
        import('./bnsp/codes.tsx').then((m) => m.CodesPage),
        'bnsp',
      ),
    ),
  },
  {
    path: `${base}/laporan/:wave`,
    action: 'bnsp.read',
    component: lazy(() =>
      withText(
        import('./bnsp/report.tsx').then((m) => m.ReportPage),
        'bnsp',
      ),
    ),
  },
  {
    path: `${base}/ujian`,
    action: 'exam.read',
    component: lazy(() =>
      withText(
        import('./exams/exams.tsx').then((m) => m.ExamsPage),
        'exams',
      ),
    ),
  },
  {
    path: `${base}/ujian/:wave`,
    action: 'exam.read',
    component: lazy(() =>
      withText(
        import('./exams/day.tsx').then((m) => m.ExamDayPage),
        'exams',
      ),
    ),
  },
  {
    path: `${base}/ujian/:wave/hadir`,
    action: 'exam.attend',
    component: lazy(() =>
      withText(
        import('./check-in/check-in.tsx').then((m) => m.CheckInPage),
        'exams',
      ),
    ),
  },
  {
    path: `${base}/ujian/:wave/rekomendasi`,
    action: 'exam.recommend',
    component: lazy(() =>
      withText(
        import('./exams/recommend.tsx').then((m) => m.RecommendPage),
        'exams',
      ),
    ),
  },
  {
    path: `${base}/ujian/:wave/keputusan`,
    action: 'exam.decide',
    component: lazy(() =>
      withText(
        import('./exams/decide.tsx').then((m) => m.DecidePage),
        'exams',
      ),
    ),
  },
  {
    path: `${base}/banding`,
    action: 'exam.read',
    component: lazy(() =>
      withText(
        import('./exams/appeals.tsx').then((m) => m.AppealsPage),
        'exams',
      ),
    ),
  },
  {
    path: `${base}/penempatan`,
    action: 'placement.read',
    component: lazy(() =>
      withText(
        import('./workers/placement.tsx').then((m) => m.PlacementPage),
        'workers',
      ),
    ),
  },
  {
    path: `${base}/permintaan`,
    action: 'data.read',
    component: lazy(() =>
      withText(
        import('./workers/requests.tsx').then((m) => m.DataRequestsPage),
        'workers',
      ),
    ),
  },
  {
    path: `${base}/surel`,
    action: 'mail.read',
    component: lazy(() =>
      withText(
        import('./mail/mail.tsx').then((m) => m.MailPage),
        'mail',
        'noticeKind',
      ),
    ),
  },
  {
    path: `${base}/surel/contoh`,
    action: 'mail.read',
    component: lazy(() =>
      withText(
        import('./mail/preview.tsx').then((m) => m.PreviewPage),
        'mail',
        'noticeKind',
      ),
    ),
  },
  {
    path: `${base}/status`,
    action: 'standing.read',
    component: lazy(() => import('./standing/list.tsx').then((m) => m.StandingPage)),
  },
  {
    path: `${base}/status/aturan`,
    action: 'standing.read',
    component: lazy(() => import('./standing/rules.tsx').then((m) => m.RulesPage)),
  },
  {
    path: `${base}/status/:company`,
    action: 'standing.read',
    component: lazy(() =>
      withText(
        import('./standing/file.tsx').then((m) => m.StandingFilePage),
        'noticeKind',
      ),
    ),
  },
  {
    path: `${base}/loket`,
    action: 'permit.check',
    component: lazy(() => import('./permit/desk.tsx').then((m) => m.PermitPage)),
  },
  {
    path: `${base}/loket/kunci`,
    action: 'key.read',
    component: lazy(() => import('./permit/keys.tsx').then((m) => m.KeysPage)),
  },
  {
    path: `${base}/audit`,
    action: 'audit.read',
    component: lazy(() =>
      withText(
        import('./audit/audit.tsx').then((m) => m.AuditPage),
        'audit',
      ),
    ),
  },
  {
    path: `${base}/program`,
    action: 'programme.read',
    component: lazy(() =>
      withText(
        import('./programme/programme.tsx').then((m) => m.ProgrammePage),
        'programme',
      ),
    ),
  },
]

/** The page of the address, if there is one and the officer's role includes it. */
export function Pages({ known }: { known: boolean }) {
  const { can } = useDesk()
  if (!known) return <Missing />
  return (
    <ErrorBoundary>
      <Router>
        {pages.map(({ path, action, component }) => (
          <Route key={path} path={path} component={can(action) ? component : Denied} />
        ))}
        <Route default component={Missing} />
      </Router>
    </ErrorBoundary>
  )
}

function Missing() {
  const t = text.value.common
  return (
    <Page title={t.notFound}>
      <p>
        {t.notFoundHint} <a href="/admin">{text.value.nav.overview}</a>
      </p>
    </Page>
  )
}

function Denied() {
  const desk = useDesk()
  const t = text.value
  const home = homeOf(desk)
  const name = menu.find(([page]) => page === home)?.[1] ?? 'programme'
  return (
    <Page title={t.common.denied}>
      <p>
        <a href={desk.to(home)}>{t.nav[name]}</a>
      </p>
    </Page>
  )
}
