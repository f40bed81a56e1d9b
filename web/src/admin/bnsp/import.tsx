import { useState } from 'preact/hooks'
import type { ReturnedAnswer } from '../../../../functions/contract/bnsp.ts'
import type { ReturnedField } from '../../../../functions/contract/returned/heading.ts'
import type { Chosen, Returned } from '../../../../functions/contract/returned/reader.ts'
import { call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Field, SelectField } from '../../ui/field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Tag, type Tone } from '../../ui/tag.tsx'
import { Table } from '../../ui/table.tsx'
import { announce } from '../announce.tsx'
import { language, number, text } from '../language.ts'
import { useWork } from '../load.ts'
import { Trouble } from '../parts/trouble.tsx'
import { useDesk } from '../session.ts'

type Answer = Awaited<ReturnType<typeof call<'POST /programmes/:programme/bnsp/waves/:wave/returned'>>>
const fields: readonly ReturnedField[] = ['scheduleCode', 'certificateNo', 'registrationNo', 'blankNo']
/** Rows that need an officer's eye stand first, within each kind as the sheet has them. */
const verdictOrder: readonly ReturnedAnswer['verdict'][] = ['refused', 'look', 'later', 'taken', 'unchanged']
const tones: Record<ReturnedAnswer['verdict'], Tone> = {
  taken: 'good',
  unchanged: 'plain',
  look: 'warn',
  refused: 'bad',
  later: 'warn',
}

/** Reads what BNSP returned, shows what would be written row by row, then writes what is good. */
export function Import({ wave, changed }: { wave: string; changed: () => void }) {
  const { programme, can, to } = useDesk()
  const [bytes, setBytes] = useState<Uint8Array>()
  const [read, setRead] = useState<Returned>()
  const [unreadable, setUnreadable] = useState('')
  const [answer, setAnswer] = useState<Answer>()
  const [confirmed, setConfirmed] = useState<ReadonlySet<number>>(new Set())
  const [written, setWritten] = useState<number>()
  const { busy, problem, run } = useWork()
  const t = text.value.bnsp

  const ask = (of: Returned, commit: boolean, looked: ReadonlySet<number> = confirmed) =>
    call('POST /programmes/:programme/bnsp/waves/:wave/returned', {
      params: { programme: programme.id, wave },
      body: { rows: of.rows.map((row, at) => ({ ...row, confirmed: looked.has(at) })), commit },
    })
  const open = (file: Uint8Array, chosen?: Chosen) =>
    run(async () => {
      setAnswer(undefined)
      setWritten(undefined)
      setConfirmed(new Set())
      setUnreadable('')
      const found = await readFile(file, chosen)
      if (typeof found === 'string') {
        setRead(undefined)
        return setUnreadable(found)
      }
      setRead(found)
      setAnswer(await ask(found, false, new Set()))
    })
  const write = (of: Returned) =>
    run(async () => {
      let told = await ask(of, true)
      // A long sheet takes several calls; what is written stays so.
      let n = count(told, 'taken')
      while (told.rows.some(({ verdict }) => verdict === 'later')) {
        told = await ask(of, true)
        n += count(told, 'taken')
      }
      setAnswer(told)
      setWritten(n)
      announce(n > 0 ? t.done(number(n)) : t.nothing)
      changed()
    })
  const look = (at: number, ok: boolean) => {
    const next = new Set(confirmed)
    if (ok) next.add(at)
    else next.delete(at)
    setConfirmed(next)
  }
  const ready = answer
    ? answer.rows.filter(
        ({ verdict }, at) => verdict === 'taken' || (verdict === 'look' && confirmed.has(at)),
      ).length
    : 0

  return (
    <section>
      <h2>{t.returned}</h2>
      <p class="prose">{t.returnedHint}</p>
      <Field id="returned-file" label={t.file} error={unreadable || undefined}>
        {(control) => (
          <input
            {...control}
            type="file"
            accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            onChange={async (event) => {
              const file = event.currentTarget.files?.[0]
              if (!file) return
              const content = new Uint8Array(await file.arrayBuffer())
              setBytes(content)
              await open(content)
            }}
          />
        )}
      </Field>
      {busy && !answer && <p role="status">{t.reading}</p>}
      <Trouble problem={problem} />
      {read && bytes && <Columns of={read} onChosen={(chosen) => void open(bytes, chosen)} />}
      {read && answer && (
        <>
          <p role="status">
            {(['taken', 'unchanged', 'look', 'refused'] as const)
              .filter((verdict) => count(answer, verdict) > 0)
              .map((verdict) =>
                t.counts(
                  number(count(answer, verdict)),
                  verdict === 'taken' && written !== undefined ? t.written : t.verdict[verdict],
                ),
              )
              .join(', ')}
            .
          </p>
          {answer.scheduleSet && answer.scheduleCode && written === undefined && (
            <p>{t.scheduleBrought(answer.scheduleCode)}</p>
          )}
          <Rows
            of={answer}
            written={written !== undefined}
            confirmed={confirmed}
            onLook={written === undefined ? look : undefined}
          />
          {written !== undefined && (
            <Notice tone="good" live="status">
              <p>{written > 0 ? t.done(number(written)) : t.nothing}</p>
              {can('certificate.read') && (
                <p>
                  <a href={to(`sertifikat/gelombang/${wave}`)}>{t.toCertificates}</a>
                </p>
              )}
            </Notice>
          )}
          {written === undefined && ready > 0 && (
            <div class="actions">
              <Button busy={busy} onClick={() => void write(read)}>
                {busy ? t.writing : t.write(number(ready))}
              </Button>
            </div>
          )}
        </>
      )}
    </section>
  )
}

const count = ({ rows }: Answer, wanted: ReturnedAnswer['verdict']) =>
  rows.filter(({ verdict }) => verdict === wanted).length

/** What stands in a file, or why it cannot be read; the reader comes with the first file. */
async function readFile(bytes: Uint8Array, chosen?: Chosen): Promise<Returned | string> {
  const [{ readReturned }, { RosterError }, { rosterMessage }] = await Promise.all([
    import('../../../../functions/contract/returned/reader.ts'),
    import('../../../../functions/contract/roster/roster-error.ts'),
    import('../../../../functions/contract/roster/message.ts'),
  ])
  try {
    return readReturned(bytes, chosen)
  } catch (error) {
    if (!(error instanceof RosterError)) throw error
    return rosterMessage(error, language.value)
  }
}

/** Where header and columns were found; an officer may say otherwise. */
function Columns({ of, onChosen }: { of: Returned; onChosen: (chosen: Chosen) => void }) {
  const t = text.value.bnsp
  const options: [string, string][] = [
    ['', t.noColumn],
    ...of.columns.map(({ letters, heading }): [string, string] => [letters, t.column(letters, heading)]),
  ]
  return (
    <fieldset class="inset">
      <legend>{t.columns}</legend>
      <p>
        {of.headerRow === undefined
          ? t.noHeader
          : t.understood(of.sheet ? `“${of.sheet}”` : t.textFile, number(of.headerRow))}
      </p>
      <div class="row">
        {fields.map((field) => (
          <SelectField
            key={field}
            id={`column-${field}`}
            label={t.field[field]}
            options={options}
            value={of.found[field] ?? ''}
            onChange={(event) =>
              onChosen({
                ...of.found,
                verdict: of.found.verdict ?? null,
                ...Object.fromEntries(fields.map((one) => [one, of.found[one] ?? null])),
                [field]: event.currentTarget.value || null,
              })
            }
          />
        ))}
      </div>
    </fieldset>
  )
}

function Rows({
  of,
  written,
  confirmed,
  onLook,
}: {
  of: Answer
  written: boolean
  confirmed: ReadonlySet<number>
  onLook: ((at: number, ok: boolean) => void) | undefined
}) {
  const t = text.value.bnsp
  return (
    <Table
      caption={t.returned}
      captionHidden
      cards
      rows={of.rows
        .map((row, at) => ({ ...row, at }))
        .toSorted((a, b) => verdictOrder.indexOf(a.verdict) - verdictOrder.indexOf(b.verdict))}
      keyOf={({ at }) => String(at)}
      columns={[
        { key: 'row', head: t.row, cell: ({ row }) => `${t.row} ${number(row)}` },
        { key: 'name', head: t.field.name, cell: ({ name }) => name ?? '–' },
        { key: 'nik', head: t.field.nik, cell: ({ nik }) => <span class="mono">{nik}</span> },
        {
          key: 'answer',
          head: t.answer,
          cell: ({ verdict }) => (
            <Tag tone={tones[verdict]}>{verdict === 'taken' && written ? t.written : t.verdict[verdict]}</Tag>
          ),
        },
        {
          key: 'why',
          head: t.why,
          cell: ({ at, verdict, name, findings }) => (
            <>
              {findings.map(({ field, code, text: words }) => (
                <div key={`${field} ${code}`}>
                  <strong>{t.field[field] ?? field}</strong>: {words}
                </div>
              ))}
              {verdict === 'look' && onLook && (
                <label class="choice">
                  <input
                    type="checkbox"
                    checked={confirmed.has(at)}
                    aria-label={t.lookOkFor(name ?? '')}
                    onChange={(event) => onLook(at, event.currentTarget.checked)}
                  />
                  <span>{t.lookOk}</span>
                </label>
              )}
            </>
          ),
        },
      ]}
    />
  )
}
