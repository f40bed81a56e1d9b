import { useEffect, useState } from 'preact/hooks'
import type { Certificate } from '../../../../functions/contract/certificate.ts'
import { addressOf, ApiProblem, call } from '../../api.ts'
import { dayInWords } from '../../format.ts'
import { type PortalProps, Trouble } from '../../portal/gate.tsx'
import { paths } from '../../routes.ts'
import { Table } from '../../ui/table.tsx'
import { Tag, type Tone } from '../../ui/tag.tsx'

const tones: Record<string, Tone> = { issued: 'good', expired: 'warn', revoked: 'bad', replaced: 'plain' }

/** Certificates of the company's own workers, each to print and to check. */
export function Certificates({ p, language, today }: PortalProps & { today: string }) {
  const [items, setItems] = useState<Certificate[]>()
  const [problem, setProblem] = useState<ApiProblem>()
  const load = () => {
    setProblem(undefined)
    call('GET /portal/certificates').then(setItems, (error: unknown) => {
      if (error instanceof ApiProblem) setProblem(error)
      else throw error
    })
  }
  useEffect(load, [])
  if (problem) return <Trouble problem={problem} p={p} again={load} />
  if (!items) return <p class="muted">{p.loading}</p>
  const stateOf = ({ state, expiresOn }: Certificate) =>
    state === 'issued' && expiresOn < today ? 'expired' : state
  return (
    <Table
      caption={p.certificates}
      captionHidden
      cards
      rows={items}
      keyOf={({ id }) => id}
      empty={p.noCertificates}
      columns={[
        { key: 'name', head: p.columns.name, cell: ({ name }) => name },
        {
          key: 'scheme',
          head: p.columns.scheme,
          cell: (one) => (language === 'en' ? one.schemeNameEn : one.schemeName),
        },
        { key: 'number', head: p.certificateNo, cell: ({ certificateNo }) => certificateNo },
        { key: 'until', head: p.validUntil, cell: ({ expiresOn }) => dayInWords(expiresOn, language) },
        {
          key: 'state',
          head: p.columns.state,
          cell: (one) => <Tag tone={tones[stateOf(one)] ?? 'plain'}>{p.certificateState[stateOf(one)]}</Tag>,
        },
        {
          key: 'act',
          head: p.columns.act,
          cell: (one) =>
            one.state === 'issued' && (
              <span class="acts-in-row">
                <a
                  class="button second small"
                  href={addressOf('GET /papers/portal/certificates/:certificate', {
                    params: { certificate: one.id },
                  })}
                  download
                >
                  PDF<span class="visually-hidden"> {one.name}</span>
                </a>
                <a class="button plain small" href={`${paths.verify[language]}#${one.statement}`}>
                  {p.check}
                  <span class="visually-hidden"> {one.name}</span>
                </a>
              </span>
            ),
        },
      ]}
    />
  )
}
