import { useRoute } from 'preact-iso'
import type { Report } from '../../../../functions/contract/bnsp.ts'
import { addressOf, call } from '../../api.ts'
import { Notice } from '../../ui/notice.tsx'
import { TextField } from '../../ui/field.tsx'
import { announce } from '../announce.tsx'
import { day, number, text, today, weekday } from '../language.ts'
import { useLoad } from '../load.ts'
import { Form, typed } from '../parts/form.tsx'
import { Page } from '../parts/page.tsx'
import { Pairs } from '../parts/pairs.tsx'
import { StateTag } from '../parts/state-tag.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { useDesk } from '../session.ts'
import { Blanks } from './blanks.tsx'
import { Import } from './import.tsx'

/** One wave's way to BNSP and back: schedule, blanks, results, letter, numbers. */
export function ReportPage() {
  const { params } = useRoute()
  return <WaveReport key={params.wave} id={params.wave ?? ''} />
}

function WaveReport({ id }: { id: string }) {
  const { programme, to, can, scheme } = useDesk()
  const loaded = useLoad(id, (signal) =>
    call('GET /programmes/:programme/bnsp/waves/:wave', {
      params: { programme: programme.id, wave: id },
      signal,
    }),
  )
  const t = text.value
  const wave = loaded.data?.wave
  const writes = can('bnsp.report')
  return (
    <Page
      title={wave ? t.bnsp.heading(weekday(wave.date), scheme(wave.scheme)) : t.bnsp.title}
      up={{ href: to('laporan'), words: t.bnsp.title }}
    >
      <Waiting of={loaded}>
        {(report) => (
          <>
            <p class="tags">
              <StateTag of="waveState" is={report.wave.state} />{' '}
              {report.wave.scheduleCode && `${t.bnsp.schedule} ${report.wave.scheduleCode}`}
            </p>
            <Figures of={report} />
            {writes && <Schedule of={report} changed={loaded.reload} />}
            <Results of={report} changed={loaded.reload} />
            <Letter of={report} changed={loaded.reload} />
            {writes && <Import wave={id} changed={loaded.reload} />}
          </>
        )}
      </Waiting>
    </Page>
  )
}

function Figures({ of }: { of: Report }) {
  const t = text.value.bnsp
  return (
    <Pairs
      pairs={[
        [t.competent, number(of.competent)],
        [t.notYet, number(of.notYetCompetent)],
        [t.undecided, number(of.undecided)],
        [t.numbered, number(of.numbered)],
      ]}
    />
  )
}

type Part = { of: Report; changed: () => void }

function Schedule({ of: { wave }, changed }: Part) {
  const { programme } = useDesk()
  const t = text.value
  return (
    <section>
      <h2>{t.bnsp.schedule}</h2>
      <Form
        key={wave.scheduleCode ?? ''}
        send={t.common.save}
        sending={t.common.saving}
        label={() => t.bnsp.schedule}
        onSend={async (values) => {
          await call('PUT /programmes/:programme/bnsp/waves/:wave/schedule', {
            params: { programme: programme.id, wave: wave.id },
            body: { scheduleCode: typed(values, 'scheduleCode'), seen: wave.scheduleCode ?? '' },
          })
          announce(t.bnsp.scheduleDone)
          changed()
        }}
      >
        {(field) => (
          <TextField
            {...field('scheduleCode')}
            label={t.bnsp.schedule}
            hint={t.bnsp.scheduleHint}
            class="middle"
            defaultValue={wave.scheduleCode ?? ''}
            autocomplete="off"
          />
        )}
      </Form>
    </section>
  )
}

function Results({ of, changed }: Part) {
  const { programme, can } = useDesk()
  const t = text.value.bnsp
  const rows = of.competent + of.notYetCompetent
  return (
    <section>
      <h2>{t.results}</h2>
      <p>
        {rows > 0 ? t.rows(number(rows)) : t.noRows} {rows > 0 && of.blanks.length === 0 && t.complete}
      </p>
      {of.undecided > 0 && <p>{t.waiting(number(of.undecided))}</p>}
      {rows > 0 && !of.wave.scheduleCode && <Notice tone="warn">{t.scheduleMissing}</Notice>}
      {of.blanks.length > 0 && (
        <>
          <Notice tone="warn">{t.blanks(number(of.blanks.length))}</Notice>
          <Blanks blanks={of.blanks} changed={changed} />
        </>
      )}
      {rows > 0 && can('bnsp.report') && (
        <p>
          <a
            class="button"
            download
            href={addressOf('GET /papers/programmes/:programme/bnsp/waves/:wave/results.xlsx', {
              params: { programme: programme.id, wave: of.wave.id },
            })}
          >
            {t.download}
          </a>
        </p>
      )}
    </section>
  )
}

function Letter({ of: { wave }, changed }: Part) {
  const { programme, can } = useDesk()
  const t = text.value
  const { state, reportedBy, reportedOn } = wave
  return (
    <section>
      <h2>{t.bnsp.letter}</h2>
      {reportedBy ? (
        <p>{t.bnsp.reported(reportedBy, reportedOn ? day(reportedOn) : '')}</p>
      ) : state !== 'decided' || !can('bnsp.report') ? (
        <p class="muted">{state === 'decided' ? t.bnsp.none : t.bnsp.reportLater}</p>
      ) : (
        <>
          <p>{t.bnsp.reportHint}</p>
          <Form
            send={t.bnsp.report}
            sending={t.common.saving}
            label={(name) => (name === 'letterNo' ? t.bnsp.letterNo : t.bnsp.letterDate)}
            onSend={async (values) => {
              await call('POST /programmes/:programme/bnsp/waves/:wave/report', {
                params: { programme: programme.id, wave: wave.id },
                body: { letterNo: typed(values, 'letterNo'), letterDate: typed(values, 'letterDate') },
              })
              announce(t.bnsp.reportDone)
              changed()
            }}
          >
            {(field) => (
              <>
                <TextField {...field('letterNo')} label={t.bnsp.letterNo} class="middle" />
                <TextField
                  {...field('letterDate')}
                  label={t.bnsp.letterDate}
                  type="date"
                  class="short"
                  defaultValue={today()}
                />
              </>
            )}
          </Form>
        </>
      )}
    </section>
  )
}
