import { useEffect, useId, useState } from 'preact/hooks'
import { call } from '../../api.ts'
import { text } from '../language.ts'
import { useDesk } from '../session.ts'

type Choice = { id: string; name: string }

/** Finds a company by a part of its name; tells its id once one is chosen, and none when the field is emptied. */
export function CompanyPicker({
  name,
  label,
  onPick,
}: {
  /** Of the company that is chosen. */
  name: string | undefined
  label: string
  onPick: (company: string | undefined) => void
}) {
  const { programme } = useDesk()
  const list = useId()
  const [search, setSearch] = useState('')
  const [choices, setChoices] = useState<Choice[]>([])
  useEffect(() => {
    if (search.length < 2) return
    const abort = new AbortController()
    const pause = setTimeout(() => {
      call('GET /programmes/:programme/companies', {
        params: { programme: programme.id },
        query: { search },
        signal: abort.signal,
      }).then(
        ({ items }) => setChoices(items.slice(0, 20)),
        () => setChoices([]),
      )
    }, 200)
    return () => {
      clearTimeout(pause)
      abort.abort()
    }
  }, [search])
  const t = text.value.common
  return (
    <label>
      <span>{label}</span>
      <input
        type="search"
        list={list}
        key={name ?? ''}
        defaultValue={name ?? ''}
        placeholder={t.partOfName}
        autocomplete="off"
        onInput={(event) => {
          const typed = event.currentTarget.value.trim()
          const picked = choices.find((choice) => choice.name === typed)
          if (picked) onPick(picked.id)
          else if (typed) setSearch(typed)
          else onPick(undefined)
        }}
      />
      <datalist id={list}>
        {choices.map(({ id, name }) => (
          <option key={id} value={name}>
            {name}
          </option>
        ))}
      </datalist>
    </label>
  )
}
