import type { InputHTMLAttributes } from 'preact'
import { useLocation } from 'preact-iso'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import type { Found } from '../../../../functions/contract/search.ts'
import { addressOf, call } from '../../api.ts'
import { language, number, text } from '../language.ts'
import { useDesk } from '../session.ts'

const id = {
  label: 'Cari perusahaan, pekerja, sertifikat',
  short: 'Cari…',
  companies: 'Perusahaan',
  nominations: 'Pekerja',
  certificates: 'Sertifikat',
  found: (n: string) => `${n} hasil`,
  none: 'Tidak ada yang cocok. Nama boleh sebagian; NIK, NIB, NPWP, dan nomor sertifikat ditulis utuh.',
  trouble: 'Pencarian sedang tidak dapat dijangkau.',
}
const en: typeof id = {
  label: 'Search companies, workers, certificates',
  short: 'Search…',
  companies: 'Companies',
  nominations: 'Workers',
  certificates: 'Certificates',
  found: (n) => `${n} results`,
  none: 'Nothing matches. A part of a name is enough; NIK, NIB, NPWP and certificate numbers in full.',
  trouble: 'The search cannot be reached at the moment.',
}
type Hit = { key: string; href: string; title: string; about: string }

/** One field in the head of every page: finds as one types; arrows choose, Enter goes there, Escape closes. */
export function SearchBox({ begun }: { begun: string }) {
  const { programme, to, can, scheme } = useDesk()
  const { route, path } = useLocation()
  const w = language.value === 'en' ? en : id
  const own = useId()
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState(begun)
  const [found, setFound] = useState<Found | 'trouble'>()
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState(-1)

  useEffect(() => {
    setAt(-1)
    if (typed.trim().length < 2) return setFound(undefined)
    const abort = new AbortController()
    const pause = setTimeout(() => {
      call('POST /programmes/:programme/search', {
        params: { programme: programme.id },
        body: { text: typed },
        signal: abort.signal,
      }).then(setFound, () => abort.signal.aborted || setFound('trouble'))
    }, 150)
    return () => {
      clearTimeout(pause)
      abort.abort()
    }
  }, [typed, programme.id])
  // It stands in place of the field that asked for it, which had the focus.
  useEffect(() => input.current?.focus(), [])
  useEffect(() => setOpen(false), [path])
  useEffect(() => {
    const toSearch = (event: KeyboardEvent) => {
      const { target } = event
      const writing = target instanceof HTMLElement && target.closest('input, textarea, select, dialog')
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || writing) return
      event.preventDefault()
      input.current?.focus()
    }
    document.addEventListener('keydown', toSearch)
    return () => document.removeEventListener('keydown', toSearch)
  }, [])

  const t = text.value
  const person = (company: string, nomination: string, state: string) =>
    to('nominasi', { state, buka: `${company}.${nomination}` })
  const groups: { name: string; hits: Hit[] }[] =
    found && found !== 'trouble'
      ? [
          {
            name: w.companies,
            hits: found.companies.map((one) => ({
              key: one.id,
              href: can('company.read') ? to(`perusahaan/${one.id}`) : to(`status/${one.id}`),
              title: one.name,
              about: [one.district, t.companyState[one.state], t.standing[one.standing]].join(' · '),
            })),
          },
          {
            name: w.nominations,
            hits: found.nominations.map((one) => ({
              key: one.id,
              href: person(one.company, one.id, one.state),
              title: one.name,
              about: [one.companyName, one.nik, scheme(one.scheme), t.nominationState[one.state]].join(' · '),
            })),
          },
          {
            name: w.certificates,
            hits: found.certificates.map((one) => ({
              key: one.id,
              href: person(one.company, one.nomination, 'certified'),
              title: one.certificateNo,
              about: [one.name, scheme(one.scheme)].join(' · '),
            })),
          },
        ].filter(({ hits }) => hits.length > 0)
      : []
  const hits = groups.flatMap((group) => group.hits)
  const shows = open && found !== undefined
  const leave = () => {
    setOpen(false)
    setTyped('')
  }

  const combobox = {
    type: 'search',
    role: 'combobox',
    'aria-label': w.label,
    'aria-expanded': shows,
    'aria-controls': `${own}-list`,
    'aria-autocomplete': 'list',
    'aria-keyshortcuts': '/',
    'aria-activedescendant': shows && at >= 0 ? `${own}-${at}` : undefined,
  } as InputHTMLAttributes

  return (
    <div
      class="search-box screen-only"
      role="search"
      onFocusOut={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOpen(false)
      }}
    >
      <input
        ref={input}
        {...combobox}
        placeholder={w.short}
        autocomplete="off"
        maxLength={100}
        value={typed}
        onInput={(event) => {
          setTyped(event.currentTarget.value)
          setOpen(true)
        }}
        onFocus={() => setOpen(true)}
        onKeyDown={(event) => {
          const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
          if (event.key === 'Escape') setOpen(false)
          else if (step && hits.length > 0) {
            event.preventDefault()
            setOpen(true)
            setAt((at + step + hits.length + (at < 0 && step < 0 ? 1 : 0)) % hits.length)
          } else if (event.key === 'Enter') {
            const hit = hits[at] ?? (hits.length === 1 ? hits[0] : undefined)
            if (hit) {
              leave()
              route(hit.href)
            }
          }
        }}
      />
      <div class="search-found" hidden={!shows}>
        <div role="listbox" id={`${own}-list`} aria-label={w.label}>
          {groups.map(({ name, hits: some }) => (
            <div key={name} role="group" aria-label={name}>
              <p aria-hidden="true">{name}</p>
              {some.map((hit) => {
                const place = hits.indexOf(hit)
                return (
                  <a
                    key={hit.key}
                    id={`${own}-${place}`}
                    role="option"
                    aria-selected={place === at}
                    tabIndex={-1}
                    href={hit.href}
                    onClick={leave}
                  >
                    {hit.title}
                    <span>{hit.about}</span>
                  </a>
                )
              })}
            </div>
          ))}
        </div>
        {hits.length > 0 && (
          <form
            method="post"
            action={addressOf('POST /papers/programmes/:programme/lists/search', {
              params: { programme: programme.id },
            })}
          >
            <input type="hidden" name="text" value={typed} />
            <input type="hidden" name="language" value={language.value} />
            {t.common.file}{' '}
            <button class="button plain small" name="format" value="xlsx">
              Excel
            </button>
            <button class="button plain small" name="format" value="csv">
              CSV
            </button>
          </form>
        )}
        <p role="status" class={hits.length > 0 ? 'visually-hidden' : 'muted'}>
          {shows &&
            (found === 'trouble' ? w.trouble : hits.length > 0 ? w.found(number(hits.length)) : w.none)}
        </p>
      </div>
    </div>
  )
}
