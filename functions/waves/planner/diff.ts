import type { Assignment, Objective, Plan, Share, Unplaced } from './types.ts'

/** What changes from one plan to another: figures as after − before, and whom it concerns. */
export type PlanDiff = {
  objective: Objective
  /** Placed in both, in another wave. */
  moved: { nominee: string; from: string; to: string }[]
  gained: Assignment[]
  lost: (Unplaced & { from: string })[]
  /** Shares whose number of places changes; a company that one plan does not know has 0 there. */
  shares: { company: string; scheme: string; before: number; after: number }[]
}

/** Compares two plans of the same programme, each list in the order of the later plan. */
export function diff(before: Plan, after: Plan): PlanDiff {
  const waveBefore = new Map(before.assignments.map(({ nominee, wave }) => [nominee, wave]))
  const moved: PlanDiff['moved'] = []
  const gained: Assignment[] = []
  for (const { nominee, wave } of after.assignments) {
    const from = waveBefore.get(nominee)
    if (from === undefined) gained.push({ nominee, wave })
    else if (from !== wave) moved.push({ nominee, from, to: wave })
  }
  const lost = after.unplaced.flatMap((unplaced) => {
    const from = waveBefore.get(unplaced.nominee)
    return from === undefined ? [] : [{ ...unplaced, from }]
  })
  return {
    objective: {
      placed: after.objective.placed - before.objective.placed,
      unfairness: after.objective.unfairness - before.objective.unfairness,
      waitingDays: after.objective.waitingDays - before.objective.waitingDays,
    },
    moved,
    gained,
    lost,
    shares: changedShares(before.shares, after.shares),
  }
}

function changedShares(before: Share[], after: Share[]): PlanDiff['shares'] {
  const pairs = new Map<string, PlanDiff['shares'][number]>()
  const pairOf = ({ company, scheme }: Share) => {
    const key = JSON.stringify([company, scheme])
    const pair = pairs.get(key) ?? { company, scheme, before: 0, after: 0 }
    pairs.set(key, pair)
    return pair
  }
  for (const share of after) pairOf(share).after = share.placed
  for (const share of before) pairOf(share).before = share.placed
  return [...pairs.values()].filter((pair) => pair.before !== pair.after)
}
