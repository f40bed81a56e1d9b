import type { Role } from '../functions/contract/access.ts'

export type LocalUser = { id: string; name: string; email: string; office: string; groups: Role[] }

const user = (id: string, name: string, office: string, ...groups: Role[]): LocalUser => ({
  id,
  name,
  email: `${id}@gelombang.test`,
  office,
  groups,
})

/** Officers of the local provider; two where rules ask for four eyes or another assessor. */
export const users: readonly LocalUser[] = [
  user(
    'disnaker-1',
    'Sri Wahyuni, S.Sos., M.AP.',
    'Disnaker, Bidang Pelatihan dan Produktivitas',
    'disnaker',
  ),
  user('disnaker-2', 'Agus Prasetyo, S.E.', 'Disnaker, Bidang Hubungan Industrial', 'disnaker'),
  user('lsp-1', 'Retno Kusumawati', 'LSP Cleaning Service Nusantara, Sertifikasi', 'lsp'),
  user('lsp-2', 'Hendra Gunawan', 'LSP Cleaning Service Nusantara, Administrasi', 'lsp'),
  user('assessor-1', 'Bambang Sutrisno', 'Asesor kompetensi', 'assessor'),
  user('assessor-2', 'Dewi Anggraini', 'Asesor kompetensi', 'assessor'),
  user('committee-1', 'Dr. Yusuf Hidayat, M.M.', 'Komite keputusan sertifikasi', 'committee'),
  user('permit-1', 'Lilik Handayani', 'Disnaker, loket perizinan', 'permit'),
  user('placement-1', 'Eko Nugroho', 'Disnaker, loket penempatan kerja', 'placement'),
  user('auditor-1', 'Maria Kristanti, Ak.', 'Inspektorat Kabupaten Malang', 'auditor'),
  user('admin-1', 'Rizky Ramadhan', 'Pengelola sistem', 'admin'),
]
