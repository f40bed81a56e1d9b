import { dropDraft, fillIn, keepDraft, readDraft, typedIn } from './draft.ts'

const key = 'switch'

/** The other language shows the same page: its link takes along the fragment, the query and what was typed. */
export function keepTypedOnSwitch() {
  const link = document.querySelector<HTMLAnchorElement>('a[data-switch]')
  link?.addEventListener('click', () => {
    link.search = location.search
    link.hash = location.hash
    const form = document.querySelector('form')
    if (form) keepDraft(key, typedIn(form))
  })
  const kept = readDraft<Record<string, string>>(key)
  if (!kept) return
  const form = document.querySelector('form')
  if (form) {
    fillIn(form, kept)
    dropDraft(key)
  }
}
