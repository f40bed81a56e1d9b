// Zero-width space, joiners, word joiner, BOM, soft hyphen: spreadsheets and chat apps leave them in cells.
const INVISIBLE = /[\u00AD\u200B-\u200D\u2060\uFEFF]/g
// Phones copied out of a chat or an address book are wrapped in marks of direction and joined by hyphens of other kinds.
const DIRECTION = /[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g
const HYPHEN = /[\u2010-\u2012\u2212]/g
// oxlint-disable-next-line no-control-regex
const UNTYPABLE = /[^\x20-\x7E]/

/** Trims and collapses all white space (no-break spaces and line breaks too) and drops invisible characters. */
export const tidy = (raw: string): string =>
  UNTYPABLE.test(raw) || raw.includes('  ')
    ? raw.replace(INVISIBLE, '').replace(/\s+/g, ' ').trim()
    : raw.trim()

/** `tidy`, and full-width digits and letters become plain ones: for fields that are not kept as typed. */
export const plain = (raw: string): string =>
  UNTYPABLE.test(raw) ? tidy(raw.normalize('NFKC').replace(DIRECTION, '').replace(HYPHEN, '-')) : tidy(raw)

/** Whether the text only says that there is nothing: empty, dashes, `n/a`, `tidak ada`. */
export const isNothing = (text: string): boolean =>
  text === '' ||
  (text.length < 16 &&
    /^(?:[-–—_.?'‘’]+|n\/?a|nihil|null|none|kosong|tidak ada|tdk ada|belum ada|\(?blank\)?)$/i.test(text))

/** Whether a spreadsheet shortened a long number to `3.50709E+15`. */
export const isScientific = (text: string): boolean => /^[+-]?\d+(?:[.,]\d+)?\s?e\s?[+-]?\d{1,3}$/i.test(text)
