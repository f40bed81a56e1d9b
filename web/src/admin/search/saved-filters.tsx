import { useLocation } from 'preact-iso'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import type { SavedFilter } from '../../../../functions/contract/search.ts'
import { call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { announce } from '../announce.tsx'
import { language } from '../language.ts'
import { useWork } from '../load.ts'
import { useDesk } from '../session.ts'
import { Trouble } from '../parts/trouble.tsx'

const id = {
  label: 'Saringan tersimpan',
  keep: 'Simpan saringan ini…',
  name: 'Nama saringan',
  save: 'Simpan',
  cancel: 'Batal',
  saved: (name: string) => `Saringan “${name}” disimpan.`,
  drop: (name: string) => `Hapus saringan ${name}`,
  dropped: (name: string) => `Saringan “${name}” dihapus.`,
}
const en: typeof id = {
  label: 'Saved filters',
  keep: 'Save this filter…',
  name: 'Name of the filter',
  save: 'Save',
  cancel: 'Cancel',
  saved: (name) => `Filter “${name}” is saved.`,
  drop: (name) => `Delete the filter ${name}`,
  dropped: (name) => `Filter “${name}” is deleted.`,
}

/** Filters that the officer keeps for a list: each a link to it; what the address asks for now can be kept. */
export function OwnFilters({ page }: { page: SavedFilter['page'] }) {
  const { programme, can, to } = useDesk()
  const { url } = useLocation()
  const w = language.value === 'en' ? en : id
  const own = useId()
  const [kept, setKept] = useState<SavedFilter[]>([])
  const [naming, setNaming] = useState(false)
  const { busy, problem, run } = useWork()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [naming])
  const params = { programme: programme.id }
  const may = can('search.use')
  const query = url.split('?')[1]?.split('#')[0] ?? ''

  useEffect(() => {
    if (!may) return
    const abort = new AbortController()
    // Without them the page is as good as whole: no word of a failure.
    call('GET /programmes/:programme/filters', { params, signal: abort.signal }).then(setKept, () => {})
    return () => abort.abort()
  }, [programme.id])
  if (!may) return null
  const here = kept.filter((one) => one.page === page)
  if (here.length === 0 && !query) return null

  const save = (name: string) =>
    run(async () => {
      const filter = await call('POST /programmes/:programme/filters', {
        params,
        body: { name, page, query },
      })
      setKept([...kept.filter((one) => one.id !== filter.id), filter])
      setNaming(false)
      announce(w.saved(filter.name))
    })
  const drop = ({ id: filter, name }: SavedFilter) =>
    run(async () => {
      await call('DELETE /programmes/:programme/filters/:filter', { params: { ...params, filter } })
      setKept(kept.filter((one) => one.id !== filter))
      announce(w.dropped(name))
    })

  return (
    <div class="saved-filters screen-only">
      {here.length > 0 && (
        <ul aria-label={w.label}>
          {here.map((one) => (
            <li key={one.id}>
              <a href={`${to(page)}?${one.query}`} aria-current={one.query === query ? 'true' : undefined}>
                {one.name}
              </a>
              <button type="button" class="drop" aria-label={w.drop(one.name)} onClick={() => void drop(one)}>
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      {query && !naming && !here.some((one) => one.query === query) && (
        <Button kind="plain" small onClick={() => setNaming(true)}>
          {w.keep}
        </Button>
      )}
      {naming && (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            const name = String(new FormData(event.currentTarget).get('name') ?? '').trim()
            if (name) void save(name)
          }}
        >
          <label for={own}>{w.name}</label>
          <input id={own} name="name" maxLength={60} ref={field} />
          <Button type="submit" kind="second" small busy={busy}>
            {w.save}
          </Button>
          <Button kind="plain" small onClick={() => setNaming(false)}>
            {w.cancel}
          </Button>
        </form>
      )}
      <Trouble problem={problem} />
    </div>
  )
}
