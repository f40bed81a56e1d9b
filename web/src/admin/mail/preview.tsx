import { useLocation } from 'preact-iso'
import type { NoticeKind } from '../../../../functions/contract/notice.ts'
import { call } from '../../api.ts'
import { language, text } from '../language.ts'
import { useLoad } from '../load.ts'
import { FilterChoice, Filters } from '../parts/filters.tsx'
import { Page } from '../parts/page.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { useDesk } from '../session.ts'
import { MailFrame } from './mail-frame.tsx'

/** Every kind of mail in both languages, made of invented data. */
export function PreviewPage() {
  const { programme, to } = useDesk()
  const { query } = useLocation()
  const t = text.value
  const kind = (query.kind && query.kind in t.noticeKind ? query.kind : 'invitation') as NoticeKind
  const of = query.bahasa === 'en' || query.bahasa === 'id' ? query.bahasa : language.value
  const mail = useLoad(`${kind} ${of}`, (signal) =>
    call('GET /programmes/:programme/mail/preview/:kind', {
      params: { programme: programme.id, kind },
      query: { language: of },
      signal,
    }),
  )
  return (
    <Page title={t.mail.preview} up={{ href: to('surel'), words: t.mail.title }}>
      <p class="muted">{t.mail.previewHint}</p>
      <Filters label={t.mail.preview} whole>
        <FilterChoice name="kind" label={t.mail.template} words={t.noticeKind} chosen={kind} required />
        <FilterChoice
          name="bahasa"
          label={t.mail.language}
          words={{ id: 'Bahasa Indonesia', en: 'English' }}
          chosen={of}
          required
        />
      </Filters>
      <Waiting of={mail}>
        {({ subject, html, text: plain, attachments }) => (
          <>
            <h2>
              <span class="muted">{t.mail.subject}:</span> {subject}
            </h2>
            {attachments.length > 0 && (
              <p>
                {t.mail.attachments}: {attachments.join(', ')}
              </p>
            )}
            <MailFrame key={html} html={html} title={t.mail.frame(t.noticeKind[kind])} />
            <details>
              <summary>{t.mail.asText}</summary>
              <pre class="plain-mail">{plain}</pre>
            </details>
          </>
        )}
      </Waiting>
    </Page>
  )
}
