import type { Nomination } from '../../../../functions/contract/nomination.ts'
import { call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { day, moment, text } from '../language.ts'
import { useLoad } from '../load.ts'
import { actorName } from '../parts/actor-name.ts'
import { Pairs } from '../parts/pairs.tsx'
import { StateTag } from '../parts/state-tag.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { useDesk } from '../session.ts'
import { Decisions } from './decisions.tsx'
import { Nik } from './nik.tsx'
import { Rivals } from './rivals.tsx'
import { Unchecked } from './unchecked.tsx'

type Props = {
  /** `company.nomination` */
  of: string
  previous: string | undefined
  next: string | undefined
  onClose: () => void
  /** Left the state whose list is shown. */
  onDecided: (words: string) => void
  /** Something else changed, perhaps in others of the list too. */
  onChanged: (words: string) => void
}

/** One nomination beside its list. */
export function NominationDrawer({ of, previous, next, onClose, onDecided, onChanged }: Props) {
  const { programme } = useDesk()
  const [company = '', nomination = ''] = of.split('.')
  const params = { programme: programme.id, company, nomination }
  const one = useLoad(of, (signal) =>
    call('GET /programmes/:programme/companies/:company/nominations/:nomination', { params, signal }),
  )
  const t = text.value
  return (
    <Dialog side title={one.data?.name ?? t.nominations.title} onClose={onClose}>
      <div class="bar">
        {previous && (
          <a class="button plain small" href={previous}>
            {t.nomination.previous}
          </a>
        )}
        {next && (
          <a class="button plain small" href={next}>
            {t.nomination.next}
          </a>
        )}
        <Button kind="second" small onClick={onClose}>
          {t.common.close}
        </Button>
      </div>
      <Waiting of={one}>
        {(data) => (
          <>
            <p class="tags">
              <StateTag of="nominationState" is={data.state} /> {data.companyName}
            </p>
            {data.reason && <Notice tone="warn">{data.reason}</Notice>}
            {data.contested && (
              <Notice tone="warn" title={t.nominations.contested}>
                <p>{t.nominations.contestedHint}</p>
              </Notice>
            )}
            {data.contested && (
              <Rivals
                params={params}
                onKept={(words) => {
                  one.reload()
                  onChanged(words)
                }}
              />
            )}
            {data.unchecked && (
              <Unchecked
                params={params}
                onChecked={(checked) => {
                  one.set(checked)
                  onChanged(t.nomination.checked(checked.name))
                }}
              />
            )}
            <Decisions nomination={data} params={params} onDecided={onDecided} />
            <Data nomination={data} params={params} />
            <h3>{t.nomination.history}</h3>
            <ol class="history">
              {data.history.map(({ state, at, by }) => (
                <li key={`${at} ${state}`}>
                  <StateTag of="nominationState" is={state} /> <time dateTime={at}>{moment(at)}</time>{' '}
                  <span class="muted">{actorName(by, data.companyName)}</span>
                </li>
              ))}
            </ol>
          </>
        )}
      </Waiting>
    </Dialog>
  )
}

type Params = { programme: string; company: string; nomination: string }

function Data({ nomination: one, params }: { nomination: Nomination; params: Params }) {
  const { scheme, can, to } = useDesk()
  const t = text.value.nomination
  return (
    <Pairs
      pairs={[
        [text.value.common.scheme, scheme(one.scheme)],
        [t.nik, <Nik key="nik" nomination={one} params={params} />],
        [t.sex, t[one.sex]],
        [t.birth, [one.birthPlace, day(one.birthDate)].filter(Boolean).join(', ')],
        ...(one.confirmed.length > 0
          ? [
              [
                t.confirmed,
                one.confirmed.map((field) => t.confirmedFields[field] ?? field).join(', '),
              ] as const,
            ]
          : []),
        [t.phone, one.phone],
        [t.email, one.email],
        [t.address, one.address],
        [t.city, [one.cityCode, one.provinceCode].filter(Boolean).join(' / ')],
        [t.education, one.education],
        [t.occupation, one.occupation],
        ...(one.notBefore ? [[t.notBefore, day(one.notBefore)] as const] : []),
        ...(one.unavailable.length > 0
          ? [[t.unavailable, one.unavailable.map(day).join(', ')] as const]
          : []),
        ...(one.wave && can('wave.read')
          ? [
              [
                t.wave,
                <a key="wave" href={to(`gelombang/${one.wave}`)}>
                  {text.value.common.participants}
                </a>,
              ] as const,
            ]
          : []),
      ]}
    />
  )
}
