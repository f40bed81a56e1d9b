import type { CompanyState, Standing } from '../contract/company.ts'
import type { Programme } from '../contract/programme.ts'
import type { Deps } from '../deps.ts'
import type { Item, Place } from '../platform/db.ts'
import { AppError } from '../platform/errors.ts'
import { all, equals, type Condition, where } from '../platform/expressions.ts'
import { stored } from '../platform/stored.ts'
import { programmeAt, readProgramme } from '../programmes/repository.ts'
import { StoredCompany } from './company.ts'

export const companies = stored(StoredCompany)

export const companyKey = (programme: string, id: string) => ({ pk: `P#${programme}#C#${id}`, sk: 'company' })

/** Companies: how they are read. */
export function companyRepository({ db, cursors }: Pick<Deps, 'db' | 'cursors'>) {
  const TableName = db.tables.nominations

  const read = (item: Item | undefined): StoredCompany => {
    if (!item) throw new AppError('not_found', 'company.unknown', 'No such company')
    return companies.read(item)
  }
  const get = async (programme: string, id: string): Promise<StoredCompany> =>
    read(await db.get({ TableName, Key: companyKey(programme, id), ConsistentRead: true }))

  return {
    get,
    /** A company and its programme, in one call. */
    async getWithProgramme(
      of: string,
      id: string,
    ): Promise<{ company: StoredCompany; programme: Programme }> {
      const at: Place = { table: TableName, key: companyKey(of, id), consistent: true }
      const [company, programme] = await db.getEach([at, programmeAt(db.tables, of)])
      return { company: read(company), programme: readProgramme(programme) }
    },

    /** A page of companies by name. */
    async list(
      programme: string,
      filter: { state?: CompanyState; standing?: Standing; search?: string },
      after?: string,
      size = 50,
    ) {
      const scope = `companies ${programme}`
      const conditions: Condition[] = [
        ...(filter.state ? [equals('state', filter.state)] : []),
        ...(filter.standing ? [equals('standing', filter.standing)] : []),
      ]
      const needle = filter.search?.toLowerCase()
      const found: Item[] = []
      let from = cursors.decode(scope, after)
      do {
        const page = await db.query({
          TableName,
          IndexName: 'companies',
          ...where(
            equals('listKey', `P#${programme}#companies`),
            conditions.length > 0 ? all(...conditions) : undefined,
          ),
          Limit: conditions.length > 0 || needle ? 200 : size,
          ExclusiveStartKey: from,
        })
        for (const one of page.items) {
          if (needle && !String(one.listSort).includes(needle) && one.nib !== needle && one.npwp !== needle)
            continue
          found.push(one)
          if (found.length === size) break
        }
        const last = found.at(-1)
        from =
          found.length === size && last
            ? { pk: last.pk, sk: last.sk, listKey: last.listKey, listSort: last.listSort }
            : page.next
      } while (from && found.length < size)
      return { items: found.map(companies.read), next: cursors.encode(scope, from) }
    },

    /** Every company of a programme; for sums and names. */
    async all(programme: string): Promise<StoredCompany[]> {
      const items = await db.queryAll({
        TableName,
        IndexName: 'companies',
        ...where(equals('listKey', `P#${programme}#companies`)),
      })
      return items.map(companies.read)
    },

    /** Companies whose contact an address is. */
    async ofEmail(email: string): Promise<{ programme: string; company: string }[]> {
      const items = await db.queryAll({ TableName, ...where(equals('pk', `MAIL#${email}`)) })
      return items.map((found) => ({ programme: String(found.programme), company: String(found.company) }))
    },
  }
}

export type Companies = ReturnType<typeof companyRepository>
