import { describe, expect, it } from 'vitest'
import { whyNotMore } from '../../functions/contract/why-not-more.ts'
import { plan } from '../../functions/waves/planner.ts'
import type { Instance, Share } from '../../functions/waves/planner/types.ts'
import { randomInstance } from './planner/random-instance.ts'

type Group = { n: number; unavailable?: string[]; lockedTo?: string }
const wave = (id: string, seats: number, day = 10) => ({ id, seats, date: `2026-12-${day}`, scheme: 'A' })

function sharesOf(of: {
  quota?: number
  cap?: number
  waves?: Instance['waves']
  companies: Record<string, Group[]>
}): Record<string, Share> {
  const nominees = Object.entries(of.companies).flatMap(([company, groups]) =>
    groups.flatMap(({ n, ...rest }, group) =>
      Array.from({ length: n }, (_, at) => ({
        id: `${company}-${group}-${String(at).padStart(3, '0')}`,
        company,
        scheme: 'A',
        nominatedAt: `2026-11-02T00:00:${String(at % 60).padStart(2, '0')}.000Z`,
        ...rest,
      })),
    ),
  )
  const { shares } = plan({
    quota: of.quota === undefined ? {} : { A: of.quota },
    policy: of.cap === undefined ? {} : { maxPerCompanyPerWave: of.cap },
    waves: of.waves ?? [wave('W1', 100)],
    nominees,
  })
  return Object.fromEntries(shares.map((share) => [share.company, share]))
}

const away = { unavailable: ['2026-12-10'] }
const cases: [string, Parameters<typeof sharesOf>[0], string, Share['stop'], string, string][] = [
  [
    'everyone is placed',
    { companies: { X: [{ n: 3 }] } },
    'X',
    'complete',
    'Semua dapat kursi',
    'Everyone has a seat',
  ],
  [
    'some can come on no date',
    { companies: { X: [{ n: 3 }, { n: 2, ...away }] } },
    'X',
    'complete',
    'Semua yang bisa hadir dapat kursi; 2 orang',
    'no date suits 2',
  ],
  [
    'nobody can come',
    { companies: { X: [{ n: 2, ...away }] } },
    'X',
    'complete',
    'Tidak ada gelombang',
    'No wave',
  ],
  [
    'its own cap',
    { cap: 2, companies: { X: [{ n: 5 }], Y: [{ n: 1 }] } },
    'X',
    'own_limit',
    'batas',
    'limit',
  ],
  [
    'it is alone, and the seats end',
    { waves: [wave('W1', 4)], companies: { X: [{ n: 9 }] } },
    'X',
    'seats',
    'penuh',
    'full',
  ],
  [
    'it is alone, and the quota ends',
    { quota: 4, companies: { X: [{ n: 9 }] } },
    'X',
    'quota',
    'habis',
    'used up',
  ],
  [
    'those of another company are told already and leave no seat',
    { waves: [wave('W1', 4)], companies: { X: [{ n: 9 }], Y: [{ n: 4, lockedTo: 'W1' }] } },
    'X',
    'seats',
    'penuh',
    'full',
  ],
  [
    'its one day is full with its own, the other company sits elsewhere',
    {
      waves: [wave('W1', 2), wave('W2', 5, 11)],
      companies: { X: [{ n: 4, unavailable: ['2026-12-11'] }], Y: [{ n: 5, ...away }] },
    },
    'X',
    'seats',
    'penuh',
    'full',
  ],
  [
    'others with lesser claims came first',
    // Claims of X: 1/10, 3/10, 5/10, 7/10, 9/10 …; of Y: 1/4, 3/4 …: seven places end at 9/10.
    { quota: 7, companies: { X: [{ n: 10 }], Y: [{ n: 4 }] } },
    'Y',
    'shared',
    'Hak kursi ke-3: (2 × 3 − 1) / 4 = 1,250. Kursi terakhir diberikan pada hak 9/10 = 0,900; yang lebih kecil',
    'Claim of seat 3: (2 × 3 − 1) / 4 = 1.250. The last seat went at 9/10 = 0.900: the lesser claim',
  ],
  [
    'an equal claim came first by name',
    { quota: 3, companies: { X: [{ n: 4 }], Y: [{ n: 4 }] } },
    'Y',
    'shared',
    'Hak kursi ke-2: (2 × 2 − 1) / 4 = 0,750. Kursi terakhir diberikan pada hak 3/4 = 0,750: sama kuat',
    'Claim of seat 2: (2 × 2 − 1) / 4 = 0.750. The last seat went at 3/4 = 0.750: an equal claim',
  ],
]

describe('why a company got no more seats', () => {
  it.each(cases)('when %s', (_, instance, company, stop, id, en) => {
    const share = sharesOf(instance)[company]!
    expect(share.stop).toBe(stop)
    expect(whyNotMore(share, 'id')).toContain(id)
    expect(whyNotMore(share, 'en')).toContain(en)
  })

  it('never speaks of others where the company alone could have no more, nor the other way round', () => {
    let shared = 0
    let ended = 0
    for (let seed = 1; seed <= 400; seed++) {
      const instance = randomInstance(seed, { schemes: 2, waves: 4, companies: 3, nominees: 14 })
      for (const share of plan(instance).shares) {
        const { company, scheme, placed, stop } = share
        if (stop === 'complete') continue
        // Everyone else who is not locked stays at home.
        const alone = plan({
          ...instance,
          nominees: instance.nominees.filter(
            (one) => one.scheme !== scheme || one.company === company || one.lockedTo !== undefined,
          ),
        }).shares.find((one) => one.company === company && one.scheme === scheme)!
        expect(alone.placed > placed, `seed ${seed} ${company} ${stop}`).toBe(stop === 'shared')
        const { given = { over: 0, under: 1 }, next = { over: 1, under: 0 } } = share
        expect(given.over * next.under <= next.over * given.under).toBe(true)
        expect(share.given !== undefined, `seed ${seed} ${company}`).toBe(stop === 'shared')
        if (stop === 'shared') shared++
        else ended++
        for (const language of ['id', 'en'] as const)
          expect(whyNotMore(share, language)).not.toContain('undefined')
      }
    }
    expect([shared > 50, ended > 50]).toEqual([true, true])
  })
})
