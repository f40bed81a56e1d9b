import * as v from 'valibot'
import { answerFile, answerStanding, longestAnswer, mostAnswered } from '../contract/answer.ts'
import { Id, lines } from '../contract/fields.ts'
import type { Deps } from '../deps.ts'
import { type Door, door } from '../platform/door.ts'
import { AppError } from '../platform/errors.ts'
import { parse } from '../platform/validate.ts'
import { kindOfFile, plainName } from './answer-file.ts'
import { createAnswers } from './answers.ts'
import { shownAnswer } from './steps.ts'

const Fields = v.object({ text: lines(longestAnswer), key: v.optional(Id) })
const linkSeconds = 60

/** Answers of companies with their files: taken here and looked at here, where the bucket is. */
export function answerPapers(deps: Deps): Door[] {
  const answers = createAnswers(deps)
  return [
    door(answerStanding, async ({ actor, c }) => {
      if (!c.get('form'))
        throw new AppError('unsupported', 'body.unsupported', 'Body must be a form with a file')
      // Whoever sends this form reads JSON, unlike a plain form of a page.
      c.set('form', false)
      const form = await c.req.formData().catch(() => {
        throw new AppError('invalid', 'body.malformed', 'Body is no form')
      })
      const typed = (name: string) => {
        const value = form.get(name)
        return typeof value === 'string' && value ? value : undefined
      }
      const { text, key } = parse(Fields, { text: typed('text'), key: typed('key') })
      const file = form.get('file')
      const sent = file instanceof File && file.size > 0 ? file : undefined
      const bytes = sent && new Uint8Array(await sent.arrayBuffer())
      const kind = bytes && kindOfFile(bytes)
      if (bytes && (bytes.length > mostAnswered || !kind)) {
        const code = kind ? 'answer.file_large' : 'answer.file_type'
        throw new AppError('invalid', 'input.invalid', 'This file cannot be taken', [{ field: 'file', code }])
      }
      const { programme, company } = actor
      return shownAnswer(
        await answers.send(
          programme,
          company,
          {
            id: key ?? deps.newId(),
            text,
            ...(sent &&
              bytes &&
              kind && {
                file: { name: plainName(sent.name, kind.extension), type: kind.type, bytes },
              }),
          },
          actor,
        ),
      )
    }),
    door(answerFile, async ({ params: { programme, company, answer: id }, c }) => {
      const { file, fileKey } = await answers.get(programme, company, id)
      if (!file || !fileKey) throw new AppError('not_found', 'answer.no_file', 'No file beside this answer')
      const link = await deps.files.link(fileKey as `answers/${string}`, {
        name: file.name,
        seconds: linkSeconds,
      })
      return c.redirect(link, 302)
    }),
  ]
}
