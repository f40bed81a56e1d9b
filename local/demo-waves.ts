import { dayFrom, type Story } from './demo-story.ts'
import { users } from './users.ts'

const params = { programme: 'malang-2026' }

const venues = [
  { name: 'TUK RSUD Kanjuruhan', kind: 'tempat_kerja', address: 'Kepanjen, Kabupaten Malang', capacity: 40 },
  {
    name: 'TUK Gedung Serbaguna Kepanjen',
    kind: 'sewaktu',
    address: 'Kepanjen, Kabupaten Malang',
    capacity: 60,
  },
  { name: 'TUK RSUD Lawang', kind: 'tempat_kerja', address: 'Lawang, Kabupaten Malang', capacity: 30 },
] as const
const assessors = [
  'Bambang Sutrisno',
  'Dewi Anggraini',
  'Hartono Wijaya',
  'Maria Ulfa',
  'Sigit Pramono',
  'Rina Marlina',
  'Taufik Hidayat',
  'Yulia Permata',
  'Gatot Subagyo',
  'Nurul Hasanah',
]
/** Who signs in at the local provider is the assessor of that name. */
const emailOf = (name: string, at: number) =>
  users.find((user) => user.name === name)?.email ?? `asesor.${at + 1}@gelombang.test`
/** Days from today; two are over, one is under way. */
const waves = [
  { day: -6, scheme: 'cleaner', venue: 0, assessors: 4 },
  { day: -2, scheme: 'cleaner', venue: 1, assessors: 5 },
  { day: 0, scheme: 'cleaner', venue: 2, assessors: 3 },
  { day: 4, scheme: 'cleaner', venue: 1, assessors: 6 },
  { day: 6, scheme: 'supervisor', venue: 2, assessors: 3 },
  { day: 8, scheme: 'cleaner', venue: 0, assessors: 4 },
  { day: 11, scheme: 'cleaner', venue: 1, assessors: 6 },
  { day: 15, scheme: 'cleaner', venue: 2, assessors: 3 },
  { day: 18, scheme: 'cleaner', venue: 1, assessors: 6 },
]

/** Asks for the quota and gets less; enters venues, assessors and waves. */
export async function makeWaves({ people, say }: Story) {
  const lsp = await people.officer('lsp-1')
  const letter = (no: string) => ({ letterNo: no, letterDate: dayFrom(-16) })
  for (const [scheme, asked, granted] of [
    ['cleaner', 1800, 900],
    ['supervisor', 150, 60],
  ] as const) {
    await lsp('POST /programmes/:programme/quota/:scheme/requests', {
      params: { ...params, scheme },
      body: { asked, ...letter(`021/LSP-CSN/${scheme === 'cleaner' ? 'A' : 'B'}`) },
    })
    const { quota } = await lsp('GET /programmes/:programme/quota', { params })
    await lsp('POST /programmes/:programme/quota/:scheme/grants', {
      params: { ...params, scheme },
      body: {
        granted,
        ...letter(`B-118/BNSP/${scheme === 'cleaner' ? '1' : '2'}`),
        version: quota.find((one) => one.scheme === scheme)?.version ?? 0,
      },
    })
  }
  const places: string[] = []
  for (const body of venues)
    places.push((await lsp('POST /programmes/:programme/venues', { params, body: { ...body } })).id)
  const examiners: string[] = []
  for (const [at, name] of assessors.entries()) {
    const registration = `MET.000.00${9000 + at} 2024`
    const body = { name, registration, email: emailOf(name, at) }
    examiners.push((await lsp('POST /programmes/:programme/assessors', { params, body })).id)
  }
  for (const { day, scheme, venue, assessors: count } of waves)
    await lsp('POST /programmes/:programme/waves', {
      params,
      body: {
        scheme,
        date: dayFrom(day),
        startsAt: '08:00',
        endsAt: '15:00',
        venue: places[venue]!,
        assessors: examiners.slice(0, count),
      },
    })
  say(`Quota granted; ${waves.length} waves made`)
}

/** Plans with what there is and commits; gives how many people the plan seats. */
export async function planAndCommit({ people }: Story): Promise<number> {
  const lsp = await people.officer('lsp-2')
  const plan = await lsp('POST /programmes/:programme/plans', { params })
  const of = { params: { ...params, plan: plan.id } }
  let { state } = plan
  while (state !== 'committed') ({ state } = await lsp('POST /programmes/:programme/plans/:plan/commit', of))
  return plan.objective.placed
}

/** One coming wave begins later, another is cancelled: those concerned are told. */
export async function changeWaves({ people, say }: Story) {
  const lsp = await people.officer('lsp-1')
  const all = await lsp('GET /programmes/:programme/waves', { params })
  const on = (day: number) => all.find(({ date }) => date === dayFrom(day))
  const [later, off] = [on(8), on(15)]
  if (!later || !off) throw new Error('waves of the demo are missing')
  const { scheme, date, endsAt, venue, assessors: of, seats, version } = later
  await lsp('PUT /programmes/:programme/waves/:wave', {
    params: { ...params, wave: later.id },
    body: { scheme, date, startsAt: '09:00', endsAt, venue, assessors: of, seats, version },
  })
  await lsp('POST /programmes/:programme/waves/:wave/cancel', {
    params: { ...params, wave: off.id },
    body: { reason: 'Ruang uji dipakai rumah sakit pada hari itu.' },
  })
  say('A wave begins later, another is cancelled')
}
