import type { Graduate } from '../../../../functions/contract/certificate.ts'
import { Button } from '../../ui/button.tsx'
import { Table } from '../../ui/table.tsx'
import { Tag } from '../../ui/tag.tsx'
import { text } from '../language.ts'
import { useDesk } from '../session.ts'
import { type Kind, kinds, type Numbers } from './use-numbers.ts'
import { stateOf, tones, words } from './words.ts'

/** Everybody who passed: first those who wait, with numbers to fill in. */
export function GraduateTable({
  people,
  numbers,
  editable,
  busy,
  onIssue,
}: {
  people: readonly Graduate[]
  numbers: Numbers
  editable: boolean
  busy: boolean
  onIssue: (nomination: string) => void
}) {
  const { to } = useDesk()
  const w = words()
  const heads: Record<Kind, string> = {
    certificateNo: w.number,
    registrationNo: w.registration,
    blankNo: w.blank,
  }
  const numberCell = (one: Graduate, kind: Kind) =>
    one.state === 'competent' && editable ? (
      <input
        type="text"
        class="number-field"
        maxLength={40}
        aria-label={`${heads[kind]}, ${one.name}`}
        value={numbers.valueOf(one, kind)}
        onInput={(event) => numbers.set([[one.nomination, kind, event.currentTarget.value]])}
        onPaste={(event) => {
          const pasted = event.clipboardData?.getData('text') ?? ''
          if (!/[\n\t]/.test(pasted.trim())) return
          event.preventDefault()
          numbers.paste(one, kind, pasted)
        }}
      />
    ) : (
      (one.certificate?.[kind] ?? one[kind] ?? '')
    )
  return (
    <Table
      caption={w.title}
      captionHidden
      cards
      rows={people.toSorted((a, b) => Number(a.state === 'certified') - Number(b.state === 'certified'))}
      keyOf={({ nomination }) => nomination}
      columns={[
        {
          key: 'name',
          head: w.name,
          cell: (one) => (
            <>
              {one.certificate ? <a href={to(`sertifikat/${one.certificate.id}`)}>{one.name}</a> : one.name}
              <br />
              <span class="muted">{one.companyName}</span>
            </>
          ),
        },
        ...kinds.map((kind) => ({
          key: kind,
          head: heads[kind],
          cell: (one: Graduate) => numberCell(one, kind),
        })),
        {
          key: 'state',
          head: text.value.common.state,
          cell: (one) => {
            if (one.certificate) {
              const state = stateOf(one.certificate)
              return <Tag tone={tones[state]}>{text.value.certificateState[state]}</Tag>
            }
            if (!editable || !one.certificateNo) return <Tag>{w.competent}</Tag>
            return (
              <Button
                small
                kind="second"
                disabled={busy}
                aria-label={w.issueOneFor(one.name)}
                onClick={() => onIssue(one.nomination)}
              >
                {w.issueOne}
              </Button>
            )
          },
        },
      ]}
    />
  )
}
