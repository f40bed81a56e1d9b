import { agreed, nominated } from '../companies/company.ts'
import { companyRepository } from '../companies/repository.ts'
import type { Language } from '../contract/fields.ts'
import { ageingFile, ageingLists } from '../contract/lists.ts'
import type { Notice } from '../contract/notice.ts'
import { noticeKindWords } from '../contract/text/notice-kinds.ts'
import { stateWords } from '../contract/text/states.ts'
import type { Deps } from '../deps.ts'
import { noticeRepository } from '../mail/repository.ts'
import { nominationRepository } from '../nominations/repository.ts'
import { type Door, door } from '../platform/door.ts'
import { AppError } from '../platform/errors.ts'
import { type Column, column, createListFile, pagesOf } from '../print/list-file.ts'
import { dayOf } from '../print/workbook.ts'
import { schemeNames } from '../programmes/programme.ts'
import { programmeRepository } from '../programmes/repository.ts'
import { awaitedOf, daysSince, trouble } from './ageing.ts'

/** One who waits, as a row says it. */
type Waiting = { what: string; about: string; state: string; since: string }

const columnsOf: Record<(typeof ageingLists)[number], Column<Waiting>[]> = {
  unplaced: [
    column('Nama', 'Name', ({ what }) => what),
    column('Perusahaan', 'Company', ({ about }) => about),
    column('Skema', 'Scheme', ({ state }) => state),
  ],
  awaited: [
    column('Perusahaan', 'Company', ({ what }) => what),
    column('Kecamatan', 'District', ({ about }) => about),
    column('Status', 'Standing', ({ state }) => state),
  ],
  mails: [
    column('Kepada', 'To', ({ what }) => what),
    column('Perihal', 'Subject', ({ about }) => about),
    column('Keadaan', 'State', ({ state }) => state),
  ],
}

/** The lists of who waits longest, whole, as files. */
export function ageingPapers(deps: Deps): Door[] {
  const companies = companyRepository(deps)
  const programmes = programmeRepository(deps)
  const nominations = nominationRepository(deps)
  const notices = noticeRepository(deps)
  const listFile = createListFile(deps)

  const lists: Record<(typeof ageingLists)[number], (id: string, of: Language) => Promise<Waiting[]>> = {
    async unplaced(id, language) {
      const [programme, people] = await Promise.all([
        programmes.get(id),
        nominations.allInState(id, 'verified'),
      ])
      const scheme = schemeNames(programme, language)
      return people.map((one) => ({
        what: one.name,
        about: one.companyName,
        state: scheme(one.scheme),
        since: one.verifiedAt ?? one.submittedAt,
      }))
    },
    async awaited(id, language) {
      const all = await companies.all(id)
      return awaitedOf(
        all.map((one) => ({ ...one, agreed: agreed(one), nominated: nominated(one.counts) })),
      ).map((one) => ({
        what: one.name,
        about: one.district,
        state: stateWords[language].standing[one.standing],
        since: one.since,
      }))
    },
    async mails(id, language) {
      const found: Notice[] = []
      for (const state of trouble)
        for await (const page of pagesOf((after) => notices.listByProgramme(id, state, after, 500)))
          found.push(...page)
      return found.map(({ to, subject, kind, state, settledAt, sentAt, owedAt }) => ({
        what: to,
        about: subject ?? noticeKindWords[language][kind],
        state: stateWords[language].noticeState[state],
        since: settledAt ?? sentAt ?? owedAt,
      }))
    },
  }

  return [
    door(ageingFile, async ({ params: { programme, list: asked }, query, actor }) => {
      const list = ageingLists.find((known) => known === asked)
      if (!list) throw new AppError('not_found', 'route.unknown', 'No such list')
      await programmes.get(programme)
      const now = deps.now()
      const columns: Column<Waiting>[] = [
        ...columnsOf[list],
        column('Sejak', 'Since', ({ since }) => dayOf(since)),
        column('Hari', 'Days', ({ since }) => daysSince(since, now)),
      ]
      const rows = await lists[list](programme, query.language)
      return listFile({
        programme,
        query,
        actor,
        kind: list === 'mails' ? 'mail' : 'nomination',
        columns,
        filename: { unplaced: 'belum-dapat-kursi', awaited: 'ditunggu', mails: 'surel-bermasalah' }[list],
        pages: [rows.toSorted((a, b) => a.since.localeCompare(b.since))],
      })
    }),
  ]
}
