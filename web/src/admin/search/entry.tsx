import { type FunctionComponent } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { language } from '../language.ts'
import './search.css'

const words = {
  id: { label: 'Cari perusahaan, pekerja, sertifikat', short: 'Cari…' },
  en: { label: 'Search companies, workers, certificates', short: 'Search…' },
}

/** The field of the search; what searches is brought when it takes the focus, by a click or by the key `/`. */
export function SearchEntry() {
  const w = words[language.value]
  const input = useRef<HTMLInputElement>(null)
  const [Box, setBox] = useState<FunctionComponent<{ begun: string }>>()
  useEffect(() => {
    if (Box) return
    const toSearch = (event: KeyboardEvent) => {
      const { target } = event
      const writing = target instanceof HTMLElement && target.closest('input, textarea, select, dialog')
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || writing) return
      event.preventDefault()
      input.current?.focus()
    }
    document.addEventListener('keydown', toSearch)
    return () => document.removeEventListener('keydown', toSearch)
  }, [Box])
  if (Box) return <Box begun={input.current?.value ?? ''} />
  return (
    <div class="search-box screen-only" role="search">
      <input
        ref={input}
        type="search"
        aria-label={w.label}
        aria-keyshortcuts="/"
        placeholder={w.short}
        autocomplete="off"
        maxLength={100}
        onFocus={() => void import('./box.tsx').then(({ SearchBox }) => setBox(() => SearchBox))}
      />
    </div>
  )
}
