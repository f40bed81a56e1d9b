import { may } from '../contract/access.ts'
import {
  companyLetter,
  companySlips,
  noticeFile,
  standingLetterPaper,
  waveSlips,
} from '../contract/notice.ts'
import type { Deps } from '../deps.ts'
import type { StoredNomination } from '../nominations/nomination.ts'
import { nominationRepository } from '../nominations/repository.ts'
import { type Door, door } from '../platform/door.ts'
import { AppError } from '../platform/errors.ts'
import { createCompose } from './compose.ts'
import { encloses, letterFilename } from './enclosed.ts'
import { letterOf } from './facts.ts'
import { createGather } from './gather.ts'
import { sheetType } from './letter.ts'
import { createPapers } from './printed.ts'
import { noticeRepository } from './repository.ts'

/** Call-up slips and letters of standing: a company's own, and for officers all. */
export function mailPapers(deps: Deps): Door[] {
  const gather = createGather(deps.db)
  const nominations = nominationRepository(deps)
  const papers = createPapers(deps)
  const notices = noticeRepository(deps)
  const { compose } = createCompose({ ...deps, gather })

  async function slips(
    id: string,
    wave: string,
    among: (programme: string, wave: string) => Promise<StoredNomination[]>,
  ) {
    const [programme, session] = await Promise.all([gather.programme(id), gather.session(id, wave)])
    if (!programme || !session) throw new AppError('not_found', 'wave.unknown', 'No such wave')
    const seated = (await among(id, wave))
      .filter((one) => one.wave === wave && one.state === 'assigned')
      .sort((a, b) => a.companyName.localeCompare(b.companyName, 'id') || a.name.localeCompare(b.name, 'id'))
    if (seated.length === 0) throw new AppError('not_found', 'slips.none', 'Nobody to call to this wave')
    return pdf(
      await papers.slips(programme, session, seated),
      'attachment',
      `surat-panggilan-${session.wave.date}.pdf`,
    )
  }

  async function letter(id: string, companyId: string, step: string) {
    const [programme, company, found] = await Promise.all([
      gather.programme(id),
      gather.company(id, companyId),
      letterOf(id, companyId, step, gather),
    ])
    if (!programme || !company || !found?.step.letterNo)
      throw new AppError('not_found', 'letter.unknown', 'No such letter')
    return pdf(
      await papers.letter(programme, company, found, company.language),
      'inline',
      letterFilename(found.step.letterNo, company.language),
    )
  }

  /** One of the files of a mail, as it would go out now. */
  async function enclosure(id: string, noticeId: string, file: string) {
    const notice = await notices.get(id, noticeId)
    const { letter } = await compose(notice)
    const { calendar, attachments = [] } = letter ?? {}
    const type = file === 'list' ? sheetType : 'application/pdf'
    const found =
      file === 'calendar'
        ? calendar && { ...calendar, contentType: 'text/calendar; charset=utf-8' }
        : encloses(notice.kind, Boolean(notice.facts.letter)).some((known) => known === file)
          ? attachments.find(({ contentType }) => contentType === type)
          : undefined
    if (!found) throw new AppError('not_found', 'notice.nothing_enclosed', 'Nothing goes with it any more')
    return new Response(new Uint8Array(Buffer.from(found.content)), {
      headers: {
        'content-type': found.contentType,
        'content-disposition': `attachment; filename="${found.filename}"`,
      },
    })
  }

  return [
    door(noticeFile, async ({ params: { programme, notice, file }, actor }) => {
      if (file === 'letter' && !may(actor.grants, 'standing.read', programme))
        throw new AppError('forbidden', 'access.denied', 'The letters are for who may see standings')
      return enclosure(programme, notice, file)
    }),
    door(companySlips, ({ actor: { programme, company }, params }) =>
      slips(programme, params.wave, (id, wave) => nominations.workersOf(id, company, wave)),
    ),
    door(waveSlips, ({ params }) =>
      slips(params.programme, params.wave, (id, wave) => nominations.listOfWave(id, wave)),
    ),
    door(standingLetterPaper, ({ params: { programme, company, step } }) => letter(programme, company, step)),
    door(companyLetter, ({ actor: { programme, company }, params }) =>
      letter(programme, company, params.step),
    ),
  ]
}

const pdf = (file: Uint8Array<ArrayBuffer>, as: 'attachment' | 'inline', filename: string) =>
  new Response(file, {
    headers: { 'content-type': companySlips.file, 'content-disposition': `${as}; filename="${filename}"` },
  })
