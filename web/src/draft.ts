/**
 * Drafts of this tab. Only `sessionStorage`: identity numbers must not stay behind on a shared phone.
 * Where storage is refused, there is no draft and all else works.
 */
export function readDraft<T>(key: string): T | undefined {
  try {
    const kept = sessionStorage.getItem(`draft:${key}`)
    return kept ? (JSON.parse(kept) as T) : undefined
  } catch {
    return undefined
  }
}

/** Keeps a draft; false when the browser has no room for it. */
export function keepDraft(key: string, draft: unknown): boolean {
  try {
    sessionStorage.setItem(`draft:${key}`, JSON.stringify(draft))
    return true
  } catch {
    return false
  }
}

export function dropDraft(key: string) {
  try {
    sessionStorage.removeItem(`draft:${key}`)
  } catch {
    // Nothing was kept either.
  }
}

/** What is typed into a form, by name; passwords and files are not drafts. */
export function typedIn(form: HTMLFormElement): Record<string, string> {
  const typed: Record<string, string> = {}
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') typed[name] = value
  return typed
}

/** Fills a form's empty controls: what was typed before the script came stays. True when something was filled. */
export function fillIn(form: HTMLFormElement, values: Readonly<Record<string, string>>): boolean {
  let filled = false
  for (const [name, value] of Object.entries(values)) {
    const control = form.elements.namedItem(name)
    if (!value) continue
    if (control instanceof HTMLInputElement && control.type === 'checkbox') {
      filled ||= !control.checked
      control.checked = true
    } else if (
      (control instanceof HTMLInputElement ||
        control instanceof HTMLSelectElement ||
        control instanceof HTMLTextAreaElement) &&
      control.type !== 'hidden' &&
      control.value === ''
    ) {
      if (control instanceof HTMLSelectElement && ![...control.options].some((one) => one.value === value))
        control.add(new Option(value, value))
      control.value = value
      filled = true
    }
  }
  return filled
}
