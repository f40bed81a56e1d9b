import type { StandingFile } from '../../functions/contract/standing.ts'
import type { Caller, TestApp } from '../support/app.ts'

const csv = (names: readonly string[], workers: number) =>
  [
    'nama,jenis,nib,npwp,email,kecamatan,perkiraan_tenaga',
    ...names.map(
      (name, at) =>
        `${name},outsourcing,${3_000_000_000_000 + seen + at},,${name.toLowerCase().replace(/\W+/g, '.')}@contoh.test,Lawang,${workers}`,
    ),
  ].join('\n')
let seen = 0

/** Invites companies as Disnaker does; gives their ids by name. */
export async function invited(
  test: TestApp,
  names: readonly string[],
  workers = 2,
): Promise<Record<string, string>> {
  const disnaker = test.as('disnaker')
  await disnaker('POST', '/programmes/malang/companies/import', { csv: csv(names, workers) })
  seen += names.length
  const { items } = await (await disnaker('GET', '/programmes/malang/companies')).json()
  return Object.fromEntries(items.map(({ name, id }: { name: string; id: string }) => [name, id]))
}

export const fileOf = async (call: Caller, company: string): Promise<StandingFile> =>
  (await call('GET', `/programmes/malang/companies/${company}/standing`)).json()

let letters = 0
/** One step, with a letter of its own, for the version that stands now unless told otherwise. */
export async function step(
  call: Caller,
  company: string,
  kind: string,
  over: { version?: number; letterNo?: string; letterDate?: string; exemption?: string } = {},
): Promise<{ company: string; done: boolean; code?: string }> {
  const version = over.version ?? (await fileOf(call, company)).row.version
  const answer = await call('POST', '/programmes/malang/standing/decisions', {
    kind,
    letterDate: over.letterDate ?? '2026-11-24',
    reason: 'Tidak ada data sampai batas waktu',
    ...(over.exemption && { exemption: over.exemption }),
    companies: [{ company, version, letterNo: over.letterNo ?? `560/${++letters}/2026` }],
  })
  const { outcomes } = await answer.json()
  return outcomes[0]
}

/** The facts of the mails owed to a company about its standing. */
export async function lettersOwed(test: TestApp, company: string) {
  const { noticeRepository } = await import('../../functions/mail/repository.ts')
  const { items } = await noticeRepository(test.deps).listByCompany('malang', company)
  const found = await Promise.all(items.map(({ id }) => noticeRepository(test.deps).get('malang', id)))
  return found.filter(({ kind }) => kind === 'standing_letter').map(({ facts }) => facts)
}
