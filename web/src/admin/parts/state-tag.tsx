import type { CompanyState, Standing } from '../../../../functions/contract/company.ts'
import type { NominationState } from '../../../../functions/contract/nomination.ts'
import type { NoticeState } from '../../../../functions/contract/notice.ts'
import type { Plan, WaveState } from '../../../../functions/contract/wave.ts'
import { Tag, type Tone } from '../../ui/tag.tsx'
import { text } from '../language.ts'

const tones = {
  companyState: {
    invited: 'plain',
    registered: 'accent',
    confirmed: 'warn',
    verified: 'good',
    refused: 'bad',
  },
  standing: {
    awaited: 'warn',
    cooperative: 'good',
    warned: 'warn',
    uncooperative: 'bad',
    sanctioned: 'bad',
    exempt: 'plain',
  },
  nominationState: {
    submitted: 'accent',
    returned: 'warn',
    verified: 'good',
    assigned: 'good',
    attended: 'good',
    absent: 'warn',
    recommended: 'accent',
    competent: 'good',
    not_yet_competent: 'warn',
    appealed: 'warn',
    certified: 'good',
    refused: 'bad',
    withdrawn: 'plain',
    replaced: 'plain',
  },
  waveState: {
    planned: 'accent',
    confirmed: 'good',
    held: 'plain',
    decided: 'plain',
    reported: 'plain',
    cancelled: 'bad',
  },
  noticeState: {
    owed: 'plain',
    claimed: 'accent',
    sent: 'accent',
    delivered: 'good',
    bounced: 'bad',
    complained: 'bad',
    dead: 'bad',
    dropped: 'plain',
  },
  planState: { draft: 'accent', committing: 'warn', committed: 'good', stale: 'plain' },
} satisfies {
  companyState: Record<CompanyState, Tone>
  standing: Record<Standing, Tone>
  nominationState: Record<NominationState, Tone>
  waveState: Record<WaveState, Tone>
  noticeState: Record<NoticeState, Tone>
  planState: Record<Plan['state'], Tone>
}

/** A state of one of the things that have states, in the words of the page. */
export function StateTag<K extends keyof typeof tones>({
  of,
  is,
}: {
  of: K
  is: keyof (typeof tones)[K] & string
}) {
  const tone = (tones[of] as Record<string, Tone>)[is]
  const words = text.value[of] as Record<string, string>
  return <Tag tone={tone ?? 'plain'}>{words[is] ?? is}</Tag>
}
