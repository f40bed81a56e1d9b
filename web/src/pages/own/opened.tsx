import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { ApiProblem } from '../../api.ts'
import { dayInWords } from '../../format.ts'
import { useSend } from '../../portal/use-send.ts'
import { paths } from '../../routes.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Tag, type Tone } from '../../ui/tag.tsx'
import { AskAboutData } from './ask.tsx'
import { OpenToWork } from './open-to-work.tsx'
import type { OpenedProps } from './props.ts'

const tones: Record<string, Tone> = { issued: 'good', expired: 'warn', revoked: 'bad', replaced: 'plain' }

/** What a worker sees once she is let in. */
export function Opened({ onClose, ...props }: OpenedProps & { onClose: () => void }) {
  const { t, language, page } = props
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const { programme, wave, data } = page
  const day = (iso: string, weekday = false) => dayInWords(iso, language, weekday)
  return (
    <>
      <div class="title-row">
        <div>
          <p class="step">{language === 'en' ? programme.nameEn : programme.name}</p>
          <h1 tabIndex={-1} ref={heading}>
            {data.name}
          </h1>
        </div>
        <p class="actions no-print">
          <Button kind="plain" onClick={onClose}>
            {t.own.close}
          </Button>
        </p>
      </div>
      <section class="panel now">
        <h2>{t.own.now}</h2>
        <p>{t.own.state[page.state]}</p>
        <Facts
          of={[
            ...(wave
              ? [
                  [t.own.exam, day(wave.date, true)] as const,
                  [t.own.hours, `${wave.startsAt}–${wave.endsAt} WIB`] as const,
                  [t.own.place, `${wave.venue}, ${wave.address}`] as const,
                ]
              : []),
            [t.own.scheme, language === 'en' ? page.scheme.nameEn : page.scheme.name],
            [t.own.company, page.company],
          ]}
        />
      </section>
      {page.certificate && <Certificate {...props} />}
      {(page.certificate?.state === 'issued' || page.openToWork) && <OpenToWork {...props} />}
      <section>
        <h2>{t.own.data}</h2>
        <p class="muted">{t.own.dataLead}</p>
        <Facts
          of={[
            [t.own.name, data.name],
            [t.own.nik, data.nik],
            [t.own.birth, day(data.birthDate)],
            [t.own.phone, data.phone],
            [t.own.email, data.email ?? t.own.none],
            [t.own.address, data.address ?? t.own.none],
          ]}
        />
        <AskAboutData {...props} />
      </section>
      <p class="muted">
        {t.own.contact}: {programme.office.name}, {programme.office.phone}, {programme.office.email}
      </p>
    </>
  )
}

const Facts = ({ of }: { of: readonly (readonly [string, ComponentChildren])[] }) => (
  <dl class="pairs">
    {of.map(([label, value]) => (
      <div key={label}>
        <dt>{label}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
)

function Certificate({ t, language, page }: OpenedProps) {
  const { busy, problem, send } = useSend()
  const one = page.certificate!
  return (
    <section>
      <h2>{t.own.certificate}</h2>
      <p class="tags">
        <Tag tone={tones[one.state] ?? 'plain'}>{t.own.certificateState[one.state]}</Tag>
      </p>
      <Facts
        of={[
          [t.own.number, one.number],
          [t.own.until, dayInWords(one.expiresOn, language)],
        ]}
      />
      {problem && (
        <Notice tone="bad" live="alert" title={t.own.failed}>
          <p>{problem.problem.title}</p>
        </Notice>
      )}
      {one.state === 'issued' && (
        <div class="actions no-print">
          <Button busy={busy} onClick={() => void send(() => download(page.ticket, language))}>
            {t.own.pdf}
          </Button>
          <a class="button second" href={`${paths.verify[language]}#${one.statement}`}>
            {t.own.check}
          </a>
        </div>
      )}
    </section>
  )
}

/** Her certificate as a file; asked for by POST, so that the ticket stands in no address. */
async function download(ticket: string, language: string) {
  const answer = await fetch('/api/papers/worker/certificate', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': language },
    body: JSON.stringify({ ticket }),
  })
  if (!answer.ok) throw new ApiProblem(await answer.json())
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await answer.blob())
  link.download = 'sertifikat.pdf'
  link.click()
  URL.revokeObjectURL(link.href)
}
