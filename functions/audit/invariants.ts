/** What the counters of a programme say, and the items that they count. */
export type Facts = {
  nominations: readonly { id: string; company: string; scheme: string; state: string; wave?: string }[]
  companies: readonly { id: string; counts: Readonly<Record<string, number>> }[]
  quota: readonly { scheme: string; granted: number; taken: number }[]
  waves: readonly { id: string; seats: number; taken: number }[]
  /** Seats of one company in one wave. */
  caps: readonly { wave: string; company: string; taken: number }[]
  /** Former seats of those who are examined again; `spent`: with their part of the quota. */
  sittings?: readonly { wave: string; company: string; scheme: string; spent: boolean }[]
  /** The register; `listed`: in the published list of what is revoked or replaced. */
  certificates?: readonly { id: string; nomination: string; state: string; listed: boolean }[]
  /** Which certificate a person holds now. */
  holders?: readonly { nomination: string; certificate: string }[]
}

/** A counter that differs from what it counts, or a limit that is exceeded. */
export type Drift =
  | { counter: string; kept: number; counted: number }
  | { limit: string; taken: number; most: number }

/** Recounts everything and says what differs; empty when all is well. */
export function findDrift(facts: Facts): Drift[] {
  const counted = new Map<string, number>()
  const count = (counter: string) => counted.set(counter, (counted.get(counter) ?? 0) + 1)
  for (const { company, scheme, state, wave } of facts.nominations) {
    count(`company ${company} ${state}`)
    if (!wave) continue
    count(`quota ${scheme}`)
    count(`wave ${wave}`)
    count(`wave ${wave} company ${company}`)
  }
  for (const { wave, company, scheme, spent } of facts.sittings ?? []) {
    if (spent) count(`quota ${scheme}`)
    count(`wave ${wave}`)
    count(`wave ${wave} company ${company}`)
  }

  const kept = new Map<string, number>()
  // Who is certified holds one certificate; all but the replaced are held; what is no longer good is listed.
  if (facts.holders) {
    for (const { id, state } of facts.nominations) if (state === 'certified') count(`holder ${id}`)
    for (const { nomination, certificate } of facts.holders) {
      kept.set(`holder ${nomination}`, 1)
      kept.set(`held ${certificate} ${nomination}`, 1)
    }
  }
  for (const { id, nomination, state, listed } of facts.certificates ?? []) {
    if (state !== 'replaced') count(`held ${id} ${nomination}`)
    if (state === 'replaced' || state === 'revoked') count(`listed ${id}`)
    if (listed) kept.set(`listed ${id}`, 1)
  }
  for (const { id, counts } of facts.companies)
    for (const [state, n] of Object.entries(counts)) kept.set(`company ${id} ${state}`, n)
  for (const { scheme, taken } of facts.quota) kept.set(`quota ${scheme}`, taken)
  for (const { id, taken } of facts.waves) kept.set(`wave ${id}`, taken)
  for (const { wave, company, taken } of facts.caps) kept.set(`wave ${wave} company ${company}`, taken)

  const differing = [...new Set([...counted.keys(), ...kept.keys()])].flatMap((counter): Drift[] => {
    const [is, should] = [kept.get(counter) ?? 0, counted.get(counter) ?? 0]
    return is === should ? [] : [{ counter, kept: is, counted: should }]
  })
  const limits = [
    ...facts.waves.map(({ id, taken, seats }) => ({ limit: `wave ${id}`, taken, most: seats })),
    ...facts.quota.map(({ scheme, taken, granted }) => ({ limit: `quota ${scheme}`, taken, most: granted })),
  ]
  return [...differing, ...limits.filter(({ taken, most }) => taken > most)]
}

const nameOf = (drift: Drift) => JSON.stringify(drift)

/**
 * What two looks, some seconds apart, agree on: the items are not read in one instant, so a change under way
 * looks like drift once, but not twice alike.
 */
export const lasting = (first: readonly Drift[], second: readonly Drift[]): Drift[] => {
  const seen = new Set(first.map(nameOf))
  return second.filter((drift) => seen.has(nameOf(drift)))
}
