import { dayIn } from '../functions/platform/jakarta.ts'
import type { People } from './demo-api.ts'

/** What those who tell a part of the demo are given. */
export type Story = {
  people: People
  now: () => Date
  /** Sets the clock to `day` days from today and lets what is due happen. */
  to(day: number): Promise<void>
  say(line: string): void
}

/** The day in Malang, so many days from today. */
export const dayFrom = (days: number) => dayIn(new Date(Date.now() + days * 86_400_000))
