import type { Notice } from '../../../../functions/contract/notice.ts'
import { addressOf } from '../../api.ts'
import { text } from '../language.ts'
import { useDesk } from '../session.ts'

/** What goes with a mail, each to open: made of what holds now. */
export function Enclosed({
  of,
}: {
  of: Pick<Notice, 'id' | 'company' | 'encloses' | 'certificate' | 'step'>
}) {
  const { programme, can } = useDesk()
  const t = text.value.mail.enclosed
  const params = { programme: programme.id }
  const files = (of.encloses ?? []).map((file) => ({
    words: t[file],
    href: addressOf('GET /papers/programmes/:programme/mail/:notice/:file', {
      params: { ...params, notice: of.id, file },
    }),
  }))
  if (of.step && of.company && can('standing.read'))
    files.push({
      words: t.letter,
      href: addressOf('GET /papers/programmes/:programme/companies/:company/standing/:step/letter.pdf', {
        params: { ...params, company: of.company, step: of.step },
      }),
    })
  if (of.certificate && can('certificate.read'))
    files.push({
      words: t.certificate,
      href: addressOf('GET /papers/programmes/:programme/certificates/:certificate', {
        params: { ...params, certificate: of.certificate },
      }),
    })
  if (files.length === 0) return null
  return (
    <span class="under">
      {files.map(({ words, href }, at) => (
        <span key={href}>
          {at > 0 && ' · '}
          <a href={href} target="_blank">
            {words}
          </a>
        </span>
      ))}
    </span>
  )
}
