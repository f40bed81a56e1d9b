import { describe, expect, it } from 'vitest'
import { propose, type ProposalFacts } from '../../functions/standing/proposal.ts'
import { decide, standardRules } from '../../functions/standing/standing.ts'

const rules = standardRules
const deadline = '2027-01-31'
const facts = (over: Partial<ProposalFacts> = {}): ProposalFacts => ({
  state: 'verified',
  standing: 'awaited',
  invited: true,
  agreed: 10,
  nominated: 0,
  answersWaiting: 0,
  awaitedOn: '2027-01-20',
  ...over,
})

describe('what is proposed', () => {
  it.each([
    ['nothing on the day of the deadline', facts(), '2027-01-31', undefined],
    ['a warning the day after, without data', facts(), '2027-02-01', ['warned', 'nothing']],
    ['a warning for too few', facts({ nominated: 9 }), '2027-02-01', ['warned', 'short']],
    ['nothing for who nominated what was agreed', facts({ nominated: 10 }), '2027-06-01', undefined],
    [
      'a warning for who never answered its invitation',
      facts({ state: 'invited', awaitedOn: '2027-01-01' }),
      '2027-01-16',
      ['warned', 'silent'],
    ],
    [
      'nothing as long as it may still answer its invitation',
      facts({ state: 'invited', awaitedOn: '2027-01-01' }),
      '2027-01-15',
      undefined,
    ],
    [
      'nothing against a stranger nobody verified',
      facts({ invited: false, state: 'confirmed' }),
      '2027-06-01',
      undefined,
    ],
    ['nothing against who was refused', facts({ state: 'refused' }), '2027-06-01', undefined],
    [
      'the next step once the day to answer is past',
      facts({ standing: 'warned', answerBy: '2027-02-15' }),
      '2027-02-16',
      ['uncooperative', 'no_answer'],
    ],
    [
      'nothing on the day to answer itself',
      facts({ standing: 'warned', answerBy: '2027-02-15' }),
      '2027-02-15',
      undefined,
    ],
    [
      'nothing while its answer waits to be read',
      facts({ standing: 'warned', answerBy: '2027-02-15', answersWaiting: 1 }),
      '2027-03-15',
      undefined,
    ],
    [
      'as long again after its answer was read',
      facts({ standing: 'warned', answerBy: '2027-02-15', answerReadOn: '2027-02-15' }),
      '2027-03-01',
      undefined,
    ],
    [
      'and then the next step',
      facts({ standing: 'warned', answerBy: '2027-02-15', answerReadOn: '2027-02-15' }),
      '2027-03-02',
      ['uncooperative', 'still_short'],
    ],
    [
      'the sanction after that',
      facts({ standing: 'uncooperative', answerBy: '2027-03-01' }),
      '2027-03-02',
      ['sanctioned', 'no_answer'],
    ],
    ['nothing beyond the sanction', facts({ standing: 'sanctioned' }), '2027-06-01', undefined],
    ['nothing against who is exempt', facts({ standing: 'exempt' }), '2027-06-01', undefined],
  ] as const)('is %s', (_, company, today, expected) => {
    const found = propose(company, rules, deadline, today)
    expect(found && [found.kind, found.ground]).toEqual(expected)
  })

  it('obeys the days that Disnaker sets', () => {
    const patient = { ...rules, warnAfterDays: 30, silentAfterDays: undefined }
    expect(propose(facts(), patient, deadline, '2027-03-01')).toBeUndefined()
    expect(propose(facts(), patient, deadline, '2027-03-02')?.kind).toBe('warned')
    expect(
      propose(facts({ state: 'invited', awaitedOn: '2026-11-01' }), patient, deadline, '2027-01-31'),
    ).toBeUndefined()
  })
})

describe('a decision', () => {
  const company = {
    state: 'verified',
    standing: 'warned',
    agreed: 10,
    nominated: 3,
    answersWaiting: 0,
  } as const
  const letter = { letterDate: '2027-02-16' }
  const last = { id: 'S1', kind: 'warned', from: 'awaited' } as const
  const refused = (run: () => unknown) => {
    try {
      run()
    } catch (error) {
      return (error as { code: string }).code
    }
    return undefined
  }
  const today = '2027-02-16'

  it('follows the order of steps', () => {
    expect(decide(company, { ...letter, kind: 'uncooperative' }, last, today)).toEqual({
      to: 'uncooperative',
      harms: true,
    })
    expect(refused(() => decide(company, { ...letter, kind: 'sanctioned' }, last, today))).toBe(
      'standing.wrong_step',
    )
  })
  it('is refused against who nominated what was agreed, or whose answer nobody has read', () => {
    const step = { ...letter, kind: 'uncooperative' } as const
    expect(refused(() => decide({ ...company, nominated: 10 }, step, last, today))).toBe('standing.fulfilled')
    expect(refused(() => decide({ ...company, answersWaiting: 1 }, step, last, today))).toBe(
      'standing.answer_waiting',
    )
  })
  it('in favour needs neither', () => {
    const answered = { ...company, answersWaiting: 1 }
    expect(decide(answered, { ...letter, kind: 'cleared' }, last, today).to).toBe('cooperative')
    const exempt = { ...letter, kind: 'exempted', exemption: 'closed' } as const
    expect(decide(answered, exempt, last, today).to).toBe('exempt')
    expect(refused(() => decide(answered, { ...letter, kind: 'exempted' }, last, today))).toBe(
      'standing.exemption_kind',
    )
  })
  it('to undo goes back to where the last step came from', () => {
    expect(decide(company, { ...letter, kind: 'undone' }, last, today)).toEqual({
      to: 'awaited',
      harms: false,
    })
    expect(refused(() => decide(company, { ...letter, kind: 'undone' }, undefined, today))).toBe(
      'standing.nothing_to_undo',
    )
  })
  it('takes no fair way out back as long as the company fulfils', () => {
    const fair = { ...company, standing: 'cooperative', nominated: 10 } as const
    const way = { id: 'S2', kind: 'fulfilled', from: 'sanctioned' } as const
    expect(refused(() => decide(fair, { ...letter, kind: 'undone' }, way, today))).toBe('standing.fulfilled')
    expect(decide({ ...fair, nominated: 9 }, { ...letter, kind: 'undone' }, way, today)).toEqual({
      to: 'sanctioned',
      harms: true,
    })
  })
  it('has no letter of a day to come', () => {
    const early = { kind: 'cleared', letterDate: '2027-02-17' } as const
    expect(refused(() => decide(company, early, last, today))).toBe('standing.letter_future')
  })
})
