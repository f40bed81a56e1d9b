import type { Wave } from '../../../../functions/contract/wave.ts'
import { call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { SelectField } from '../../ui/field.tsx'
import { announce } from '../announce.tsx'
import { day, number, text, today, weekday } from '../language.ts'
import { Form, typed } from '../parts/form.tsx'
import { useDesk } from '../session.ts'

export type Skipped = { nomination: string; code: string }

type Props = {
  wave: Wave
  waves: readonly Wave[]
  /** One person; none: everyone of the wave. */
  person?: { company: string; nomination: string; name: string }
  onMoved: (skipped: Skipped[]) => void
  onClose: () => void
}

/** Moves one person or everyone to another wave of the scheme. */
export function Move({ wave, waves, person, onMoved, onClose }: Props) {
  const { programme } = useDesk()
  const t = text.value.waves
  const open = waves.filter(
    ({ id, scheme, date, state, seats, taken }) =>
      id !== wave.id &&
      seats - taken >= (person ? 1 : wave.taken) &&
      scheme === wave.scheme &&
      date >= today() &&
      (state === 'planned' || state === 'confirmed'),
  )
  const send = async (to: string) => {
    if (person) {
      const { company, nomination } = person
      await call('POST /programmes/:programme/companies/:company/nominations/:nomination/move', {
        params: { programme: programme.id, company, nomination },
        body: { to },
      })
      return { moved: 1, skipped: [] }
    }
    return call('POST /programmes/:programme/waves/:wave/move', {
      params: { programme: programme.id, wave: wave.id },
      body: { to },
    })
  }
  return (
    <Dialog
      title={person ? t.moveOneAsk(person.name) : t.moveAsk(number(wave.taken), day(wave.date))}
      onClose={onClose}
    >
      <p>{open.length > 0 ? t.moveWhat : t.moveNone}</p>
      {open.length === 0 ? (
        <div class="actions">
          <Button kind="second" onClick={onClose}>
            {text.value.common.close}
          </Button>
        </div>
      ) : (
        <Form
          send={t.moveDo}
          sending={t.moving}
          label={() => t.to}
          onCancel={onClose}
          onSend={async (values) => {
            const { moved, skipped } = await send(typed(values, 'to'))
            announce(t.moved(number(moved)))
            onMoved(skipped)
          }}
        >
          {(field) => (
            <SelectField
              {...field('to')}
              label={t.to}
              options={open.map(
                ({ id, date, taken, seats }) =>
                  [
                    id,
                    `${weekday(date)} (${text.value.common.seatsTaken(number(taken), number(seats))})`,
                  ] as const,
              )}
            />
          )}
        </Form>
      )}
    </Dialog>
  )
}
