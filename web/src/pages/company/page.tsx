import { useEffect, useRef, useState } from 'preact/hooks'
import type { Company } from '../../../../functions/contract/company.ts'
import { call } from '../../api.ts'
import { Gate, type Portal } from '../../portal/gate.tsx'
import { useSend } from '../../portal/use-send.ts'
import { paths } from '../../routes.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Address, Limits } from './conditions.tsx'
import type { CompanyProps } from './company-props.ts'
import { Contacts } from './contacts.tsx'

/** A company's own data: who speaks for it, where it is, what it can do on a day, and who is signed in. */
export const Page = (props: CompanyProps) => (
  <Gate {...props} heading={props.p.own.heading}>
    {(portal) => <Own {...props} portal={portal} />}
  </Gate>
)

function Own({ portal, ...props }: CompanyProps & { portal: Portal }) {
  const { p, language } = props
  const words = p.own
  const [company, setCompany] = useState(portal.company)
  const [said, setSaid] = useState<{ words: string }>()
  const told = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (said) told.current?.scrollIntoView({ block: 'nearest' })
  }, [said])
  const parts = {
    ...props,
    company,
    programme: portal.programme,
    onChange: (next: Company, what: string) => {
      setCompany(next)
      setSaid({ words: what })
    },
  }
  return (
    <div class="form">
      <p>
        <a href={paths.portal[language]}>{p.toPortal}</a>
      </p>
      <h1>{words.heading}</h1>
      <p class="lead">{company.name}</p>
      <div ref={told} role="status">
        {said && (
          <Notice tone="good">
            <p>{said.words}</p>
          </Notice>
        )}
      </div>
      <Contacts {...parts} />
      <Limits {...parts} />
      <Address {...parts} />
      <Everywhere p={p} />
    </div>
  )
}

function Everywhere({ p }: Pick<CompanyProps, 'p'>) {
  const { busy, problem, send } = useSend()
  const leave = () =>
    send(async () => {
      await call('POST /portal/leave-everywhere')
      sessionStorage.clear()
      location.reload()
    })
  return (
    <section>
      <h2>{p.own.out}</h2>
      <p>{p.own.outLead}</p>
      {problem && (
        <Notice tone="bad" live="alert" title={p.form.notSent}>
          <p>{problem.problem.title}</p>
        </Notice>
      )}
      <Button kind="danger" busy={busy} onClick={() => void leave()}>
        {p.own.outDo}
      </Button>
    </section>
  )
}
