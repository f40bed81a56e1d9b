/** Words of the pages with forms, in Indonesian. */
export const text = {
  site: 'Gelombang',
  errorTitle: 'Kesalahan',
  errorHeading: 'Ada isian yang perlu diperbaiki',
  sending: 'Mengirim…',
  loading: 'Memuat…',
  failed: 'Belum terkirim',
  again: 'Coba lagi',
  requestNumber: (id: string) => `Nomor permintaan: ${id}`,
  email: 'Alamat surel',
  programmeClosed: 'Saat ini tidak ada program yang menerima pendaftaran.',

  link: {
    confirmHeading: 'Konfirmasi alamat surel',
    confirmLead: 'Tekan tombol di bawah untuk memastikan bahwa alamat surel perusahaan Anda benar.',
    confirmButton: 'Konfirmasi alamat surel',
    confirmed: 'Alamat surel sudah dikonfirmasi',
    confirmedNext: 'Perusahaan Anda sekarang dapat mengirim daftar tenaga kerja.',
    loginHeading: 'Masuk ke portal perusahaan',
    loginLead: 'Tautan di surel Anda hanya berlaku sekali. Tekan tombol untuk masuk.',
    loginButton: 'Masuk',
    loggedIn: 'Anda sudah masuk',
    portal: 'Buka portal perusahaan',
    working: 'Memeriksa tautan…',
    expired: 'Tautan ini sudah dipakai atau kedaluwarsa',
    expiredLead: 'Tulis alamat surel perusahaan Anda. Kami kirim tautan baru.',
    none: 'Buka halaman ini lewat tautan di surel dari kami. Tidak menemukannya? Minta tautan baru di bawah.',
    askLead:
      'Portal tidak memakai kata sandi. Tulis alamat surel perusahaan Anda; kami kirim tautan untuk masuk.',
    askEmailHint: 'Alamat yang dipakai saat mendaftar.',
    askMissing: 'Isi alamat surel.',
    askInvalid: 'Tulis alamat surel lengkap, misalnya nama@contoh.go.id.',
    askButton: 'Kirim tautan',
    asked: 'Periksa surel Anda',
    askedLead: (email: string) =>
      `Bila ${email} terdaftar, tautan masuk sudah kami kirim ke sana. Tautan berlaku sekali saja.`,
    askedHint: 'Belum ada setelah 10 menit? Lihat folder spam, atau periksa apakah alamatnya benar.',
    askAgain: 'Pakai alamat lain',
    notYet: 'Belum terdaftar?',
    register: 'Daftarkan perusahaan Anda',
  },
}

export type Text = typeof text
