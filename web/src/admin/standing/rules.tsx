import { smallest } from '../../../../functions/contract/progress.ts'
import type { StandingRules } from '../../../../functions/contract/standing.ts'
import { call } from '../../api.ts'
import { TextField } from '../../ui/field.tsx'
import { announce } from '../announce.tsx'
import { language, number, text } from '../language.ts'
import { useLoad } from '../load.ts'
import { Form, typed } from '../parts/form.tsx'
import { Page } from '../parts/page.tsx'
import { Pairs } from '../parts/pairs.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { useDesk } from '../session.ts'
import { words as standingWords } from './words.ts'

const id = {
  title: 'Tenggat dan penanda tangan',
  lead: 'Kapan sistem mengusulkan langkah. Usulan tidak pernah berjalan sendiri: petugas yang memutuskan.',
  deadlines: 'Tenggat, dalam hari kalender',
  silentAfterDays: 'Peringatan untuk yang diundang tetapi tidak mendaftar, sesudah',
  silentHint: 'Dihitung sejak undangan. Kosong: tidak pernah.',
  warnAfterDays: 'Peringatan untuk yang belum menominasikan, sesudah batas nominasi',
  uncooperativeAfterDays: 'Waktu untuk menjawab peringatan',
  sanctionAfterDays: 'Waktu untuk menjawab pernyataan tidak kooperatif',
  signer: 'Penanda tangan surat',
  place: 'Tempat',
  signerTitle: 'Jabatan',
  signerName: 'Nama',
  signerNumber: 'NIP',
  saved: 'Aturan disimpan.',
  fixed: 'Yang tetap',
  smallest: 'Angka orang di halaman umum disembunyikan bila kurang dari',
  fixedWhat: 'Batas ini melindungi orang dari dikenali, dan berlaku untuk semua program.',
  days: (n: string) => `${n} hari`,
  never: 'tidak pernah',
}
const en: typeof id = {
  title: 'Deadlines and who signs',
  lead: 'When the system proposes a step. Nothing follows from a proposal by itself: an officer decides.',
  deadlines: 'Deadlines, in calendar days',
  silentAfterDays: 'A warning for who was invited and did not register, after',
  silentHint: 'Counted from the invitation. Empty: never.',
  warnAfterDays: 'A warning for who has not nominated, after the last day to nominate',
  uncooperativeAfterDays: 'Time to answer a warning',
  sanctionAfterDays: 'Time to answer being found not co-operative',
  signer: 'Who signs the letters',
  place: 'Place',
  signerTitle: 'Office',
  signerName: 'Name',
  signerNumber: 'Number of the civil servant',
  saved: 'The rules are saved.',
  fixed: 'What is fixed',
  smallest: 'Numbers of people on public pages are withheld below',
  fixedWhat: 'This limit keeps people from being recognised, and holds for every programme.',
  days: (n) => `${n} days`,
  never: 'never',
}
const counts = ['silentAfterDays', 'warnAfterDays', 'uncooperativeAfterDays', 'sanctionAfterDays'] as const
const signs = ['place', 'signerTitle', 'signerName', 'signerNumber'] as const

/** The numbers by which steps are proposed, and who signs; whoever may not decide reads them. */
export function RulesPage() {
  const { programme, can, to } = useDesk()
  const w = language.value === 'en' ? en : id
  const params = { programme: programme.id }
  const rules = useLoad(programme.id, (signal) =>
    call('GET /programmes/:programme/standing/rules', { params, signal }),
  )
  return (
    <Page title={w.title} up={{ href: to('status'), words: standingWords().title }}>
      <p class="muted">{w.lead}</p>
      <Waiting of={rules}>
        {(now) =>
          can('standing.decide') ? (
            <Form
              key={now.version}
              send={text.value.common.save}
              sending={text.value.common.saving}
              label={(name) => (name in w ? String(w[name as keyof typeof w]) : name)}
              onSend={async (values) => {
                const body = Object.fromEntries(
                  [...counts, ...signs].map((name) => [name, typed(values, name)]),
                ) as Record<(typeof counts)[number] | (typeof signs)[number], string>
                rules.set(
                  await call('PUT /programmes/:programme/standing/rules', {
                    params,
                    body: { ...body, version: now.version },
                  }),
                )
                announce(w.saved)
              }}
            >
              {(field) => (
                <>
                  <h2>{w.deadlines}</h2>
                  {counts.map((name) => (
                    <TextField
                      key={name}
                      {...field(name)}
                      label={w[name]}
                      hint={name === 'silentAfterDays' ? w.silentHint : undefined}
                      inputMode="numeric"
                      maxLength={3}
                      defaultValue={String(now[name] ?? '')}
                    />
                  ))}
                  <h2>{w.signer}</h2>
                  {signs.map((name) => (
                    <TextField
                      key={name}
                      {...field(name)}
                      label={w[name]}
                      maxLength={120}
                      defaultValue={now[name] ?? ''}
                    />
                  ))}
                </>
              )}
            </Form>
          ) : (
            <Read rules={now} />
          )
        }
      </Waiting>
      <h2>{w.fixed}</h2>
      <Pairs pairs={[[w.smallest, number(smallest)]]} />
      <p class="muted">{w.fixedWhat}</p>
    </Page>
  )
}

function Read({ rules }: { rules: StandingRules }) {
  const w = language.value === 'en' ? en : id
  return (
    <Pairs
      pairs={[
        ...counts.map(
          (name) => [w[name], rules[name] === undefined ? w.never : w.days(number(rules[name]))] as const,
        ),
        ...signs.map((name) => [w[name], rules[name] ?? ''] as const),
      ]}
    />
  )
}
