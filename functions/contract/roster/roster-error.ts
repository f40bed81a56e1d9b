/** Why a whole file cannot be read; the texts stand in `text-id.ts` and `text-en.ts`. */
export type RosterErrorCode =
  | 'roster.empty'
  | 'roster.too_large'
  | 'roster.too_many_cells'
  | 'roster.inflates'
  | 'roster.broken'
  | 'roster.encrypted'
  | 'roster.xls'
  | 'roster.xlsb'
  | 'roster.ods'
  | 'roster.numbers'
  | 'roster.document'
  | 'roster.pdf'
  | 'roster.picture'
  | 'roster.web_page'
  | 'roster.archive'
  | 'roster.unknown_format'
  | 'roster.no_table'
  | 'roster.no_sheet'

/** A file that is no readable roster, with a coded reason. */
export class RosterError extends Error {
  override readonly name = 'RosterError'
  readonly code: RosterErrorCode
  readonly params: Readonly<Record<string, string | number>>

  constructor(code: RosterErrorCode, params: Readonly<Record<string, string | number>> = {}) {
    super(code)
    this.code = code
    this.params = params
  }
}
