import type { ReplyOf } from '../../functions/contract/endpoint.ts'
import type { Routes } from '../../functions/contract/endpoints.ts'
import type { Nomination } from '../../functions/contract/nomination.ts'
import type { Problem } from '../../functions/contract/problem.ts'
import type { Programme } from '../../functions/contract/programme.ts'
import type { Answer, Asked, StubApi } from './site.ts'

type Reply<R extends keyof Routes> = ReplyOf<Routes[R]>

export const programme: Programme = {
  id: 'malang-2026',
  name: 'Sertifikasi Tenaga Kebersihan Kabupaten Malang 2026',
  nameEn: 'Certification of Cleaning Workers, Malang Regency 2026',
  startsOn: '2026-11-02',
  nominateUntil: '2099-12-31',
  endsOn: '2099-12-31',
  maxPerCompanyPerWave: 8,
  fundingCode: '2',
  ministryCode: '62',
  office: {
    name: 'Dinas Tenaga Kerja Kabupaten Malang',
    address: 'Jalan Contoh 1, Kepanjen, Kabupaten Malang',
    email: 'disnaker@example.test',
    phone: '0341 391122',
  },
  schemes: [
    { id: 'cleaner', name: 'Petugas Kebersihan', nameEn: 'Cleaner', validYears: 3 },
    { id: 'supervisor', name: 'Penyelia Kebersihan', nameEn: 'Cleaning Supervisor', validYears: 3 },
  ],
  version: 1,
}

export const company: Reply<'GET /portal'>['company'] = {
  id: '01K0COMPANY',
  name: 'RSUD Kanjuruhan',
  kind: 'rumah sakit daerah',
  district: 'Kepanjen',
  expectedWorkers: 48,
  email: 'kanjuruhan@example.test',
  language: 'id',
  state: 'verified',
  standing: 'cooperative',
  invited: true,
  counts: { submitted: 12, returned: 1, verified: 5, assigned: 3 },
  contactName: 'Rina Wulandari',
  contactPhone: '0341395041',
  confirmedAt: '2026-11-04T02:00:00.000Z',
  address: 'Jalan Panji 100, Kepanjen',
  contacts: [
    {
      id: '01K0CONTACT',
      name: 'Budi Santoso',
      phone: '081234567890',
      email: 'budi@example.test',
      language: 'id',
      confirmedAt: '2026-11-05T02:00:00.000Z',
    },
    { id: '01K0NEW', name: 'Sri', phone: '0341395042', email: 'sri@example.test', language: 'en' },
  ],
  version: 3,
}

export const nomination = (of: Partial<Nomination> = {}): Nomination => ({
  id: '01K0NOMINATION1',
  company: company.id,
  companyName: company.name,
  scheme: 'cleaner',
  state: 'submitted',
  nik: '3507••••••••9005',
  name: 'Wahyudi Lestari',
  sex: 'L',
  birthDate: '1983-04-21',
  phone: '+6285777626079',
  confirmed: [],
  unavailable: [],
  submittedAt: '2026-11-10T02:00:00.000Z',
  version: 1,
  history: [],
  ...of,
})

export const problem = (status: number, code: string, of: Partial<Problem> = {}): Answer => ({
  status,
  body: { type: 'about:blank', status, code, title: `Teks ${code}`, requestId: 'request-0001', ...of },
})

const waves: Reply<'GET /portal/waves'> = [
  {
    id: '01K0WAVE',
    scheme: 'cleaner',
    date: '2026-12-08',
    startsAt: '08:00',
    endsAt: '16:00',
    state: 'confirmed',
    venue: { name: 'TUK RSUD Kanjuruhan', address: 'Jalan Contoh 100, Kepanjen' },
    workers: [
      { nomination: '01K0A', name: "Siti Nur'aini", state: 'assigned' },
      { nomination: '01K0B', name: 'Ponari Astuti', state: 'assigned' },
      { nomination: '01K0C', name: 'Samsul Hidayat', state: 'assigned' },
    ],
  },
]

const mails: Reply<'GET /portal/mail'> = {
  items: [
    {
      id: '01K0MAIL',
      kind: 'wave_assignment_company',
      to: company.email,
      language: 'id',
      subject: 'Jadwal uji 8 Desember 2026',
      state: 'delivered',
      owedAt: '2026-11-20T02:00:00.000Z',
      dueAt: '2026-11-20T02:00:00.000Z',
      sentAt: '2026-11-20T02:01:00.000Z',
      attempts: 1,
    },
  ],
}

const own = nomination({
  id: '01K0ASSIGNED',
  state: 'assigned',
  name: "Siti Nur'aini",
  sex: 'P',
  wave: '01K0WAVE',
  address: 'Jalan Panji 3',
  history: [
    { state: 'submitted', at: '2026-11-10T02:00:00.000Z', by: `company:${company.id}` },
    { state: 'verified', at: '2026-11-12T03:10:00.000Z', by: 'staff:lsp-1' },
    { state: 'assigned', at: '2026-11-20T02:00:00.000Z', by: 'staff:lsp-1' },
  ],
})
const asks: Reply<'GET /portal/asks'> = [
  {
    kind: 'mend',
    count: 1,
    people: [{ id: '01K0RETURNED', name: 'Hariyanto Suryani' }],
    until: '2099-12-31',
  },
  {
    kind: 'data',
    count: 7,
    people: [
      { id: '01K0ASSIGNED', name: "Siti Nur'aini" },
      { id: '01K0NOMINATION1', name: 'Wahyudi Lestari' },
    ],
    until: '2026-12-08',
  },
  { kind: 'headcount', count: 27, people: [], until: '2099-12-31' },
  { kind: 'send', count: 3, people: [], until: '2026-12-08' },
]

export const picture: Reply<'GET /progress'> = {
  programme: programme.id,
  name: programme.name,
  nameEn: programme.nameEn,
  startsOn: programme.startsOn,
  nominateUntil: programme.nominateUntil,
  endsOn: programme.endsOn,
  asOf: '2026-11-24T02:59:00.000Z',
  day: 23,
  companies: { invited: 72, takingPart: 60, uninvited: 2 },
  workers: { nominated: 1955, verified: 1785, examined: 12, competent: null, certified: null },
  waves: { held: 1, coming: 5, next: '2026-11-28' },
  schemes: [
    {
      id: 'cleaner',
      name: 'Petugas Kebersihan',
      nameEn: 'Cleaner',
      workers: { nominated: 1955, verified: 1785, examined: 12, competent: null, certified: null },
    },
  ],
  districts: [
    {
      name: 'Kepanjen',
      companies: { invited: 72, takingPart: 60, uninvited: 2 },
      workers: { nominated: 1955, verified: 1785, examined: 12, competent: null, certified: null },
    },
  ],
  weeks: [{ from: '2026-11-02', nominated: 1955, verified: 1785, certified: null }],
}

const replies: Record<string, unknown> = {
  'GET /programmes': [programme],
  'GET /progress': picture,
  'GET /portal': { company, programme, today: '2026-11-24' },
  'GET /portal/nominations': {
    items: [
      nomination({
        id: '01K0RETURNED',
        state: 'returned',
        name: 'Hariyanto Suryani',
        reason: 'Tanggal lahir tidak sama dengan KTP. Mohon diperiksa.',
      }),
      nomination(),
      nomination({ id: '01K0ASSIGNED', state: 'assigned', name: "Siti Nur'aini", sex: 'P' }),
      nomination({ id: '01K0CERTIFIED', state: 'certified', name: 'Endang Handayani', sex: 'P' }),
    ],
  } satisfies Reply<'GET /portal/nominations'>,
  'GET /portal/nominations/01K0ASSIGNED': own,
  'GET /portal/asks': asks,
  'GET /portal/waves': waves,
  'GET /portal/mail': mails,
  'POST /registrations': { reference: '01K0REFERENCE', state: 'registered', email: 'k•••@example.test' },
  'POST /links': { sent: true },
  'POST /links/spend': { kind: 'portal', company: company.id },
  'POST /portal/leave': null,
}

/** An API that knows one company; `over` answers before it, and sees all that is asked. */
export const stubApi =
  (over: (asked: Asked) => Answer | Promise<Answer> = () => undefined): StubApi =>
  async (asked) => {
    const own = await over(asked)
    if (own) return own
    const key = `${asked.method} ${asked.path}`
    return key in replies ? { body: replies[key] } : undefined
  }
