import type { Programme } from '../../functions/contract/programme.ts'
import type { Actor } from '../../functions/platform/actor.ts'
import type { Programmes } from '../../functions/programmes/repository.ts'

const actor: Actor = { kind: 'system', name: 'local', requestId: 'local-seed' }
const daysFrom = (now: Date, days: number) =>
  new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10)

/** A programme like that of Malang, three weeks into its 100 days. Its office data are invented but for the place. */
export const localProgramme = (now: Date): Programme => ({
  id: 'malang-2026',
  name: 'Sertifikasi Kompetensi Tenaga Kebersihan Kabupaten Malang',
  nameEn: 'Competency Certification of Cleaning Workers, Malang Regency',
  startsOn: daysFrom(now, -21),
  nominateUntil: daysFrom(now, 35),
  endsOn: daysFrom(now, 78),
  maxPerCompanyPerWave: 10,
  fundingCode: '2',
  ministryCode: '62',
  office: {
    name: 'Dinas Tenaga Kerja Kabupaten Malang',
    address: 'Jl. Trunojoyo, Kepanjen, Kabupaten Malang, Jawa Timur 65163',
    email: 'sertifikasi@disnaker.example.test',
    phone: '(0341) 000000',
  },
  schemes: [
    { id: 'cleaner', name: 'Petugas Kebersihan', nameEn: 'Cleaner', validYears: 3 },
    { id: 'supervisor', name: 'Penyelia Kebersihan', nameEn: 'Cleaning Supervisor', validYears: 3 },
  ],
  version: 1,
})

/** Puts the programme in when there is none yet. */
export async function seed(programmes: Pick<Programmes, 'insert' | 'list'>, now: Date): Promise<void> {
  if ((await programmes.list()).length === 0) await programmes.insert(localProgramme(now), actor)
}
