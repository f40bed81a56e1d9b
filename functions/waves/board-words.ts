import type { Language } from '../contract/fields.ts'
import { leftOutEn } from '../contract/left-out/text-en.ts'
import { leftOutId } from '../contract/left-out/text-id.ts'

/** What the workbook of a plan says: names of its sheets, their heads, and words in cells. */
export const boardWords = {
  id: {
    sheets: { waves: 'Gelombang', people: 'Orang', left: 'Belum dapat kursi', shares: 'Bagian perusahaan' },
    waves: ['Tanggal', 'Jam', 'Skema', 'Tempat', 'Asesor', 'Kursi', 'Terisi', 'Tetap', 'Baru'],
    people: ['Tanggal', 'Jam', 'Skema', 'Tempat', 'Perusahaan', 'Nama', 'Keterangan', 'Dari tanggal'],
    left: ['Perusahaan', 'Nama', 'Skema', 'Alasan'],
    shares: [
      'Perusahaan',
      'Skema',
      'Dinominasikan',
      'Dapat kursi',
      'Bagian',
      'Sudah duduk',
      'Tanpa tanggal cocok',
      'Hitungan hak kursi berikutnya',
      'Hak kursi berikutnya',
      'Hak kursi terakhir yang diberikan',
      'Kenapa tidak lebih',
    ],
    kept: 'tetap',
    new: 'baru',
    moved: 'pindah',
    reasons: leftOutId,
  },
  en: {
    sheets: { waves: 'Waves', people: 'People', left: 'Without a seat', shares: 'Shares of companies' },
    waves: ['Date', 'Hours', 'Scheme', 'Venue', 'Assessors', 'Seats', 'Seated', 'Kept', 'New'],
    people: ['Date', 'Hours', 'Scheme', 'Venue', 'Company', 'Name', 'Remark', 'From date'],
    left: ['Company', 'Name', 'Scheme', 'Reason'],
    shares: [
      'Company',
      'Scheme',
      'Nominated',
      'Seated',
      'Share',
      'Seated before',
      'No date suits',
      'Sum of the claim of the next seat',
      'Claim of the next seat',
      'Claim at which the last seat went',
      'Why not more',
    ],
    kept: 'kept',
    new: 'new',
    moved: 'moves',
    reasons: leftOutEn,
  },
} satisfies Record<Language, unknown>
