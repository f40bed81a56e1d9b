import { certificateRepository } from '../certificates/repository.ts'
import { companies as storedCompanies, companyKey } from '../companies/repository.ts'
import type { Deps } from '../deps.ts'
import type { StoredCompany } from '../companies/company.ts'
import type { StoredNomination } from '../nominations/nomination.ts'
import { nominationRepository } from '../nominations/repository.ts'
import type { Item, Key } from '../platform/db.ts'
import { all, equals, startsWith, where } from '../platform/expressions.ts'
import { answers, askedWords } from './words.ts'
import { type Kind, slots, wordKey } from './writes.ts'

/** Entries that one look at an index reads, and how many such looks a search takes at most. */
const pageSize = 100
const mostPages = 5

/** Finds companies and people by what an officer types; reads indexes by their beginning, never a whole table. */
export function searchRepository(deps: Deps) {
  const { db, seal } = deps
  const TableName = db.tables.nominations
  const nominations = nominationRepository(deps)
  const register = certificateRepository(deps)

  /** Keys of items whose name answers what was typed, in the order of the word that was looked up. */
  async function byWords(programme: string, kind: Kind, text: string, size: number): Promise<Key[]> {
    const asked = askedWords(text)
    if (!asked) return []
    const inSlot = async (slot: number) => {
      const found: Item[] = []
      let from: Item | undefined
      for (let page = 0; page < mostPages && found.length < size; page++) {
        const { items, next } = await db.query({
          TableName,
          IndexName: `byWord${slot}`,
          ...where(
            all(
              equals(`word${slot}Key`, wordKey(programme, kind, asked.first)),
              startsWith(`word${slot}Sort`, asked.first),
            ),
          ),
          Limit: asked.all.length > 1 ? pageSize : size,
          ExclusiveStartKey: from,
        })
        found.push(...items.filter(({ name }) => answers(String(name), asked.all)))
        from = next
        if (!from) break
      }
      return found.map((item) => ({ word: String(item[`word${slot}Sort`]), item }))
    }
    const found = (await Promise.all(slots.map(inSlot))).flat()
    const keys = new Map<string, Key>()
    for (const { item } of found.toSorted(
      (a, b) => a.word.localeCompare(b.word) || String(a.item.name).localeCompare(String(b.item.name)),
    ))
      keys.set(`${item.pk}\n${item.sk}`, { pk: String(item.pk), sk: String(item.sk) })
    return [...keys.values()].slice(0, size)
  }

  const companiesOf = async (keys: Key[]): Promise<StoredCompany[]> =>
    (await db.batchGet(TableName, keys)).map(storedCompanies.read)

  const found = {
    /** Companies by beginnings of the words of their name, or by their whole NIB or NPWP. */
    async companies(programme: string, text: string, size = 10): Promise<StoredCompany[]> {
      const digits = text.replace(/[\s.-]/g, '')
      if (!/^\d{13,16}$/.test(digits)) return companiesOf(await byWords(programme, 'company', text, size))
      // An old NPWP lacks its leading 0.
      const numbers = digits.length === 15 ? [`NPWP#0${digits}`] : [`NIB#${digits}`, `NPWP#${digits}`]
      const guards = await db.batchGet(
        TableName,
        numbers.map((number) => ({ pk: `P#${programme}#${number}`, sk: 'guard' })),
      )
      return companiesOf(guards.map(({ company }) => companyKey(programme, String(company))))
    },

    /** Nominations by beginnings of the words of the worker's name. */
    async nominations(programme: string, text: string, size = 10): Promise<StoredNomination[]> {
      const keys = await byWords(programme, 'nomination', text, size)
      return nominations.getMany(keys.map((key) => refOf(programme, key)))
    },

    /** Every nomination of the person with this NIK (16 digits), the ended ones too. */
    async person(programme: string, nik: string): Promise<StoredNomination[]> {
      const items = await db.queryAll({
        TableName,
        IndexName: 'byPerson',
        ...where(equals('nikHash', seal.hash(`${programme} ${nik}`))),
      })
      return nominations.getMany(
        items.map(({ pk, sk }) => refOf(programme, { pk: String(pk), sk: String(sk) })),
      )
    },
  }
  return {
    ...found,
    /** What answers a text, at most `size` of each kind: by words, by a whole number, or by a NIK, which is nobody's name. */
    async everything(programme: string, text: string, size: number) {
      const nik = text.replace(/\D/g, '')
      const asNik = nik.length === 16 && /^[\d\s.'-]+$/.test(text)
      const [companies, people, certificates] = await Promise.all([
        found.companies(programme, text, size),
        asNik ? found.person(programme, nik) : found.nominations(programme, text, size),
        register.bearing(programme, text),
      ])
      return { companies, nominations: people, certificates }
    },
  }
}

const refOf = (programme: string, { pk, sk }: Key) => ({
  programme,
  company: pk.slice(`P#${programme}#C#`.length),
  id: sk.slice('nomination#'.length),
})
