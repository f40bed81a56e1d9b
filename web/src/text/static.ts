/** Words around the page and of pages without a form; they are only prerendered, no browser loads them. */
export const words = {
  id: {
    skip: 'Langsung ke isi',
    tagline: 'Sertifikasi gratis tenaga kebersihan',
    other: 'English',
    otherLabel: 'Baca halaman ini dalam bahasa Inggris',
    menu: 'Menu utama',
    register: 'Daftar',
    login: 'Masuk perusahaan',
    portal: 'Portal perusahaan',
    leave: 'Keluar',
    verify: 'Periksa sertifikat',
    progress: '100 hari',
    privacy: 'Privasi',
    officers: 'Petugas',
    footer:
      'Program sertifikasi kompetensi tenaga kebersihan. Diselenggarakan Dinas Tenaga Kerja Kabupaten Malang bersama LSP Cleaning Service Nusantara.',
  },
  en: {
    skip: 'Skip to content',
    tagline: 'Free certification for cleaning workers',
    other: 'Bahasa Indonesia',
    otherLabel: 'Read this page in Indonesian',
    menu: 'Main menu',
    register: 'Register',
    login: 'Company sign-in',
    portal: 'Company portal',
    leave: 'Sign out',
    verify: 'Verify a certificate',
    progress: '100 days',
    privacy: 'Privacy',
    officers: 'Officers',
    footer:
      'Competency certification for cleaning workers. Run by the Manpower Office of Malang Regency with LSP Cleaning Service Nusantara.',
  },
}
