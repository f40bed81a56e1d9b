import { expect } from 'vitest'
import { change, exists } from '../../../functions/platform/expressions.ts'
import { base, day, type Deployed, id } from '../deployed.ts'

/** From the list at the door over decision and appeal to a day that ends by itself. */
export async function holdExam({ call, cloud, officer, paper }: Deployed) {
  const [lsp, assessor, committee] = [
    await officer('lsp'),
    await officer('assessor'),
    await officer('committee'),
  ]
  const venue = await lsp('POST', `${base}/venues`, {
    name: 'TUK Lawang',
    kind: 'sewaktu',
    address: 'Lawang',
    capacity: 20,
  })
  const examiners: { id: string }[] = []
  for (const [n, email] of ['assessor@office.example', 'other@office.example'].entries())
    examiners.push(
      await lsp('POST', `${base}/assessors`, { name: `Asesor ${n}`, registration: `MET 7${n}`, email }),
    )
  const wave = await lsp('POST', `${base}/waves`, {
    scheme: 'cleaner',
    date: day(9),
    startsAt: '08:00',
    endsAt: '16:00',
    venue: venue.id,
    assessors: [examiners[0]!.id],
    seats: 2,
  })
  const plan = await lsp('POST', `${base}/plans`)
  let now = plan
  while (now.done < plan.total) now = await lsp('POST', `${base}/plans/${plan.id}/commit`, {})
  const held = (date: string) =>
    cloud.db.update({
      TableName: cloud.db.tables.waves,
      Key: { pk: `P#${id}#waves`, sk: `wave#${wave.id}` },
      ...change({ set: { date }, when: exists() }),
    })
  await held(day(0))

  const exam = `${base}/exams/${wave.id}`
  const { people } = await assessor('GET', `${exam}/roll`)
  expect(people).toHaveLength(2)
  const [{ nomination, company }, other] = people
  const at = new Date(Date.now() - 1000).toISOString()
  const checkIns = [{ id: 'check-in-1', nomination, at, device: 'hp-1', how: 'scan' }]
  const { outcomes } = await assessor('POST', `${exam}/check-ins`, { checkIns })
  expect(outcomes).toMatchObject([{ outcome: 'attended' }])
  await lsp('PUT', `${exam}/panel`, { version: 0, of: {}, share: true })
  const found = { nomination, company, technical: 'K', managerial: 'K' }
  expect((await assessor('POST', `${exam}/recommendations`, { recommendations: [found] })).skipped).toEqual(
    [],
  )
  const decisions = [{ nomination, company, verdict: 'K' }]
  expect((await committee('POST', `${exam}/decisions`, { decisions })).skipped).toEqual([])

  await held(day(-1))
  expect(await call('ExamJobs')).toEqual({ closed: 1 })
  const ended = await lsp('GET', exam)
  expect(ended.wave.state).toBe('decided')
  expect(ended.people.map(({ state }: { state: string }) => state).sort()).toEqual(['absent', 'competent'])
  for (const kind of ['attendance', 'assignments', 'minutes'])
    expect(await paper(`${exam}/${kind}.pdf?number=1&date=${day(0)}`, lsp.cookie)).toBe('%PDF')

  const path = `${base}/companies/${company}/nominations/`
  await lsp('POST', `${path}${other.nomination}/reassess`, { reason: 'Sakit' })
  await lsp('POST', `${path}${nomination}/appeal`, { reason: 'Alat uji rusak' })
  await lsp('POST', `${path}${nomination}/appeal/assessor`, { assessor: examiners[1]!.id })
  expect(await lsp('GET', `${base}/appeals`)).toHaveLength(1)
  expect(await call('Invariants')).toEqual({ drift: 0 })
}
