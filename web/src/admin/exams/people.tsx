import { useState } from 'preact/hooks'
import type { ExamDay, Examinee } from '../../../../functions/contract/exam.ts'
import type { NominationState } from '../../../../functions/contract/nomination.ts'
import { call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Table } from '../../ui/table.tsx'
import { announce } from '../announce.tsx'
import { clock, number, text } from '../language.ts'
import { Ask } from '../parts/ask.tsx'
import { StateTag } from '../parts/state-tag.tsx'
import { useDesk } from '../session.ts'
import { words } from './words.ts'

type Asked = { one: Examinee; act: 'reassess' | 'appeal' }

/** Everyone of an exam day; an officer gives assessors, takes appeals, and puts people back on the list. */
export function People({
  day,
  onExaminer,
  onChanged,
}: {
  day: ExamDay
  onExaminer: (one: Examinee, assessor: string) => void
  onChanged: () => void
}) {
  const { programme, can } = useDesk()
  const t = words()
  const [asked, setAsked] = useState<Asked>()
  const run = can('exam.run')
  const examinerOf = (one: Examinee) =>
    day.assessors.find(({ id }) => id === one.assessor)?.name ?? one.assessor

  const actions = (one: Examinee) => {
    if (!run || one.left) return null
    const acts: Asked['act'][] = [
      ...(one.state === 'absent' || one.state === 'not_yet_competent' ? (['reassess'] as const) : []),
      ...((one.state === 'competent' || one.state === 'not_yet_competent') && !one.appeal
        ? (['appeal'] as const)
        : []),
    ]
    return acts.map((act) => (
      <Button
        key={act}
        kind="plain"
        small
        aria-label={t.actionOn(t[act], one.name)}
        onClick={() => setAsked({ one, act })}
      >
        {t[act]}
      </Button>
    ))
  }

  return (
    <section>
      <h2>{t.people}</h2>
      <Table
        caption={t.people}
        captionHidden
        cards
        rows={day.people}
        keyOf={({ nomination }) => nomination}
        empty={t.nobody}
        columns={[
          {
            key: 'name',
            head: t.people,
            cell: (one) => (
              <>
                {one.name}
                <span class="muted under">
                  {one.companyName}
                  {one.attempts > 0 && `, ${t.attempt(number(one.attempts))}`}
                </span>
              </>
            ),
          },
          {
            key: 'state',
            head: text.value.common.state,
            cell: (one) => (
              <span>
                <StateTag of="nominationState" is={one.state as NominationState} />
                {one.attendance && (
                  <span class="muted">
                    {' '}
                    {clock(one.attendance.at)}, {t.seenHow[one.attendance.how]}
                  </span>
                )}
                {one.left && <span class="muted"> {t.left}</span>}
              </span>
            ),
          },
          {
            key: 'examiner',
            head: t.examiner,
            cell: (one) =>
              run && !one.left && !one.recommendation && one.state !== 'absent' ? (
                <select
                  aria-label={t.examinerOf(one.name)}
                  onChange={(event) =>
                    event.currentTarget.value && onExaminer(one, event.currentTarget.value)
                  }
                >
                  <option value="" selected={!one.assessor}>
                    {t.noExaminer}
                  </option>
                  {day.assessors.map(({ id, name }) => (
                    <option key={id} value={id} selected={id === one.assessor}>
                      {name}
                    </option>
                  ))}
                </select>
              ) : (
                examinerOf(one)
              ),
          },
          {
            key: 'found',
            head: t.found,
            cell: ({ recommendation: found, appeal }) => {
              const last = appeal?.recommendation ?? found
              return (
                last && (
                  <span>
                    <strong>{last.verdict}</strong>
                    {last.notes && <span class="muted under">{last.notes}</span>}
                  </span>
                )
              )
            },
          },
          {
            key: 'decided',
            head: t.decided,
            cell: ({ decision }) =>
              decision && (
                <span>
                  <strong>{decision.verdict}</strong>
                  {decision.note && <span class="muted under">{decision.note}</span>}
                </span>
              ),
          },
          ...(run
            ? [
                {
                  key: 'actions',
                  head: <span class="visually-hidden">{text.value.common.actions}</span>,
                  cell: actions,
                },
              ]
            : []),
        ]}
      />
      {asked && (
        <Ask
          title={(asked.act === 'appeal' ? t.appealAsk : t.reassessAsk)(asked.one.name)}
          what={asked.act === 'appeal' ? t.appealWhat : t.reassessWhat}
          act={asked.act === 'appeal' ? t.appealDo : t.reassessDo}
          reason
          onClose={() => setAsked(undefined)}
          onAct={async (reason) => {
            const { nomination, company, name } = asked.one
            const params = { programme: programme.id, company, nomination }
            if (asked.act === 'appeal')
              await call('POST /programmes/:programme/companies/:company/nominations/:nomination/appeal', {
                params,
                body: { reason },
              })
            else
              await call('POST /programmes/:programme/companies/:company/nominations/:nomination/reassess', {
                params,
                body: { reason },
              })
            announce((asked.act === 'appeal' ? t.appealed : t.reassessed)(name))
            onChanged()
          }}
        />
      )}
    </section>
  )
}
