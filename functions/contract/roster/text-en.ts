import { personFaultsEn } from '../person/text-en.ts'
import type { FindingCode } from './judge.ts'
import type { RosterErrorCode } from './roster-error.ts'

/** What each code of a roster says in English; `{words}` in braces are the code's parameters. */
export const rosterTextEn: Readonly<Record<FindingCode | RosterErrorCode, string>> = {
  ...personFaultsEn,
  'nik.repeated': 'This NIK already stands in row {row}. Delete one of them, or correct the NIK.',
  'nik.repeated_on_sheet':
    'This NIK already stands on sheet {sheet}, row {row}. Delete one of them, or correct the NIK.',
  'roster.empty': 'This file is empty. Choose a roster that holds data.',
  'roster.too_large':
    'This file is larger than {megabytes} MB. Remove the pictures in it, or split it into several files.',
  'roster.too_many_cells': 'This file holds too much. Split it into several files.',
  'roster.inflates':
    'This file grows too large when opened. Copy the roster alone into a new workbook and save it as .xlsx.',
  'roster.broken':
    'This workbook is broken and cannot be opened. Open it in Excel and save it again as .xlsx.',
  'roster.encrypted': 'This workbook has a password. Save a copy without the password and upload that.',
  'roster.xls': 'This is the old Excel format (.xls). Open it in Excel and save it as .xlsx.',
  'roster.xlsb': 'This is a binary workbook (.xlsb). Open it in Excel and save it as .xlsx.',
  'roster.ods': 'This is an OpenDocument spreadsheet (.ods). Save it as .xlsx and upload that.',
  'roster.numbers': 'This is an Apple Numbers file. Export it as .xlsx and upload that.',
  'roster.document': 'This is a document, not a spreadsheet. Copy its table into Excel and save it as .xlsx.',
  'roster.pdf': 'This is a PDF. Upload the Excel (.xlsx) or CSV file that it came from.',
  'roster.picture': 'This is a picture. Upload the Excel (.xlsx) or CSV file that it came from.',
  'roster.web_page': 'This is a web page named like an Excel file. Open it in Excel and save it as .xlsx.',
  'roster.archive': 'This is an archive. Open it and upload the .xlsx or CSV file inside.',
  'roster.unknown_format': 'This kind of file is not known. Save the roster as .xlsx or CSV.',
  'roster.no_table':
    'There is no roster in this file. Make sure a header row has the columns NIK and Nama, or use the template.',
  'roster.no_sheet': 'There is no sheet named “{sheet}” in this workbook.',
}
