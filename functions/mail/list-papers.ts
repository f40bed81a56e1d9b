import type { Language } from '../contract/fields.ts'
import { noticesFile } from '../contract/lists.ts'
import type { Notice } from '../contract/notice.ts'
import { noticeKindWords } from '../contract/text/notice-kinds.ts'
import { stateWords } from '../contract/text/states.ts'
import type { Deps } from '../deps.ts'
import { type Door, door } from '../platform/door.ts'
import { explain } from '../platform/problem.ts'
import { column, createListFile, pagesOf } from '../print/list-file.ts'
import { dayOf } from '../print/workbook.ts'
import { programmeRepository } from '../programmes/repository.ts'
import { noticeRepository } from './repository.ts'

type Row = Notice & { why?: string | undefined }
const columns = (language: Language) => [
  column<Row>('Perihal', 'Subject', ({ subject }) => subject),
  column<Row>('Jenis', 'Kind', ({ kind }) => noticeKindWords[language][kind]),
  column<Row>('Kepada', 'To', ({ to }) => to),
  column<Row>('Keadaan', 'State', ({ state }) => stateWords[language].noticeState[state]),
  column<Row>('Masalah', 'Problem', ({ why }) => why),
  column<Row>('Dibuat', 'Owed', ({ owedAt }) => dayOf(owedAt)),
  column<Row>('Dikirim', 'Sent', ({ sentAt }) => dayOf(sentAt)),
  column<Row>('Percobaan', 'Attempts', ({ attempts }) => attempts),
]

/** The list of mails as a file. */
export function mailListPapers(deps: Deps): Door[] {
  const programmes = programmeRepository(deps)
  const notices = noticeRepository(deps)
  const listFile = createListFile(deps)

  /** Codes of problems in words; one after the other said once. */
  async function explained(items: readonly Notice[], language: Language): Promise<Row[]> {
    const codes = [...new Set(items.flatMap(({ problem }) => problem ?? []))]
    const said = await explain(
      codes.map((code) => ({ field: code, code })),
      language,
    )
    const words = new Map(said.map(({ field, text }) => [field, text]))
    return items.map((one) => ({ ...one, why: one.problem && (words.get(one.problem) ?? one.problem) }))
  }

  return [
    door(noticesFile, async ({ params: { programme }, query, actor }) => {
      await programmes.get(programme)
      return listFile({
        programme,
        query,
        actor,
        kind: 'mail',
        filename: 'surel',
        columns: columns(query.language),
        pages: pagesOf(async (after) => {
          const { items, next } = await notices.listByProgramme(programme, query.state, after, 500)
          return { items: await explained(items, query.language), next }
        }),
      })
    }),
  ]
}
