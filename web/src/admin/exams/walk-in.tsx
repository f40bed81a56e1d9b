import { useEffect, useState } from 'preact/hooks'
import type { ExamDay, Examinee } from '../../../../functions/contract/exam.ts'
import type { Found } from '../../../../functions/contract/search.ts'
import { ApiProblem, call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { AreaField, SelectField, TextField } from '../../ui/field.tsx'
import { text } from '../language.ts'
import { useLoad } from '../load.ts'
import { Form, typed } from '../parts/form.tsx'
import { useDesk } from '../session.ts'
import { words } from './words.ts'

/** Between the last key and the search. */
const pauseMs = 250
/** Letters from which on it is searched. */
const least = 2

/** Gives somebody who came without a seat a free one, or that of one who did not come. */
export function WalkIn({
  day,
  onClose,
  onDone,
}: {
  day: ExamDay
  onClose: () => void
  onDone: (one: Examinee) => void
}) {
  const { programme } = useDesk()
  const t = words().walkIn
  const [name, setName] = useState('')
  const [elsewhere, setElsewhere] = useState<Found['nominations']>([])
  const { scheme, id } = day.wave
  const waiting = useLoad(id, (signal) =>
    call('GET /programmes/:programme/schemes/:scheme/waiting', {
      params: { programme: programme.id, scheme },
      signal,
    }),
  )
  useEffect(() => {
    setElsewhere([])
    if (name.trim().length < least) return
    const timer = setTimeout(() => {
      call('POST /programmes/:programme/search', {
        params: { programme: programme.id },
        body: { text: name },
      }).then(
        ({ nominations }) =>
          setElsewhere(
            nominations.filter((one) => one.scheme === scheme && one.wave !== id && one.state === 'assigned'),
          ),
        (error: unknown) => {
          if (!(error instanceof ApiProblem)) throw error
        },
      )
    }, pauseMs)
    return () => clearTimeout(timer)
  }, [name])
  const wanted = name.trim().toLowerCase()
  const found =
    wanted.length < least
      ? undefined
      : [
          ...(waiting.data ?? [])
            .filter((one) => one.name.toLowerCase().includes(wanted))
            .map((one) => ({ ...one, id: one.nomination })),
          ...elsewhere,
        ]

  const gone = day.people.filter(({ state }) => state === 'assigned')
  const labels: Record<string, string> = {
    company: t.pick,
    nomination: t.pick,
    who: t.pick,
    instead: t.instead,
    reason: text.value.common.reason,
  }
  const ref = (value: string) => {
    const [company = '', nomination = ''] = value.split(' ')
    return { company, nomination }
  }
  return (
    <Dialog title={t.title} onClose={onClose}>
      <p>{t.what}</p>
      <TextField
        id="walk-in-name"
        label={t.who}
        hint={t.hint}
        type="search"
        autocomplete="off"
        value={name}
        onInput={(event: Event) => setName((event.currentTarget as HTMLInputElement).value)}
      />
      <p role="status">{found?.length === 0 && !waiting.busy && t.none}</p>
      {found && found.length > 0 && (
        <Form
          send={t.do}
          sending={text.value.common.working}
          label={(field) => labels[field] ?? field}
          onCancel={onClose}
          onSend={async (values) => {
            const instead = typed(values, 'instead')
            onDone(
              await call('POST /programmes/:programme/exams/:wave/walk-ins', {
                params: { programme: programme.id, wave: day.wave.id },
                body: {
                  ...ref(typed(values, 'who')),
                  ...(instead && { instead: ref(instead) }),
                  reason: typed(values, 'reason'),
                },
              }),
            )
          }}
        >
          {(field) => (
            <>
              <SelectField
                {...field('who')}
                label={t.pick}
                options={found.map(
                  (one) => [`${one.company} ${one.id}`, `${one.name}, ${one.companyName}`] as const,
                )}
              />
              <SelectField
                {...field('instead')}
                label={t.instead}
                options={[
                  ['', t.free] as const,
                  ...gone.map((one) => [`${one.company} ${one.nomination}`, t.insteadOf(one.name)] as const),
                ]}
              />
              <AreaField {...field('reason')} label={text.value.common.reason} rows={2} />
            </>
          )}
        </Form>
      )}
      {!found?.length && (
        <Button kind="plain" onClick={onClose}>
          {text.value.common.cancel}
        </Button>
      )}
    </Dialog>
  )
}
