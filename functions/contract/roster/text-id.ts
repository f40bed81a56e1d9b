import { personFaultsId } from '../person/text-id.ts'
import type { FindingCode } from './judge.ts'
import type { RosterErrorCode } from './roster-error.ts'

/** What each code of a roster says in Indonesian; `{words}` in braces are the code's parameters. */
export const rosterTextId: Readonly<Record<FindingCode | RosterErrorCode, string>> = {
  ...personFaultsId,
  'nik.repeated': 'NIK ini sudah ada di baris {row}. Hapus salah satu, atau betulkan NIK-nya.',
  'nik.repeated_on_sheet':
    'NIK ini sudah ada di lembar {sheet} baris {row}. Hapus salah satu, atau betulkan NIK-nya.',
  'roster.empty': 'Berkas ini kosong. Pilih berkas daftar tenaga yang berisi data.',
  'roster.too_large':
    'Berkas ini lebih dari {megabytes} MB. Hapus gambar di dalamnya, atau bagi menjadi beberapa berkas.',
  'roster.too_many_cells': 'Isi berkas ini terlalu banyak. Bagi menjadi beberapa berkas.',
  'roster.inflates':
    'Isi berkas ini terlalu besar saat dibuka. Salin daftar tenaga saja ke buku kerja baru, lalu simpan sebagai .xlsx.',
  'roster.broken':
    'Buku kerja ini rusak dan tidak dapat dibuka. Buka di Excel, lalu simpan ulang sebagai .xlsx.',
  'roster.encrypted':
    'Buku kerja ini memakai kata sandi. Simpan salinan tanpa kata sandi, lalu unggah salinan itu.',
  'roster.xls': 'Ini bentuk Excel lama (.xls). Buka di Excel, lalu simpan sebagai .xlsx.',
  'roster.xlsb': 'Ini buku kerja biner (.xlsb). Buka di Excel, lalu simpan sebagai .xlsx.',
  'roster.ods': 'Ini lembar kerja OpenDocument (.ods). Simpan sebagai .xlsx, lalu unggah lagi.',
  'roster.numbers': 'Ini berkas Apple Numbers. Ekspor sebagai .xlsx, lalu unggah lagi.',
  'roster.document': 'Ini dokumen, bukan lembar kerja. Salin tabelnya ke Excel, lalu simpan sebagai .xlsx.',
  'roster.pdf': 'Ini PDF. Unggah berkas Excel (.xlsx) atau CSV asalnya.',
  'roster.picture': 'Ini gambar. Unggah berkas Excel (.xlsx) atau CSV asalnya.',
  'roster.web_page': 'Ini halaman web yang diberi nama Excel. Buka di Excel, lalu simpan sebagai .xlsx.',
  'roster.archive': 'Ini arsip. Buka arsipnya, lalu unggah berkas .xlsx atau CSV di dalamnya.',
  'roster.unknown_format': 'Bentuk berkas ini tidak dikenali. Simpan daftar tenaga sebagai .xlsx atau CSV.',
  'roster.no_table':
    'Tidak ada daftar tenaga di berkas ini. Pastikan ada baris judul dengan kolom NIK dan Nama, atau pakai templat.',
  'roster.no_sheet': 'Tidak ada lembar bernama “{sheet}” di buku kerja ini.',
}
