import { afterEach, describe, expect, it } from 'vitest'
import { createVerdicts } from '../../functions/exams/verdicts.ts'
import { createDelivery } from '../../functions/mail/delivery.ts'
import { createGather } from '../../functions/mail/gather.ts'
import type { Letter } from '../../functions/mail/letter.ts'
import type { Db } from '../../functions/platform/db.ts'
import { at, type Day, examDay, type Loose } from '../exams/day.ts'
import { mailsOf } from '../support/counters.ts'
import { officer } from '../support/seats.ts'

let day: Day
afterEach(() => day.test.stop())

/** One hospital's people, examined and recommended on. */
async function sitting(n: number) {
  day = await examDay({ n, examiners: Math.ceil(n / 10), companies: ['A'] })
  await day.hold()
  await day.recommendAll()
  const { deps, clock } = day.test
  const letters: Letter[] = []
  const delivery = createDelivery({
    ...deps,
    gather: createGather(deps.db),
    account: async () => ({ perSecond: 10_000, enabled: true }),
    send: async (letter) => ({ messageId: `m${letters.push(letter)}` }),
  })
  /** The mails about results and certificates that leave at an hour of the exam day. */
  const leaving = async (hour: number, minute: number) => {
    clock.set(at(hour, minute))
    const before = letters.length
    await delivery.run({ deadline: new Date(at(hour + 1, minute)) })
    return letters
      .slice(before)
      .filter(({ to, subject }) => to === 'hrd@a.test' && /^(Hasil|Sertifikat)/.test(subject))
  }
  return { leaving }
}
const decide = (who: string, some: readonly Loose[], verdict = 'K') =>
  day.ask(who, 'POST', 'decisions', {
    decisions: some.map((one) => ({ ...day.ref(one), verdict, note: 'Alasan' })),
  })
const named = ({ text }: Letter) =>
  day.people.map(({ name }) => name).filter((name) => new RegExp(`^(Nama: )?${name}( \\||$)`, 'm').test(text))
const names = (some: readonly Loose[]) => some.map(({ name }) => name)

describe('the results of a company', () => {
  it('that are decided in one call come in one mail, five minutes after the quarter', async () => {
    const { leaving } = await sitting(30)
    await decide('committee-1', day.people)
    expect(await leaving(12, 19)).toEqual([])
    const [mail, ...more] = await leaving(12, 20)
    expect(more).toEqual([])
    expect(mail!.subject).toBe('Hasil ujian 30 peserta tanggal 24 November 2026')
    expect(named(mail!)).toEqual(names(day.people))
    expect(await leaving(14, 0)).toEqual([])
  })

  it('that several calls decide in one quarter come in one mail, those of another in another', async () => {
    const { leaving } = await sitting(6)
    const [first, second, third, fourth, ...late] = day.people as Loose[]
    await Promise.all([decide('committee-1', [first, second]), decide('committee-2', [third])])
    day.test.clock.set(at(12, 14, 59))
    await decide('committee-1', [fourth], 'BK')
    day.test.clock.set(at(12, 15))
    await decide('committee-1', late)
    const [mail, ...more] = await leaving(12, 20)
    expect(more).toEqual([])
    expect(named(mail!)).toEqual(names([first, second, third, fourth]))
    expect(mail!.text).toContain('Kompeten (K): 3 peserta\nBelum kompeten (BK): 1 peserta')
    const [next, ...others] = await leaving(12, 35)
    expect(others).toEqual([])
    expect(named(next!)).toEqual(names(late))
  })

  it('name only whose decision stands, and her alone who is decided on again', async () => {
    const { leaving } = await sitting(2)
    const [appeals, stays] = day.people as [Loose, Loose]
    await decide('committee-1', [appeals, stays], 'BK')
    const appeal = `/programmes/malang/companies/A/nominations/${appeals.id}/appeal`
    await day.ask('lsp-1', 'POST', appeal, { reason: 'Hasil tidak sesuai' })
    const mails = await leaving(12, 20)
    expect(mails.map(named)).toEqual([names([stays])])
    expect(mails[0]!.subject).toContain(stays.name)

    await day.ask('lsp-1', 'POST', `${appeal}/assessor`, { assessor: day.examinerIds[1] })
    await day.ask('assessor-2', 'POST', 'recommendations', {
      recommendations: [{ ...day.ref(appeals), technical: 'K', managerial: 'K' }],
    })
    await decide('committee-1', [appeals])
    expect((await leaving(12, 50)).map(named)).toEqual([names([appeals])])
  })

  it('make no mail when none of them stands any more', async () => {
    const { leaving } = await sitting(1)
    await decide('committee-1', day.people, 'BK')
    const appeal = `/programmes/malang/companies/A/nominations/${day.people[0]!.id}/appeal`
    await day.ask('lsp-1', 'POST', appeal, { reason: 'Hasil tidak sesuai' })
    expect(await leaving(12, 20)).toEqual([])
    const told = (await mailsOf(day.test.db, 'malang')).filter(({ kind }) => kind === 'result')
    expect(told).toMatchObject([{ state: 'dropped', problem: 'notice.void' }])
  })

  it.each([
    ['before the mail leaves, are in it', 19, [2]],
    ['after it has left, would be told to nobody', 20, [1]],
  ])('that are written late, %s', async (_, minute, told) => {
    const { leaving } = await sitting(2)
    const [early, late] = day.people as [Loose, Loose]
    await decide('committee-1', [early])
    const sent: Letter[] = []
    const slow: Db = {
      ...day.test.deps.db,
      async transact(writes, token) {
        sent.push(...(await leaving(12, minute)))
        await day.test.db.transact(writes, token)
      },
    }
    const committee = { ...officer, id: 'committee-1', email: 'committee-1@office.test' }
    const verdicts = createVerdicts({ ...day.test.deps, db: slow })
    const skipped = await verdicts.decide(
      day.wave,
      [{ ...day.ref(late), verdict: 'K' }],
      undefined,
      committee,
    )
    expect(skipped).toEqual([])
    sent.push(...(await leaving(12, 21)))
    expect(sent.map((mail) => named(mail).length)).toEqual(told)
  })
})

describe('the certificates of a company', () => {
  it('come in one mail a quarter, with their numbers, and only those that are good', async () => {
    const { leaving } = await sitting(4)
    await decide('committee-1', day.people)
    await leaving(12, 20)
    const numbers = '/programmes/malang/certificates'
    const ofWave = `${numbers}/waves/${day.wave.id}`
    const rows = day.people.map((one, n) => ({ ...day.ref(one), certificateNo: `No. ${n + 1}/2026` }))
    await day.ask('lsp-1', 'PUT', `${ofWave}/numbers`, { rows })
    await day.ask('lsp-1', 'POST', `${ofWave}/issue`, { issuedOn: '2026-11-24' })
    const { items } = await day.ask('lsp-1', 'GET', numbers)
    const of = (one: Loose) => items.find(({ nomination }: Loose) => nomination === one.id)
    const replace = (one: Loose, certificateNo: string) =>
      day.ask('lsp-1', 'POST', `${numbers}/${of(one).id}/reissue`, {
        certificateNo,
        issuedOn: '2026-11-24',
        reason: 'Nama salah',
        version: of(one).version,
      })
    const [first, second, third, fourth] = day.people as [Loose, Loose, Loose, Loose]
    // In the same quarter: the mail knows the new number only.
    await replace(first, 'Baru 1/2026')
    await day.ask('lsp-1', 'POST', `${numbers}/${of(second).id}/revocation`, { reason: 'Tertukar' })
    await day.ask('lsp-2', 'POST', `${numbers}/${of(second).id}/revocation/confirm`, {})
    day.test.clock.set(at(12, 30))
    await replace(fourth, 'Baru 4/2026')

    const [mail, ...more] = await leaving(12, 35)
    expect(more).toEqual([])
    expect(mail!.subject).toBe('Sertifikat 2 peserta ujian tanggal 24 November 2026 sudah terbit')
    expect(named(mail!)).toEqual(names([first, third]))
    expect(mail!.text).toContain(`${first.name} | Baru 1/2026 | `)
    const [next, ...others] = await leaving(12, 50)
    expect(others).toEqual([])
    expect(next!.subject).toMatch(`Sertifikat ${fourth.name} sudah terbit`)
    expect(next!.text).toContain('Nomor sertifikat: Baru 4/2026')
  })
})
