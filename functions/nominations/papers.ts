import type { Context } from 'hono'
import { companyRepository } from '../companies/repository.ts'
import type { Language } from '../contract/fields.ts'
import { batchSize } from '../contract/nomination.ts'
import type { Programme } from '../contract/programme.ts'
import type { RosterPerson } from '../contract/roster/judge.ts'
import { schemeNamed } from '../contract/roster/scheme.ts'
import { mostUploaded, rosterForm, uploadRoster } from '../contract/upload.ts'
import type { Deps } from '../deps.ts'
import type { CompanyActor } from '../platform/actor.ts'
import { type Door, door, type Env } from '../platform/door.ts'
import { AppError } from '../platform/errors.ts'
import { formProblem, plainPage } from '../platform/form-page.ts'
import { dayIn } from '../platform/jakarta.ts'
import { explain } from '../platform/problem.ts'
import { programmeRepository } from '../programmes/repository.ts'
import { standingFulfilment } from '../standing/fulfilment-repository.ts'
import { mayNominate } from './nomination.ts'
import { nominationRepository } from './repository.ts'
import { createSubmission } from './submission.ts'
import { type AnsweredRow, answering, asking, saysStrangeScheme } from './upload-page.ts'

/** Milliseconds for which rows are sent: the function that answers has 55 seconds. */
const patience = 35_000

/** A row on its way; the scheme is the one that it is sent with. */
type Waiting = { row: AnsweredRow; person: Partial<RosterPerson>; scheme: string }

/** A roster sent by a plain form: read here as a browser's worker reads it, answered by a page. */
export function nominationPapers(deps: Deps): Door[] {
  const companies = companyRepository(deps)
  const programmes = programmeRepository(deps)
  const standings = standingFulfilment(deps)
  const submitBatch = createSubmission(deps, nominationRepository(deps))

  /** Sends rows batch by batch and writes the outcome of each into its row; who was doubtful counts as confirmed. */
  async function send(
    waiting: readonly Waiting[],
    programme: Programme,
    language: Language,
    actor: CompanyActor,
  ) {
    const company = await companies.get(actor.programme, actor.company)
    mayNominate(company, programme, dayIn(deps.now()))
    const until = performance.now() + patience
    for (let from = 0; from < waiting.length; from += batchSize) {
      const batch = waiting.slice(from, from + batchSize)
      if (performance.now() > until) {
        for (const { row } of waiting.slice(from)) if (row.answer === 'good') row.answer = 'later'
        break
      }
      const told = await submitBatch(
        batch.map(({ person, scheme, row }) => ({
          ...person,
          scheme,
          confirmed: row.answer === 'confirm' ? ['sex', 'birthDate'] : [],
        })),
        company,
        programme,
        actor,
      )
      for (const [at, { outcome, faults = [] }] of told.entries()) {
        const { row } = batch[at]!
        const settled = row.answer === 'confirm' ? [] : row.faults
        row.faults = [...settled, ...(await explain(faults, language)).map(({ text }) => text)]
        row.answer = outcome
      }
    }
    await standings.settle(company.programme, company.id, actor)
  }

  const sealedFor = ({ programme, company }: CompanyActor) => `upload ${programme} ${company}`
  /** The page that answers rows; those to be confirmed go with it, closed. */
  function answer(c: Context<Env>, rows: readonly Waiting[], programme: Programme, actor: CompanyActor) {
    const { title, body } = answering(
      { language: c.get('language'), schemes: programme.schemes },
      rows.map((one) =>
        one.row.answer === 'confirm'
          ? { ...one.row, sealed: deps.seal.close(JSON.stringify(one), sealedFor(actor)) }
          : one.row,
      ),
    )
    return plainPage(c, title, body)
  }
  /** The rows that such a page gives back, and those of them that were ticked. */
  function givenBack(form: FormData, actor: CompanyActor) {
    try {
      const rows = form
        .getAll('row')
        .map((sealed) => JSON.parse(deps.seal.open(String(sealed), sealedFor(actor))) as Waiting)
      const ticked = new Set(form.getAll('right').map(Number))
      return { rows, ticked: rows.filter((_, at) => ticked.has(at)) }
    } catch {
      throw new AppError('invalid', 'upload.altered', 'Rows of another page, or altered')
    }
  }

  return [
    door(rosterForm, async ({ actor, query, c }) => {
      if (query.language) c.set('language', query.language)
      const { schemes } = await programmes.get(actor.programme)
      const { title, body } = asking({ language: c.get('language'), schemes })
      return plainPage(c, title, body)
    }),
    door(uploadRoster, async ({ actor, c }) => {
      const form = await formOf(c)
      const language = c.get('language')
      const [{ readRoster, settle }, { RosterError }, { rosterMessage }] = await Promise.all([
        import('../contract/roster/roster.ts'),
        import('../contract/roster/roster-error.ts'),
        import('../contract/roster/message.ts'),
      ])
      const programme = await programmes.get(actor.programme)
      if (form.has('row')) {
        const { rows, ticked } = givenBack(form, actor)
        if (ticked.length === 0) throw new AppError('invalid', 'upload.none_ticked', 'No row was ticked')
        await send(ticked, programme, language, actor)
        return answer(c, rows, programme, actor)
      }
      try {
        const file = form.get('file')
        const bytes = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array()
        if (bytes.length > mostUploaded)
          throw new RosterError('roster.too_large', { megabytes: mostUploaded >> 20 })
        const { typed, judged } = readRoster(bytes, { today: dayIn(deps.now()) })
        if (typed.length === 0) throw new RosterError('roster.empty')
        const chosen = String(form.get('scheme') ?? '')
        const settled = settle(typed, judged).map(
          ({ sheet, row, verdict, person, findings, notes }): Waiting => ({
            person,
            scheme: schemeOf(person, programme) ?? chosen,
            row: {
              sheet,
              row,
              name: person.name,
              answer: verdict === 'taken' ? 'good' : verdict,
              faults: [
                ...[...findings, ...notes].map((finding) => rosterMessage(finding, language)),
                ...strangeScheme(person, programme, language),
              ],
            },
          }),
        )
        if (form.get('send'))
          await send(
            settled.filter(({ row }) => row.answer === 'good'),
            programme,
            language,
            actor,
          )
        return answer(c, settled, programme, actor)
      } catch (error) {
        if (!(error instanceof RosterError)) throw error
        const status = error.code === 'roster.too_large' ? 413 : 400
        return formProblem(c, { status, title: rosterMessage(error, language) })
      }
    }),
  ]
}

/** The fields of the form; its language is the page's from here on. */
async function formOf(c: Context<Env>): Promise<FormData> {
  if (!c.get('form')) throw new AppError('unsupported', 'body.unsupported', 'Body must be a form with a file')
  const form = await c.req.formData().catch(() => {
    throw new AppError('invalid', 'body.malformed', 'Body is no form')
  })
  const language = form.get('language')
  if (language === 'id' || language === 'en') c.set('language', language)
  return form
}

const schemeOf = ({ scheme }: Partial<RosterPerson>, { schemes }: Programme) => schemeNamed(scheme, schemes)

/** That a row names a scheme which the programme does not have: it goes by the one that was chosen. */
const strangeScheme = (person: Partial<RosterPerson>, programme: Programme, language: Language): string[] =>
  person.scheme && !schemeOf(person, programme) ? [saysStrangeScheme(person.scheme, language)] : []
