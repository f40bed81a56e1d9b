import { signal } from '@preact/signals'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { type Action, may } from '../../../functions/contract/access.ts'
import type { Programme } from '../../../functions/contract/programme.ts'
import type { Staff } from '../../../functions/contract/session.ts'
import { ApiProblem, call } from '../api.ts'
import { language } from './language.ts'

export type Session = { me: Staff; programmes: Programme[] }

/** Undefined while unknown; `out` when nobody is signed in. */
export const session = signal<Session | 'out' | ApiProblem | undefined>()

/** The session ended while a page was open: what was typed stays in sight. */
export const ended = signal(false)

/** The pages were opened without network, from what this device keeps of exam days. */
export const offline = signal(false)

/** Asks who is signed in, and which programmes that person may see. */
export async function startSession() {
  try {
    const [me, programmes] = await Promise.all([call('GET /me'), call('GET /programmes')])
    ended.value = false
    offline.value = false
    session.value = {
      me,
      programmes: programmes.filter(({ id }) => may(me.grants, 'programme.read', id)),
    }
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error
    if (error.problem.status === 401) return void (session.value = 'out')
    const kept =
      error.problem.code === 'network' ? await (await import('./check-in/kept.ts')).keptSession() : undefined
    offline.value = kept !== undefined
    session.value = kept ?? error
  }
}

/** Puts a programme as it now is in place of the one that was read at the start. */
export function programmeChanged(changed: Programme) {
  const current = session.value
  if (!current || current === 'out' || current instanceof ApiProblem) return
  session.value = {
    ...current,
    programmes: current.programmes.map((one) => (one.id === changed.id ? changed : one)),
  }
}

export type Desk = {
  programme: Programme
  me: Staff
  can: (action: Action) => boolean
  /** Address of a page of this programme. */
  to: (page?: string, query?: Record<string, string | undefined>) => string
  /** Name of a scheme in the language of the page. */
  scheme: (id: string) => string
}

export const DeskContext = createContext<Desk | undefined>(undefined)

/** The programme at hand and what the officer may do in it. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext)
  if (!desk) throw new Error('no programme is open')
  return desk
}

export const deskOf = ({ me }: Session, programme: Programme): Desk => ({
  programme,
  me,
  can: (action) => may(me.grants, action, programme.id),
  to: (page = '', query = {}) => {
    const asked = new URLSearchParams(
      Object.entries(query).flatMap(([key, value]) => (value ? [[key, value]] : [])),
    ).toString()
    return `/admin/${programme.id}${page && `/${page}`}${asked && `?${asked}`}`
  },
  scheme: (id) => {
    const scheme = programme.schemes.find((one) => one.id === id)
    return scheme ? (language.value === 'en' ? scheme.nameEn : scheme.name) : id
  },
})
