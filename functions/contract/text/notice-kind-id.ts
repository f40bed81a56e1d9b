import type { NoticeKind } from '../notice.ts'

/** What kinds of notices are called in Indonesian: on a page and in a file. */
export const noticeKindId = {
  invitation: 'Undangan',
  confirm_email: 'Konfirmasi surel',
  confirm_contact: 'Konfirmasi alamat kontak',
  portal_link: 'Tautan portal',
  company_verified: 'Perusahaan diverifikasi',
  company_refused: 'Perusahaan ditolak',
  nomination_returned: 'Nominasi dikembalikan',
  nomination_cleared: 'Nominasi ganda diputuskan',
  nomination_refused: 'Nominasi ditolak',
  wave_assignment_company: 'Jadwal uji, untuk perusahaan',
  wave_assignment_worker: 'Jadwal uji, untuk peserta',
  wave_change_company: 'Perubahan jadwal, untuk perusahaan',
  wave_change_worker: 'Perubahan jadwal, untuk peserta',
  wave_cancelled_company: 'Pembatalan, untuk perusahaan',
  wave_cancelled_worker: 'Pembatalan, untuk peserta',
  reminder_company: 'Pengingat, untuk perusahaan',
  reminder_worker: 'Pengingat, untuk peserta',
  result: 'Hasil uji',
  result_worker: 'Hasil uji, untuk peserta',
  certificate_ready: 'Sertifikat siap',
  certificate_ready_worker: 'Sertifikat siap, untuk peserta',
  renewal: 'Perpanjangan',
  renewal_worker: 'Perpanjangan, untuk peserta',
  standing_letter: 'Surat status kooperatif',
} satisfies Record<NoticeKind, string>
