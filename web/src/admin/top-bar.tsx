import { useLocation } from 'preact-iso'
import { useEffect, useRef } from 'preact/hooks'
import type { Programme } from '../../../functions/contract/programme.ts'
import type { Staff } from '../../../functions/contract/session.ts'
import { language, text } from './language.ts'
import { Languages } from './languages.tsx'
import { homeOf, menu } from './menu.ts'
import { useDesk } from './session.ts'
import { SearchEntry } from './search/entry.tsx'
import { SignOut } from './sign-in.tsx'

const nameOf = ({ name, nameEn }: Programme) => (language.value === 'en' ? nameEn : name)

export function TopBar({ me, programmes }: { me: Staff; programmes: Programme[] }) {
  const desk = useDesk()
  const { programme, to, can } = desk
  const { route } = useLocation()
  const t = text.value
  const held = me.grants
    .filter((grant) => grant.programme === '*' || grant.programme === programme.id)
    .map(({ role }) => t.roles[role])
  return (
    <header class="top">
      <a class="brand" href={to(homeOf(desk))}>
        {t.app} <span>{t.office}</span>
      </a>
      {programmes.length > 1 ? (
        <label class="switch">
          <span class="visually-hidden">{t.common.programme}</span>
          <select onChange={(event) => route(`/admin/${event.currentTarget.value}`)}>
            {programmes.map((one) => (
              <option key={one.id} value={one.id} selected={one.id === programme.id}>
                {nameOf(one)}
              </option>
            ))}
          </select>
        </label>
      ) : (
        <span class="which">{nameOf(programme)}</span>
      )}
      {can('search.use') && <SearchEntry />}
      <div class="who">
        <Languages />
        <span title={me.email}>
          <span class="visually-hidden">{t.signIn.who} </span>
          {me.name} <span class="muted">{held.join(', ')}</span>
        </span>
        <SignOut />
      </div>
    </header>
  )
}

export function Nav() {
  const { can, to } = useDesk()
  const { path } = useLocation()
  const t = text.value.nav
  const here = path.split('/')[3] ?? ''
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    const current = list.current?.querySelector<HTMLElement>('[aria-current]')
    if (list.current && current) list.current.scrollLeft = current.offsetLeft - 40
  }, [here])
  return (
    <nav class="side" aria-label={t.label}>
      <ul ref={list}>
        {menu.map(([page, name, action]) =>
          can(action) ? (
            <li key={name}>
              <a href={to(page)} aria-current={here === page ? 'page' : undefined}>
                {t[name]}
              </a>
            </li>
          ) : null,
        )}
      </ul>
    </nav>
  )
}
