import type { Overview } from '../../../../functions/contract/company.ts'
import { number, text, today } from '../language.ts'
import { type Desk, useDesk } from '../session.ts'

type Task = { key: string; words: string; href: string }

/** What waits for an officer with these roles. */
function tasksOf(
  { companies, nominations, quota, waves, mail }: Overview,
  { can, to, scheme }: Desk,
): Task[] {
  const t = text.value.overview.tasks
  const tasks: Task[] = []
  const add = (n: number, words: (n: string) => string, href: string) => {
    if (n > 0) tasks.push({ key: href, words: words(number(n)), href })
  }
  if (can('company.verify'))
    add(companies.byState.confirmed ?? 0, t.verifyCompanies, to('perusahaan', { state: 'confirmed' }))
  if (can('nomination.verify'))
    add(nominations.submitted ?? 0, t.verifyNominations, to('nominasi', { state: 'submitted' }))
  if (can('plan.edit')) add(nominations.verified ?? 0, t.plan, to('rencana'))
  if (can('quota.grant'))
    for (const { scheme: id, granted, taken } of quota)
      if (granted - taken <= 0 && (nominations.verified ?? 0) > 0)
        tasks.push({ key: `quota ${id}`, words: t.quota(scheme(id)), href: to('kuota') })
  if (can('wave.edit') && (!waves.next || waves.next < today()))
    tasks.push({ key: 'wave', words: t.noWave, href: to('gelombang/baru') })
  if (can('mail.send'))
    add(
      (mail.dead ?? 0) + (mail.bounced ?? 0) + (mail.complained ?? 0),
      t.mail,
      to('surel', { state: mail.dead ? 'dead' : mail.bounced ? 'bounced' : 'complained' }),
    )
  if (can('company.invite'))
    add(companies.byState.invited ?? 0, t.remindCompanies, to('perusahaan', { state: 'invited' }))
  return tasks
}

export function Tasks({ now }: { now: Overview }) {
  const desk = useDesk()
  const t = text.value.overview
  const tasks = tasksOf(now, desk)
  return (
    <section class="tasks" aria-labelledby="tasks">
      <h2 id="tasks">{t.waiting}</h2>
      {tasks.length === 0 ? (
        <p>{t.nothing}</p>
      ) : (
        <ul>
          {tasks.map(({ key, words, href }) => (
            <li key={key}>
              <a href={href}>{words}</a>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
