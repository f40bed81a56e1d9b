import { useEffect, useState } from 'preact/hooks'
import type { Ask } from '../../../../functions/contract/portal.ts'
import { ApiProblem, call } from '../../api.ts'
import { dayInWords, numberIn } from '../../format.ts'
import type { Portal, PortalProps } from '../../portal/gate.tsx'
import { paths } from '../../routes.ts'
import { Tag } from '../../ui/tag.tsx'
import { nextSteps } from './next-steps.ts'

/** Of these the workers are named, each with a way to what is to be done. */
const named: readonly Ask['kind'][] = ['mend', 'data', 'worker_address']

/** What is asked of the company: undefined while it is awaited, null where it could not be had. */
export function useAsks(portal: Portal) {
  const [asks, setAsks] = useState<Ask[] | null>()
  useEffect(() => {
    call('GET /portal/asks').then(setAsks, (error: unknown) => {
      if (!(error instanceof ApiProblem)) throw error
      setAsks(null)
    })
  }, [portal])
  return asks
}

type Props = Pick<PortalProps, 'p' | 'language'> & { portal: Portal; asks: readonly Ask[] | null }

/** What is asked and by when, then what others do; the portal's first words. Without it the counts say what comes next. */
export function Asks({ p, language, portal, asks }: Props) {
  const number = numberIn(language)
  const steps = nextSteps(portal, p.steps)
  const others = asks ? steps.filter(({ who }) => who !== 'you') : steps
  const hrefOf: Partial<Record<Ask['kind'], string>> = {
    address: paths.company[language],
    headcount: paths.roster[language],
    draft: paths.roster[language],
    send: '#waves',
    closed_day: '#waves',
  }
  return (
    <ul class="acts">
      {asks?.map(({ kind, count, people, until }) => {
        const words = p.asks[kind]?.(number(count)) ?? ''
        const href = hrefOf[kind]
        const exam = kind === 'send' || kind === 'closed_day'
        const left = count - people.length
        return (
          <li key={kind}>
            <Tag tone={kind === 'closed_day' || kind === 'address' ? 'bad' : 'warn'}>
              <span class="visually-hidden">{p.who}: </span>
              {p.you}
            </Tag>
            <span>
              {href ? <a href={href}>{words}</a> : words}
              {until && <strong> {(exam ? p.onDay : p.until)(dayInWords(until, language))}</strong>}
              {named.includes(kind) && (
                <span class="hint">
                  {people.map(({ id, name }, at) => (
                    <span key={id}>
                      {at > 0 && ', '}
                      <a href={`${paths.nominate[language]}?id=${id}`}>{name}</a>
                    </span>
                  ))}
                  {left > 0 && ` ${p.andMore(number(left))}`}
                </span>
              )}
            </span>
          </li>
        )
      })}
      {others.map(({ what, who }) => (
        <li key={what}>
          <Tag tone={who === 'you' ? 'warn' : 'plain'}>
            <span class="visually-hidden">{p.who}: </span>
            {p[who]}
          </Tag>
          <span>{what}</span>
        </li>
      ))}
    </ul>
  )
}
