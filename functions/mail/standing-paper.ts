import type { StoredCompany } from '../companies/company.ts'
import type { Language } from '../contract/fields.ts'
import type { Programme } from '../contract/programme.ts'
import type { StandingRules, StandingStep } from '../contract/standing.ts'
import { longDay, shortDay } from '../platform/dates.ts'
import type { Block } from '../print/blocks.ts'
import type { Printer } from '../print/printer.ts'
import { maskNumbers } from './mask-numbers.ts'
import { type LetterWords, letterWords } from './standing-words.ts'

/** A step as a letter needs it. Steps without a letter's number have none. */
export type StandingLetter = {
  programme: Programme
  company: Pick<StoredCompany, 'name' | 'contactName' | 'address' | 'district'>
  step: Pick<
    StandingStep,
    'kind' | 'at' | 'letterNo' | 'letterDate' | 'reason' | 'answerBy' | 'exemption' | 'ground'
  >
  /** The step that this one takes back. */
  undoes?: Pick<StandingStep, 'letterNo' | 'letterDate'> | undefined
  /** Who signs, and where. */
  signs: Pick<StandingRules, 'place' | 'signerTitle' | 'signerName' | 'signerNumber'>
  /** Where the portal is. */
  siteUrl: string
}

/** The letter of a step of a company's standing, with the office's head, its number and whoever signs. */
export function printStandingLetter(printer: Printer, letter: StandingLetter, language: Language) {
  const { programme, company, step, signs } = letter
  const { office } = programme
  const said = letterWords[language]
  const day = step.letterDate ?? step.at.slice(0, 10)
  const named = {
    company: company.name,
    programme: language === 'id' ? programme.name : programme.nameEn,
    office: office.name,
    today: shortDay(step.ground.today, language),
    ...(step.answerBy && { due: longDay(step.answerBy, language) }),
    ...(letter.undoes?.letterNo && { undone: undone(letter.undoes, said, language) }),
  }
  const words = said.of[step.kind](named)
  return printer.letter({
    head: { office, programme: named.programme },
    language,
    title: `${words.subject} · ${step.letterNo ?? ''}`,
    titled: false,
    at: new Date(step.at),
    foot: said.foot(new URL(letter.siteUrl).host),
    body: [
      {
        as: 'address',
        placeAndDate: [signs.place, shortDay(day, language)].filter(Boolean).join(', '),
        rows: [
          [said.number, step.letterNo ?? ''],
          [said.subject, words.subject],
        ],
        to: [
          said.to,
          company.name,
          ...(company.address ? [company.address] : []),
          ...(company.district ? [company.district] : []),
        ],
      },
      { as: 'text', text: said.greeting },
      { as: 'text', text: words.what },
      { as: 'facts', rows: factsOf(letter, said, language) },
      ...askedOf(letter, said, named.due),
      ...(words.outlook ? [{ as: 'text', text: words.outlook } as const] : []),
      { as: 'text', text: said.close },
      {
        as: 'signatures',
        signers: [
          {
            role: signs.signerTitle ?? said.signer(office.name),
            name: signs.signerName ?? '……………………………………',
            ...(signs.signerNumber && { number: signs.signerNumber }),
          },
        ],
      },
    ],
  })
}

const undone = (
  { letterNo, letterDate }: NonNullable<StandingLetter['undoes']>,
  said: LetterWords,
  language: Language,
) => said.numbered(letterNo ?? '', letterDate ? shortDay(letterDate, language) : undefined)

/** What was known when it was decided, and why it was. */
function factsOf({ step }: StandingLetter, said: LetterWords, language: Language): [string, string][] {
  const { ground, kind, reason } = step
  const counted = kind !== 'exempted' && kind !== 'undone'
  return [
    ...(counted
      ? ([
          [said.agreed, said.people(ground.agreed)],
          [said.nominated, said.people(ground.nominated)],
          [said.deadline, longDay(ground.deadline, language)],
        ] as [string, string][])
      : []),
    ...(reason ? ([[said.reason, maskNumbers(reason)]] as [string, string][]) : []),
  ]
}

/** What the company is to do, where a step asks something of it. */
function askedOf({ step, programme, siteUrl }: StandingLetter, said: LetterWords, due?: string): Block[] {
  if (!['warned', 'uncooperative', 'sanctioned'].includes(step.kind)) return []
  const missing = Math.max(0, step.ground.agreed - step.ground.nominated)
  return [
    { as: 'text', text: said.ask },
    {
      as: 'list',
      numbered: true,
      items: [said.nominate(missing, new URL(siteUrl).host), said.answer(programme.office.email, due)],
    },
  ]
}
