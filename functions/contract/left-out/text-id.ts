import type { Plan } from '../wave.ts'

type Reason = Plan['unplaced'][number]['reason']

/** Why somebody has no seat in a plan, in Indonesian. */
export const leftOutId = {
  no_suitable_wave: 'Tidak ada gelombang skemanya pada tanggal yang bisa dihadiri',
  quota: 'Kuota BNSP untuk skemanya habis, padahal masih ada kursi',
  seats: 'Semua gelombang yang bisa dihadiri sudah penuh',
  company_cap: 'Batas orang per perusahaan dan gelombang tercapai di semua gelombang yang cocok',
} satisfies Record<Reason, string>
