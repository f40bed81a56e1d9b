import type { BodyInputOf } from '../../functions/contract/endpoint.ts'
import type { registerCompany } from '../../functions/contract/company.ts'
import type { ProgrammeInput } from '../../functions/contract/programme.ts'
import { programmeRepository } from '../../functions/programmes/repository.ts'
import type { Caller, TestApp } from './app.ts'

export const programme: ProgrammeInput & { id: string } = {
  id: 'malang',
  name: 'Sertifikasi Tenaga Kebersihan',
  nameEn: 'Certification of Cleaners',
  startsOn: '2026-11-01',
  nominateUntil: '2027-01-31',
  endsOn: '2027-06-30',
  maxPerCompanyPerWave: 8,
  fundingCode: '2',
  ministryCode: '15',
  office: { name: 'Disnaker', address: 'Kepanjen', email: 'disnaker@example.test', phone: '0341391122' },
  schemes: [
    { id: 'cleaner', name: 'Petugas Kebersihan', nameEn: 'Cleaner', validYears: 3 },
    { id: 'supervisor', name: 'Penyelia', nameEn: 'Supervisor', validYears: 3 },
  ],
  version: 1,
}

export const seedProgramme = (test: TestApp, over: Partial<typeof programme> = {}) =>
  programmeRepository(test.deps).insert(
    { ...programme, ...over },
    { kind: 'system', name: 'seed', requestId: 'seed' },
  )

type Sent = BodyInputOf<typeof registerCompany>
export const registration = (over: Partial<Sent> = {}): Sent => ({
  programme: 'malang',
  name: 'PT Bersih Sejahtera',
  kind: 'outsourcing',
  nib: '1234567890123',
  npwp: '',
  district: 'Kepanjen',
  address: 'Jl. Panji 1',
  expectedWorkers: 30,
  contactName: 'Wahyu',
  contactPhone: '0341 391122',
  email: 'hrd@bersih.test',
  notice: '2026-11',
  affirmed: true,
  ...over,
})

/** A worker whose NIK agrees with the rest; `n` up to 999 makes another one. */
export const worker = (n: number, over: Record<string, unknown> = {}) => ({
  nik: `350701120590${9000 + n}`,
  name: `Pekerja ${['Satu', 'Dua', 'Tiga', 'Empat', 'Lima'][n % 5]}`,
  sex: 'L',
  birthDate: '1990-05-12',
  phone: `0812340${10000 + n}`,
  scheme: 'cleaner',
  ...over,
})

let made = 0
/** A company that registered, confirmed its address by the repository and was verified. */
export async function verifiedCompany(
  test: TestApp,
  over: Partial<Sent> = {},
): Promise<{ id: string; call: Caller }> {
  const n = made++
  const sent = registration({
    name: `PT Contoh ${n}`,
    nib: String(2_000_000_000_000 + n),
    email: `hrd${n}@contoh.test`,
    ...over,
  })
  const { reference } = await (await test.nobody('POST', '/registrations', sent)).json()
  const { companySteps } = await import('../../functions/companies/steps-repository.ts')
  const steps = companySteps(test.deps)
  const actor = { kind: 'system', name: 'test', requestId: 'test' } as const
  await steps.confirmEmail('malang', reference, sent.email!, actor)
  await steps.verify('malang', reference, actor)
  return { id: reference, call: test.asCompany({ programme: 'malang', company: reference }) }
}
