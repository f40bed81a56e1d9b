import type { Language } from '../contract/fields.ts'
import { hours, longDay } from '../platform/dates.ts'
import type { Exam } from './templates/data.ts'

const words = {
  id: {
    sheet: 'Tenaga kerja',
    head: ['No.', 'Nama', 'Skema', 'Hari', 'Jam', 'Tempat', 'Alamat', 'Hadir'],
  },
  en: {
    sheet: 'Workers',
    head: ['No.', 'Name', 'Scheme', 'Day', 'Hours', 'Place', 'Address', 'Present'],
  },
}
const widths = [5, 36, 24, 28, 20, 32, 44, 10]

/** A company's people in a wave as an Excel workbook, to print and tick off; without identity numbers. */
export async function workersSheet(
  workers: readonly { name: string }[],
  exam: Exam,
  language: Language,
): Promise<Buffer> {
  const { default: excel } = await import('exceljs')
  const said = words[language]
  const book = new excel.Workbook()
  const sheet = book.addWorksheet(said.sheet, {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  })
  sheet.columns = said.head.map((header, at) => ({ header, width: widths[at] }))
  sheet.getRow(1).font = { bold: true }
  workers.forEach(({ name }, at) =>
    sheet.addRow([
      at + 1,
      name,
      exam.scheme,
      longDay(exam.date, language),
      hours(exam.startsAt, exam.endsAt, language),
      exam.venue.name,
      exam.venue.address,
      '',
    ]),
  )
  return Buffer.from(await book.xlsx.writeBuffer())
}
