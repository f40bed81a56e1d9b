import { useEffect, useRef, useState } from 'preact/hooks'
import { call } from '../../api.ts'
import { AreaField, Field } from '../../ui/field.tsx'
import { Table } from '../../ui/table.tsx'
import { announce } from '../announce.tsx'
import { number, text } from '../language.ts'
import { Form, typed } from '../parts/form.tsx'
import { Page } from '../parts/page.tsx'
import { useDesk } from '../session.ts'
import { decode } from './decode.ts'

type Result = Awaited<ReturnType<typeof call<'POST /programmes/:programme/companies/import'>>>

/** Invites the companies of a CSV, chosen as a file or pasted. */
export function ImportPage() {
  const { programme, to } = useDesk()
  const [csv, setCsv] = useState('')
  const [result, setResult] = useState<Result>()
  const outcome = useRef<HTMLHeadingElement>(null)
  const t = text.value.import
  const rows = Math.max(0, csv.split(/\r?\n/).filter((line) => line.trim()).length - 1)

  useEffect(() => {
    if (result) outcome.current?.focus()
  }, [result])

  return (
    <Page title={t.title} up={{ href: to('perusahaan'), words: text.value.companies.title }}>
      {result && (
        <section>
          <h2 tabIndex={-1} ref={outcome}>
            {t.result}
          </h2>
          <ul>
            <li>{t.invited(number(result.invited))}</li>
            <li>{t.unchanged(number(result.unchanged))}</li>
            {result.refused.length > 0 && <li>{t.refused(number(rowsOf(result)))}</li>}
          </ul>
          {result.refused.length > 0 && (
            <>
              <Table
                caption={t.refused(number(rowsOf(result)))}
                captionHidden
                columns={[
                  { key: 'row', head: t.row, cell: ({ row }) => number(row) },
                  { key: 'field', head: t.column, cell: ({ field }) => field },
                  { key: 'why', head: t.why, cell: ({ text }) => text },
                ]}
                rows={result.refused}
                keyOf={({ row, field, code }) => `${row} ${field} ${code}`}
              />
              <p>{t.again}</p>
            </>
          )}
        </section>
      )}
      <p class="prose">{t.hint}</p>
      <Form
        send={t.button}
        sending={t.busy}
        label={() => t.file}
        onSend={async (values) => {
          const answer = await call('POST /programmes/:programme/companies/import', {
            params: { programme: programme.id },
            body: { csv: typed(values, 'csv') },
          })
          setResult(answer)
          announce(t.invited(number(answer.invited)))
        }}
      >
        {(field) => (
          <>
            <Field id="csv-file" label={t.file}>
              {(control) => (
                <input
                  {...control}
                  type="file"
                  accept=".csv,text/csv,text/plain"
                  onChange={async (event) => {
                    const file = event.currentTarget.files?.[0]
                    if (file) setCsv(decode(await file.arrayBuffer()))
                  }}
                />
              )}
            </Field>
            <AreaField
              {...field('csv')}
              label={t.paste}
              hint={rows > 0 ? t.rows(number(rows)) : undefined}
              value={csv}
              onInput={(event) => setCsv(event.currentTarget.value)}
              rows={8}
              class="mono"
              spellcheck={false}
            />
          </>
        )}
      </Form>
    </Page>
  )
}

const rowsOf = ({ refused }: Result) => new Set(refused.map(({ row }) => row)).size
