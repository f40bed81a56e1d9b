import type { CertificateState } from '../certificate.ts'
import type { CompanyState, Standing } from '../company.ts'
import type { NominationState } from '../nomination.ts'
import type { NoticeState } from '../notice.ts'
import type { WaveState } from '../wave.ts'

/** How things stand, in Indonesian: what officers read on a page and in a file. */
export const statesId = {
  companyState: {
    invited: 'Diundang',
    registered: 'Terdaftar',
    confirmed: 'Surel terkonfirmasi',
    verified: 'Terverifikasi',
    refused: 'Ditolak',
  } satisfies Record<CompanyState, string>,
  standing: {
    awaited: 'Ditunggu',
    cooperative: 'Kooperatif',
    warned: 'Diperingatkan',
    uncooperative: 'Tidak kooperatif',
    sanctioned: 'Kena sanksi',
    exempt: 'Dikecualikan',
  } satisfies Record<Standing, string>,
  nominationState: {
    submitted: 'Baru masuk',
    returned: 'Dikembalikan',
    verified: 'Terverifikasi',
    assigned: 'Dapat kursi',
    attended: 'Hadir',
    absent: 'Tidak hadir',
    recommended: 'Direkomendasikan',
    competent: 'Kompeten',
    not_yet_competent: 'Belum kompeten',
    appealed: 'Banding',
    certified: 'Bersertifikat',
    refused: 'Ditolak',
    withdrawn: 'Ditarik',
    replaced: 'Digantikan',
  } satisfies Record<NominationState, string>,
  waveState: {
    planned: 'Direncanakan',
    confirmed: 'Dipastikan',
    held: 'Terlaksana',
    decided: 'Diputuskan',
    reported: 'Dilaporkan',
    cancelled: 'Dibatalkan',
  } satisfies Record<WaveState, string>,
  certificateState: {
    issued: 'Berlaku',
    expired: 'Kedaluwarsa',
    revoked: 'Dicabut',
    replaced: 'Diganti',
  } satisfies Record<CertificateState, string>,
  noticeState: {
    owed: 'Menunggu kirim',
    claimed: 'Sedang dikirim',
    sent: 'Terkirim',
    delivered: 'Diterima',
    bounced: 'Terpental',
    complained: 'Dikeluhkan',
    dead: 'Gagal',
    dropped: 'Tidak jadi dikirim',
  } satisfies Record<NoticeState, string>,
}
