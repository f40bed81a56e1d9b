import type { Instance, Nominee, Plan, PlanWave, Reason } from '../../../functions/waves/planner/types.ts'

/** Everything in which a plan breaks the definition, apart from its being the best: in plain, slow code. */
export function violationsOf(instance: Instance, plan: Plan): string[] {
  const wrong: string[] = []
  const waves = new Map(instance.waves.map((wave) => [wave.id, wave]))
  const waveOf = new Map(plan.assignments.map(({ nominee, wave }) => [nominee, waves.get(wave)!]))
  const reasonOf = new Map(plan.unplaced.map(({ nominee, reason }) => [nominee, reason]))
  const ids = [...plan.assignments, ...plan.unplaced].map(({ nominee }) => nominee)
  if (
    ids.toSorted().join() !==
    instance.nominees
      .map(({ id }) => id)
      .toSorted()
      .join()
  )
    wrong.push('not everyone has exactly one outcome')

  for (const nominee of instance.nominees) {
    const wave = waveOf.get(nominee.id)
    if (nominee.lockedTo !== undefined && wave?.id !== nominee.lockedTo)
      wrong.push(`${nominee.id} left its lock`)
    if (wave && wave.scheme !== nominee.scheme) wrong.push(`${nominee.id} is in another scheme`)
    if (wave && nominee.lockedTo === undefined && !suits(nominee, wave))
      wrong.push(`${nominee.id} cannot come`)
  }
  const placed = instance.nominees.filter(({ id }) => waveOf.has(id))
  const within = (what: string, limit: number, people: Nominee[]) => {
    const locked = people.filter(({ lockedTo }) => lockedTo !== undefined).length
    if (people.length > Math.max(limit, locked)) wrong.push(`${what}: ${people.length} of ${limit}`)
  }
  const inWave = (wave: PlanWave, company?: string) =>
    placed.filter((n) => waveOf.get(n.id) === wave && (company === undefined || n.company === company))
  const companies = [...new Set(instance.nominees.map(({ company }) => company))]
  for (const wave of instance.waves) {
    within(wave.id, wave.seats, inWave(wave))
    for (const company of companies)
      within(`${company} in ${wave.id}`, capOf(instance, company), inWave(wave, company))
  }
  for (const [scheme, quota] of Object.entries(instance.quota ?? {}))
    within(
      scheme,
      quota,
      placed.filter((n) => n.scheme === scheme),
    )

  for (const nominee of instance.nominees) {
    if (waveOf.has(nominee.id)) continue
    const expected = reasonFor(instance, nominee, (wave, company) => inWave(wave, company).length)
    if (reasonOf.get(nominee.id) !== expected)
      wrong.push(`${nominee.id}: ${reasonOf.get(nominee.id)}, not ${expected}`)
  }
  for (const company of companies)
    for (const scheme of new Set(instance.nominees.map((nominee) => nominee.scheme)))
      wrong.push(...outOfTurn(instance, plan, company, scheme))
  const objective = objectiveOf(instance, plan)
  if (objective.placed !== plan.objective.placed) wrong.push('placed is miscounted')
  if (Math.abs(objective.unfairness - plan.objective.unfairness) > 1e-9)
    wrong.push('unfairness is miscounted')
  if (objective.waitingDays !== plan.objective.waitingDays) wrong.push('waiting days are miscounted')
  return wrong
}

/** The three sums, from the assignments. */
export function objectiveOf(instance: Instance, plan: Pick<Plan, 'assignments'>): Plan['objective'] {
  const waves = new Map(instance.waves.map((wave) => [wave.id, wave]))
  const nominees = new Map(instance.nominees.map((nominee) => [nominee.id, nominee]))
  const first = Math.min(...instance.waves.map(({ date }) => Date.parse(date)))
  const n = new Map<string, number>()
  const x = new Map<string, number>()
  const count = (counts: Map<string, number>, { company, scheme }: Nominee) =>
    counts.set(`${company}|${scheme}`, (counts.get(`${company}|${scheme}`) ?? 0) + 1)
  for (const nominee of instance.nominees) count(n, nominee)
  for (const { nominee } of plan.assignments) count(x, nominees.get(nominee)!)
  const unfairness = [...x].reduce((sum, [key, places]) => sum + places ** 2 / n.get(key)!, 0)
  const waitingDays = plan.assignments.reduce(
    (sum, { wave }) => sum + (Date.parse(waves.get(wave)!.date) - first) / 86_400_000,
    0,
  )
  return { placed: plan.assignments.length, unfairness, waitingDays }
}

export function suits({ scheme, notBefore, unavailable }: Nominee, wave: PlanWave): boolean {
  return (
    wave.scheme === scheme &&
    (notBefore === undefined || wave.date >= notBefore) &&
    !(unavailable ?? []).includes(wave.date)
  )
}

export function capOf({ policy }: Instance, company: string): number {
  return Math.min(policy?.maxPerCompanyPerWave ?? Infinity, policy?.companyCaps?.[company] ?? Infinity)
}

function reasonFor(
  instance: Instance,
  nominee: Nominee,
  people: (wave: PlanWave, company?: string) => number,
): Reason {
  const suitable = instance.waves.filter((wave) => suits(nominee, wave))
  if (suitable.length === 0) return 'no_suitable_wave'
  const below = suitable.filter((wave) => people(wave, nominee.company) < capOf(instance, nominee.company))
  if (below.some((wave) => people(wave) < wave.seats)) return 'quota'
  return below.length > 0 ? 'seats' : 'company_cap'
}

/** Where a company's places in a scheme did not go to its people in turn, earliest date first. */
function outOfTurn(instance: Instance, plan: Plan, company: string, scheme: string): string[] {
  const waves = new Map(instance.waves.map((wave) => [wave.id, wave]))
  const waveOf = new Map(plan.assignments.map(({ nominee, wave }) => [nominee, waves.get(wave)!]))
  const people = instance.nominees
    .filter((n) => n.company === company && n.scheme === scheme && n.lockedTo === undefined)
    .toSorted((a, b) => Date.parse(a.nominatedAt) - Date.parse(b.nominatedAt) || (a.id < b.id ? -1 : 1))
  let places = people
    .flatMap(({ id }) => waveOf.get(id) ?? [])
    .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
  const wrong: string[] = []
  people.forEach((person, i) => {
    const later = people.slice(i + 1)
    const without = (place: PlanWave) => places.toSpliced(places.indexOf(place), 1)
    const place = places.find((wave) => suits(person, wave) && canFill(without(wave), later))
    if (place?.date !== waveOf.get(person.id)?.date) wrong.push(`${person.id} is out of turn`)
    const actual = waveOf.get(person.id)
    if (actual) places = without(actual)
  })
  return wrong
}

/** Whether each place can go to somebody of its own (a matching by augmenting paths). */
function canFill(places: PlanWave[], people: Nominee[]): boolean {
  const placeOf = new Map<Nominee, number>()
  const take = (place: number, tried: Set<Nominee>): boolean =>
    people.some((person) => {
      if (tried.has(person) || !suits(person, places[place]!)) return false
      tried.add(person)
      const other = placeOf.get(person)
      if (other !== undefined && !take(other, tried)) return false
      placeOf.set(person, place)
      return true
    })
  return places.every((_, place) => take(place, new Set()))
}
