import type { Notice } from '../../../../functions/contract/notice.ts'
import { addressOf } from '../../api.ts'
import { text } from '../language.ts'
import { useDesk } from '../session.ts'

/** What goes with a mail, each to open: made of what holds now. */
export function Enclosed({ of: { id: notice, encloses = [] } }: { of: Pick<Notice, 'id' | 'encloses'> }) {
  const { programme } = useDesk()
  return encloses.map((file) => (
    <a
      key={file}
      class="under"
      target="_blank"
      href={addressOf('GET /papers/programmes/:programme/mail/:notice/:file', {
        params: { programme: programme.id, notice, file },
      })}
    >
      {text.value.mail.enclosed[file]}
    </a>
  ))
}
