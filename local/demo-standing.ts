import type { ProposalKind } from '../functions/contract/standing.ts'
import type { Call } from './demo-api.ts'

/** Disnaker is stricter here than usual, so that three weeks show every step. */
export async function setStandingRules(disnaker: Call, programme: string) {
  const params = { programme }
  const rules = await disnaker('GET /programmes/:programme/standing/rules', { params })
  await disnaker('PUT /programmes/:programme/standing/rules', {
    params,
    body: { ...rules, silentAfterDays: 3, uncooperativeAfterDays: 5, sanctionAfterDays: 4 },
  })
}

/** Takes the step that is proposed for companies, but for one in three, who is let be for now. */
export async function followProposals(disnaker: Call, programme: string, kind: ProposalKind, today: string) {
  const params = { programme }
  const { items } = await disnaker('GET /programmes/:programme/standing', {
    params,
    query: { proposal: kind },
  })
  const meant = items.filter((_, at) => at % 3 !== 2)
  if (meant.length === 0) return
  await disnaker('POST /programmes/:programme/standing/decisions', {
    params,
    body: {
      kind,
      letterDate: today,
      reason: 'Undangan dan surat kami belum dijawab, dan belum ada data tenaga kebersihan.',
      companies: meant.map(({ company, version }, at) => ({
        company,
        version,
        letterNo: `560/${{ warned: 210, uncooperative: 240, sanctioned: 270 }[kind] + at}/35.07.105/2026`,
      })),
    },
  })
}

/** One company has closed down. */
export async function exemptOne(disnaker: Call, programme: string, today: string) {
  const params = { programme }
  const { items } = await disnaker('GET /programmes/:programme/standing', {
    params,
    query: { standing: 'awaited', proposal: 'any' },
  })
  const [closed] = items
  if (!closed) return
  await disnaker('POST /programmes/:programme/standing/decisions', {
    params,
    body: {
      kind: 'exempted',
      exemption: 'closed',
      letterDate: today,
      reason: 'Sudah tutup menurut keterangan camat.',
      companies: [{ company: closed.company, version: closed.version, letterNo: '560/300/35.07.105/2026' }],
    },
  })
}
