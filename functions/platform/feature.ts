import type { Hono } from 'hono'
import type { Door, Env } from './door.ts'

/** Pages that are opened as they are, without the checks of a door. */
export type Pages = { open(app: Hono<Env>): void }

/** A feature's part of the API: which paths below `/api` may be its own, and its doors, loaded when one is asked for. */
export type Feature<Deps> = {
  paths: RegExp[]
  load(deps: Deps): Promise<(Door | Pages)[]>
}

/** Paths of a programme that begin with one of these names. */
export const ofProgramme = (...names: string[]) => new RegExp(`^/programmes/[^/]+/(${names.join('|')})(/|$)`)

/** Paths that begin with one of these. */
export const below = (...paths: string[]) => new RegExp(`^(${paths.join('|')})(/|$)`)

/** Whether an operation is below the paths of a feature: what else its routes know, another function opens. */
export const isOf = ({ paths }: { paths: RegExp[] }, { path }: { path: string }) =>
  paths.some((known) => known.test(path))

export const isDoor = (one: Door | Pages): one is Door => 'endpoint' in one
