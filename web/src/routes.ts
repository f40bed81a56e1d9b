export type Language = 'id' | 'en'

/** Every public page by its two addresses; the language stands in the path. */
export const paths = {
  home: { id: '/', en: '/en' },
  register: { id: '/daftar', en: '/en/register' },
  confirm: { id: '/konfirmasi', en: '/en/confirm' },
  login: { id: '/masuk', en: '/en/login' },
  portal: { id: '/portal', en: '/en/portal' },
  company: { id: '/portal/perusahaan', en: '/en/portal/company' },
  nominate: { id: '/portal/nominasi', en: '/en/portal/nominate' },
  roster: { id: '/portal/daftar-tenaga', en: '/en/portal/roster' },
  own: { id: '/saya', en: '/en/me' },
  verify: { id: '/periksa', en: '/en/verify' },
  progress: { id: '/100-hari', en: '/en/100-days' },
  privacy: { id: '/privasi', en: '/en/privacy' },
} as const satisfies Record<string, Record<Language, string>>

export type PageName = keyof typeof paths
export const pageNames = Object.keys(paths) as PageName[]
export const languages: readonly Language[] = ['id', 'en']

/** Which page an address shows, in which language. */
export function pageAt(pathname: string): { page: PageName; language: Language } | undefined {
  const tidy = pathname.replace(/\/$/, '') || '/'
  for (const page of pageNames)
    for (const language of languages) if (paths[page][language] === tidy) return { page, language }
  return undefined
}
