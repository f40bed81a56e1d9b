import { useLocation } from 'preact-iso'
import type { ComponentChildren } from 'preact'
import { text } from '../language.ts'

/** Filters that live in the address: a change of a choice goes there at once, typed text on Enter. */
export function Filters({
  label,
  whole,
  children,
}: {
  label: string
  /** There is nothing to clear. */
  whole?: boolean
  children: ComponentChildren
}) {
  const { path, query, route } = useLocation()
  const send = (form: HTMLFormElement) => {
    const asked = new URLSearchParams()
    for (const [name, value] of new FormData(form))
      if (typeof value === 'string' && value.trim()) asked.set(name, value.trim())
    const search = asked.toString()
    route(search ? `${path}?${search}` : path)
  }
  const t = text.value.common
  return (
    <form
      class="filters"
      role="search"
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault()
        send(event.currentTarget)
      }}
      onChange={(event) => {
        if (event.target instanceof HTMLSelectElement) send(event.currentTarget)
      }}
    >
      {children}
      <button type="submit" class="button second small">
        {t.filter}
      </button>
      {!whole && Object.keys(query).length > 0 && (
        <a class="button plain small" href={path}>
          {t.clear}
        </a>
      )}
    </form>
  )
}

/** A choice in the filters; the first, empty one means all, unless one must be chosen. */
export function FilterChoice({
  name,
  label,
  words,
  chosen,
  required,
}: {
  name: string
  label: string
  words: Record<string, string>
  chosen: string | undefined
  /** One must be chosen. */
  required?: boolean
}) {
  return (
    <label>
      <span>{label}</span>
      <select name={name} key={chosen ?? ''}>
        {!required && <option value="">{text.value.common.all}</option>}
        {Object.entries(words).map(([value, word]) => (
          <option key={value} value={value} selected={value === chosen}>
            {word}
          </option>
        ))}
      </select>
    </label>
  )
}
