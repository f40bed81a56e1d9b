import type { Role } from '../../../functions/contract/access.ts'
import type { Company } from '../../../functions/contract/company.ts'
import type { ReplyOf } from '../../../functions/contract/endpoint.ts'
import type { Routes } from '../../../functions/contract/endpoints.ts'
import type { Nomination } from '../../../functions/contract/nomination.ts'
import type { Notice } from '../../../functions/contract/notice.ts'
import type { Plan, Wave } from '../../../functions/contract/wave.ts'
import type { Answer, Asked, StubApi } from '../../support/site.ts'
import { nomination, problem, programme } from '../../support/stub-api.ts'

type Reply<R extends keyof Routes> = ReplyOf<Routes[R]>
const range = <T>(n: number, of: (at: number) => T): T[] => Array.from({ length: n }, (_, at) => of(at))

const companyStates = ['verified', 'verified', 'confirmed', 'registered', 'invited', 'refused'] as const
export const companies: Company[] = range(14, (at) => ({
  id: `C${at}`,
  name: `PT Bersih ${String(at).padStart(2, '0')}`,
  kind: 'outsourcing',
  nib: '3360382753166',
  district: 'Kepanjen',
  expectedWorkers: 10 + at,
  contactName: 'Ibu Rini',
  contactPhone: '0341391122',
  email: `bersih${at}@example.test`,
  language: 'id',
  state: companyStates[at % 6] ?? 'verified',
  standing: at % 3 === 0 ? 'awaited' : 'cooperative',
  invited: at % 2 === 0,
  registeredAt: '2026-11-05T02:00:00.000Z',
  counts: { submitted: at % 7, verified: at % 5 },
  version: 1,
}))

export const nominations: Nomination[] = range(9, (at) =>
  nomination({
    id: `N${at}`,
    company: `C${at % 6}`,
    companyName: `PT Bersih 0${at % 6}`,
    name: `Pekerja ${at}`,
    scheme: at % 4 === 0 ? 'supervisor' : 'cleaner',
    ...(at === 2 && { contested: true }),
    history: [{ state: 'submitted', at: '2026-11-10T02:00:00.000Z', by: 'Ibu Rini' }],
  }),
)

const dayOf = (at: number) => `2099-12-${String(1 + at).padStart(2, '0')}`
export const waves: Wave[] = range(9, (at) => ({
  id: `W${at}`,
  scheme: at % 4 === 0 ? 'supervisor' : 'cleaner',
  date: dayOf(at),
  startsAt: '08:00',
  endsAt: '16:00',
  venue: 'V1',
  assessors: ['A1', 'A2'],
  seats: 20,
  taken: at % 3 === 0 ? 12 : 0,
  freed: 0,
  state: at === 5 ? 'cancelled' : 'planned',
  ...(at === 5 && { cancellation: 'Tempat kebanjiran' }),
  version: 1,
}))

const assignments = range(72, (at) => ({
  nomination: `P${at}`,
  company: `C${(at * 7) % 12}`,
  name: `Peserta ${at}`,
  wave: `W${at % 9}`,
  kept: at % 4 === 0,
}))
export const plan: Plan = {
  id: 'PLAN1',
  state: 'draft',
  madeAt: '2026-11-20T02:00:00.000Z',
  madeBy: 'Retno Kusumawati',
  objective: { placed: 72, unfairness: 88.25, waitingDays: 720 },
  assignments,
  unplaced: range(12, (at) => ({
    nomination: `U${at}`,
    company: `C${at % 4}`,
    name: `Belum ${at}`,
    scheme: 'cleaner',
    reason: at % 3 === 0 ? 'quota' : at % 3 === 1 ? 'seats' : 'company_cap',
  })),
  shares: range(16, (at) => ({
    company: `C${at % 12}`,
    scheme: at < 12 ? 'cleaner' : 'supervisor',
    nominated: 10 + at,
    placed: at,
    locked: 0,
    unsuitable: 0,
    stop: 'shared',
    next: { over: 2 * at + 1, under: 10 + at },
    given: { over: 1, under: 1 },
  })),
  companies: Object.fromEntries(companies.map(({ id, name }) => [id, name])),
  faults: [{ kind: 'assessor_company', wave: 'W1', company: 'C1' }],
  pins: [],
  done: 0,
  total: 4,
  skipped: [],
}

const states = ['dead', 'bounced', 'owed', 'delivered'] as const
const mails: Notice[] = range(8, (at) => ({
  id: `M${at}`,
  kind: 'invitation',
  company: `C${at}`,
  to: `bersih${at}@example.test`,
  language: 'id',
  subject: 'Undangan sertifikasi',
  state: states[at % 4] ?? 'owed',
  owedAt: '2026-11-20T02:00:00.000Z',
  dueAt: '2026-11-20T02:00:00.000Z',
  attempts: 1,
  ...(at % 4 < 2 && { problem: 'notice.bounced' }),
}))

const overview: Reply<'GET /programmes/:programme/overview'> = {
  companies: {
    byState: { invited: 10, registered: 10, confirmed: 10, verified: 20, refused: 10 },
    byStanding: { awaited: 20, cooperative: 40 },
    expectedWorkers: 2370,
  },
  nominations: { submitted: 30, returned: 4, verified: 120, assigned: 84 },
  quota: [
    { scheme: 'cleaner', granted: 300, taken: 84 },
    { scheme: 'supervisor', granted: 0, taken: 0 },
  ],
  waves: { planned: 19, seats: 380, taken: 84, next: dayOf(0) },
  mail: { dead: 3, bounced: 3, owed: 3, delivered: 3 },
}

const ageing: Reply<'GET /programmes/:programme/overview/ageing'> = {
  unplaced: {
    looked: 120,
    more: false,
    older: [40, 12, 3],
    oldest: range(5, (at) => ({
      company: 'C2',
      companyName: 'PT Bersih 02',
      nomination: `N${at}`,
      name: `Pekerja ${at}`,
      scheme: 'cleaner',
      since: '2026-10-20T02:00:00.000Z',
      days: 31,
    })),
  },
  awaited: { total: 0, older: [0, 0, 0], oldest: [] },
  mails: {
    byState: { dead: 3, bounced: 3 },
    newest: [
      {
        id: 'M0',
        kind: 'invitation',
        to: 'a@b.test',
        state: 'dead',
        since: '2026-11-20T02:00:00.000Z',
        days: 1,
      },
    ],
  },
}
const auditEntries: Reply<'GET /programmes/:programme/audit'>['items'] = range(3, (at) => ({
  id: `E${at}`,
  at: '2026-11-20T02:00:00.000Z',
  by: 'staff:lsp-1',
  name: 'Retno Kusumawati',
  source: 'admin',
  from: '203.0.113.7',
  requestId: `R${at}`,
  what: 'company.verified',
  subject: at === 0 ? { kind: 'nomination', ids: ['N1', 'N2'] } : { kind: 'company', id: 'C1' },
  before: { state: 'confirmed' },
  after: { state: 'verified' },
  reason: 'Sudah diperiksa',
}))
const permitKey = {
  id: 'K1',
  name: 'SIMPEL',
  perMinute: 60,
  createdAt: '2026-11-20T02:00:00.000Z',
  createdBy: 'Sri Wahyuni',
}

const seats: Reply<'GET /programmes/:programme/waves/:wave/seats'> = range(5, (at) => ({
  nomination: `P${at}`,
  company: `C${at % 3}`,
  companyName: `PT Bersih 0${at % 3}`,
  name: `Peserta ${at}`,
  state: 'assigned',
}))

const freedSeats: Reply<'GET /programmes/:programme/freed-seats'> = [
  {
    wave: 'W1',
    date: dayOf(1),
    scheme: 'cleaner',
    seats: 2,
    next: range(2, (at) => ({
      nomination: `N${at}`,
      company: `C${at}`,
      companyName: `PT Bersih 0${at}`,
      name: `Pekerja ${at}`,
    })),
  },
  { wave: 'W4', date: dayOf(4), scheme: 'supervisor', seats: 1, next: [] },
]
const waiting: Reply<'GET /programmes/:programme/schemes/:scheme/waiting'> = range(60, (at) => ({
  nomination: `N${at}`,
  company: `C${at % 6}`,
  companyName: `PT Bersih 0${at % 6}`,
  name: `Pekerja ${at}`,
  submittedAt: '2026-11-10T02:00:00.000Z',
  claim: { over: 2 * at + 1, under: 60 },
}))

const finding = {
  technical: 'K',
  managerial: 'BK',
  verdict: 'BK',
  notes: 'Belum tepat memilih bahan kimia',
  assessor: 'A1',
  by: 'assessor-1',
  email: 'assessor-1@gelombang.test',
  at: '2026-11-24T05:00:00.000Z',
} as const
const examDay: Reply<'GET /programmes/:programme/exams/:wave'> = {
  wave: { ...waves[0]!, state: 'held', venueName: 'TUK Kepanjen', mine: true },
  assessors: [{ id: 'A1', name: 'Asesor 1', registration: 'MET.000.000000 2012', mine: true }],
  people: range(6, (at) => ({
    nomination: `P${at}`,
    company: `C${at % 3}`,
    companyName: `PT Bersih 0${at % 3}`,
    name: `Peserta ${at}`,
    state: at === 5 ? 'absent' : at < 3 ? 'attended' : 'recommended',
    assessor: 'A1',
    ...(at < 5 && {
      attendance: { at: '2026-11-24T01:05:00.000Z', how: 'scan', device: 'hp-1', by: 'assessor-1' },
    }),
    ...(at > 2 && at < 5 && { recommendation: finding }),
    attempts: at === 4 ? 1 : 0,
    version: 1,
  })),
  conflicts: [
    {
      id: 'K1',
      nomination: 'P9',
      name: 'Peserta 9',
      code: 'exam.other_wave',
      at: '2026-11-24T01:05:00.000Z',
      device: 'hp-1',
    },
  ],
  panelVersion: 1,
}
const appeals: Reply<'GET /programmes/:programme/appeals'> = [
  {
    ...examDay.people[3]!,
    state: 'appealed',
    appeal: {
      at: '2026-11-25T01:05:00.000Z',
      by: 'lsp-1',
      reason: 'Alat uji rusak',
      before: {
        recommendation: finding,
        decision: { verdict: 'BK', by: 'committee-1', email: 'c@gelombang.test', at: finding.at },
      },
    },
    wave: 'W0',
    examDate: '2026-11-24',
  },
]

const seekers: Reply<'GET /programmes/:programme/placement'> = {
  items: range(2, (at) => ({
    nomination: `N${at}`,
    name: `Siti Aminah ${at}`,
    scheme: 'cleaner',
    district: 'Kepanjen',
    certificateNo: `81210 5131 0 000001${at} 2026`,
    expiresOn: '2029-11-19',
    statement: 'GLC1',
    phone: '+628123456789',
    ...(at === 0 && { email: 'siti@example.test' }),
    since: '2026-11-24T02:00:00.000Z',
  })),
}
export const dataRequests: Reply<'GET /programmes/:programme/data-requests'> = [
  { kind: 'correct' as const, dueAt: '2026-11-20T02:00:00.000Z' },
  { kind: 'erase' as const, dueAt: '2099-11-20T02:00:00.000Z' },
  {
    kind: 'correct' as const,
    dueAt: '2026-11-20T02:00:00.000Z',
    answer: 'Nama sudah dibetulkan.',
    answeredAt: '2026-11-19T02:00:00.000Z',
  },
].map((one, at) => ({
  id: `R${at}`,
  nomination: `N${at}`,
  company: 'C1',
  companyName: 'RSUD Kanjuruhan',
  name: `Siti Aminah ${at}`,
  text: 'Nama saya keliru satu huruf.',
  at: '2026-11-17T02:00:00.000Z',
  ...one,
}))

const quota: Reply<'GET /programmes/:programme/quota'> = {
  quota: [
    { scheme: 'cleaner', granted: 100, taken: 84, waiting: 120, version: 3 },
    { scheme: 'supervisor', granted: 50, taken: 0, waiting: 10, version: 1 },
  ],
  ledger: [
    {
      id: 'Q1',
      scheme: 'cleaner',
      state: 'granted',
      granted: 100,
      letterNo: '12/BNSP/2026',
      letterDate: '2026-11-12',
      by: 'Retno Kusumawati',
      at: '2026-11-12T02:00:00.000Z',
    },
  ],
}

const styled =
  '<style>p { margin: 0 }</style><p style="color:rgb(1, 2, 3)">Halo</p><script>parent.wrong = 1</script>'

const replies = (role: Role): Record<string, unknown> => {
  const base = '/programmes/malang-2026'
  return {
    'GET /me': {
      id: 'officer',
      name: 'Retno Kusumawati',
      email: 'lsp-1@gelombang.test',
      grants: [{ role, programme: '*' }],
    } satisfies Reply<'GET /me'>,
    'GET /programmes': [programme],
    [`GET ${base}`]: programme,
    [`GET ${base}/overview`]: overview,
    [`GET ${base}/overview/ageing`]: ageing,
    [`GET ${base}/filters`]: [],
    [`GET ${base}/audit`]: {
      items: auditEntries,
      lookedUntil: '2026-11-20T00:00:00.000Z',
    } satisfies Reply<'GET /programmes/:programme/audit'>,
    [`GET ${base}/audit/seal`]: {
      first: '2026-11-01T00',
      last: '2026-11-20T00',
      sealedAt: '2026-11-20T01:40:00.000Z',
      chain: 'ab'.repeat(32),
      waiting: 0,
    } satisfies Reply<'GET /programmes/:programme/audit/seal'>,
    [`GET ${base}/permit/keys`]: [permitKey] satisfies Reply<'GET /programmes/:programme/permit/keys'>,
    [`GET ${base}/standing/rules`]: {
      silentAfterDays: 14,
      warnAfterDays: 1,
      uncooperativeAfterDays: 14,
      sanctionAfterDays: 14,
      place: 'Kepanjen',
      signerTitle: undefined,
      signerName: undefined,
      signerNumber: undefined,
      version: 1,
    } satisfies Reply<'GET /programmes/:programme/standing/rules'>,
    [`GET ${base}/placement`]: seekers,
    [`GET ${base}/data-requests`]: dataRequests,
    [`GET ${base}/quota`]: quota,
    [`GET ${base}/quota/cleaner/blanks`]: {
      rows: 120,
      blanks: [{ company: 'C1', nomination: 'N1', name: 'Pekerja 1', fields: ['education', 'address'] }],
    } satisfies Reply<'GET /programmes/:programme/quota/:scheme/blanks'>,
    [`GET ${base}/waves`]: waves,
    [`GET ${base}/waves/W0/seats`]: seats,
    [`GET ${base}/freed-seats`]: freedSeats,
    [`GET ${base}/schemes/cleaner/waiting`]: waiting,
    [`GET ${base}/exams/W0`]: examDay,
    [`GET ${base}/appeals`]: appeals,
    [`GET ${base}/exams`]: waves.map((wave, at) => ({
      ...wave,
      venueName: 'TUK Kepanjen',
      mine: at === 0,
    })) satisfies Reply<'GET /programmes/:programme/exams'>,
    [`GET ${base}/venues`]: [
      {
        id: 'V1',
        name: 'TUK Kepanjen',
        kind: 'sewaktu',
        address: 'Jalan 1',
        capacity: 25,
        mapUrl: undefined,
        version: 1,
      },
    ] satisfies Reply<'GET /programmes/:programme/venues'>,
    [`GET ${base}/assessors`]: range(2, (at) => ({
      id: `A${at + 1}`,
      name: `Asesor ${at + 1}`,
      registration: `MET.000.00000${at} 2012`,
      email: 'a@example.test',
      company: undefined,
      version: 1,
    })) satisfies Reply<'GET /programmes/:programme/assessors'>,
    [`GET ${base}/plans`]: [
      {
        id: plan.id,
        state: plan.state,
        madeAt: plan.madeAt,
        madeBy: plan.madeBy,
        placed: 72,
        unplaced: 12,
        done: 0,
        total: 4,
      },
    ] satisfies Reply<'GET /programmes/:programme/plans'>,
    [`GET ${base}/plans/PLAN1`]: plan,
    [`GET ${base}/mail`]: {
      items: mails,
      health: { sent: 60, bounced: 3, complained: 0, alarm: 'bounces', stopped: false },
    } satisfies Reply<'GET /programmes/:programme/mail'>,
    [`GET ${base}/mail/preview/invitation`]: {
      kind: 'invitation',
      subject: 'Undangan',
      text: 'Halo',
      html: `<!doctype html><html lang="id"><head><title>Undangan</title></head><body>${styled}</body></html>`,
      attachments: [],
    } satisfies Reply<'GET /programmes/:programme/mail/preview/:kind'>,
  }
}

/** What the API says of a field that was left empty. */
export const missing = (field: string) =>
  problem(400, 'input.invalid', {
    errors: [{ field, code: 'field.required', text: 'Isian ini wajib diisi.' }],
  })

const pageSize = 8

function found({ method, path, query }: Asked): unknown {
  const [, , , kind, id, , inner] = path.split('/')
  if (method !== 'GET') return undefined
  if (kind === 'companies' && path.endsWith('/rivals'))
    return nominations.filter((one) => one.id === inner || one.id === 'N4')
  if (kind === 'companies' && inner) return nominations.find((one) => one.id === inner)
  if (kind === 'companies' && id) return companies.find((one) => one.id === id)
  if (kind === 'companies') {
    const state = query.get('state')
    const matching = companies.filter((one) => !state || one.state === state)
    const from = Number(query.get('after') ?? 0)
    const more = matching.length > from + pageSize
    return { items: matching.slice(from, from + pageSize), ...(more && { next: String(from + pageSize) }) }
  }
  if (kind === 'nominations')
    return { items: nominations.filter(({ state }) => state === (query.get('state') ?? 'submitted')) }
  return undefined
}

/** An API with a programme in full swing, as an officer of one role sees it; `over` answers before it. */
export const adminApi =
  (role: () => Role, over: (asked: Asked) => Answer): StubApi =>
  (asked) => {
    const own = over(asked)
    if (own) return own
    const body = replies(role())[`${asked.method} ${asked.path}`] ?? found(asked)
    return body === undefined ? undefined : { body }
  }
