import { useState } from 'preact/hooks'
import type { ExamWave } from '../../../../functions/contract/exam.ts'
import { addressOf } from '../../api.ts'
import { TextField } from '../../ui/field.tsx'
import { today } from '../language.ts'
import { useDesk } from '../session.ts'
import { words } from './words.ts'

const kinds = ['attendance', 'assignments', 'minutes'] as const

/** The documents of an exam day, numbered by what is typed. */
export function Papers({ wave }: { wave: ExamWave }) {
  const { programme } = useDesk()
  const t = words().papers
  const [number, setNumber] = useState('')
  const [date, setDate] = useState(today())
  const [wrong, setWrong] = useState(false)
  const held = wave.state === 'held' || wave.state === 'decided' || wave.state === 'reported'
  return (
    <section class="inset no-print">
      <h2>{t.title}</h2>
      <p class="muted">{t.hint}</p>
      <div class="row">
        <TextField
          id="paper-number"
          label={t.number}
          error={wrong ? t.numberMissing : undefined}
          maxLength={60}
          value={number}
          onInput={(event: Event) => setNumber((event.currentTarget as HTMLInputElement).value)}
        />
        <TextField
          id="paper-date"
          label={t.date}
          type="date"
          value={date}
          onInput={(event: Event) => setDate((event.currentTarget as HTMLInputElement).value)}
        />
      </div>
      <p class="page-actions">
        {kinds
          .filter((kind) => kind !== 'minutes' || held)
          .map((kind) => (
            <a
              key={kind}
              class="button second small"
              download
              href={addressOf(`GET /papers/programmes/:programme/exams/:wave/${kind}.pdf`, {
                params: { programme: programme.id, wave: wave.id },
                query: { number: number.trim(), date },
              })}
              onClick={(event) => {
                const missing = kind !== 'attendance' && !number.trim()
                setWrong(missing)
                if (!missing) return
                event.preventDefault()
                document.getElementById('paper-number')?.focus()
              }}
            >
              {t[kind]}
            </a>
          ))}
      </p>
    </section>
  )
}
