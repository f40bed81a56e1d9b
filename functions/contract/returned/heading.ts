/** What BNSP tells of a person beyond who she is. */
export const RETURNED_FIELDS = [
  'scheduleCode',
  'certificateNo',
  'registrationNo',
  'blankNo',
  'verdict',
] as const
export type ReturnedField = (typeof RETURNED_FIELDS)[number]

/** A heading with one of these speaks of somebody or something else: the assessor's number, a day, a scheme. */
const FOREIGN =
  /^(?:asesor|assessor|tanggal|tgl|date|tahun|masa|berlaku|valid|skema|scheme|tuk|lsp|surat|jenis|nama|url|link)$/
const WORDS: readonly (readonly [ReturnedField, RegExp])[] = [
  ['scheduleCode', /^(?:jadwal|jadual|schedule)$/],
  ['blankNo', /^(?:blanko|blangko|blank|blangk|noblanko)$/],
  ['registrationNo', /^(?:registrasi|register|registration|regist|reg|noreg)$/],
  ['certificateNo', /^(?:sertifikat|sertipikat|certificate|sert|nosertifikat)$/],
]

/** Reads a heading of what BNSP returned; undefined when it says none of it. */
export function readReturnedHeading(text: string): ReturnedField | undefined {
  if (text.length > 80) return undefined
  if (/^\W*k\W{0,3}bk\W*$/i.test(text)) return 'verdict'
  const words = text.toLowerCase().split(/[^a-z]+/)
  if (words.some((word) => FOREIGN.test(word))) return undefined
  const found = WORDS.find(([, pattern]) => words.some((word) => pattern.test(word)))?.[0]
  return found ?? (words.some((word) => /^(?:hasil|keputusan|result)$/.test(word)) ? 'verdict' : undefined)
}
