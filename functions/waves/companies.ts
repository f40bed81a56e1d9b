import { StoredCompany } from '../companies/company.ts'
import { companyKey } from '../companies/repository.ts'
import type { Db } from '../platform/db.ts'
import { stored } from '../platform/stored.ts'

const companies = stored(StoredCompany)

/** The companies of some people, by id, as they stand now. */
export async function companiesOf(
  db: Db,
  programme: string,
  people: Iterable<{ company: string }>,
): Promise<Map<string, StoredCompany>> {
  const ids = new Set(Array.from(people, ({ company }) => company))
  const keys = [...ids].map((id) => companyKey(programme, id))
  const items = await db.batchGet(db.tables.nominations, keys, true)
  return new Map(items.map(companies.read).map((company) => [company.id, company]))
}
