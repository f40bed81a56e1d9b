/** What the codes of mails say in Indonesian. */
export const noticeTextsId: Record<string, string> = {
  'notice.unknown': 'Surel ini tidak ditemukan.',
  'notice.nothing_enclosed':
    'Tidak ada lagi lampiran untuk surel ini: jadwalnya sudah berubah atau dibatalkan.',
  'notice.kind_unknown': 'Jenis surel ini tidak ada.',
  'notice.wrong_state': 'Surel ini tidak perlu dikirim ulang: sudah terkirim atau masih dalam antrean.',
  'notice.void': 'Tidak dikirim, karena isinya sudah tidak berlaku.',
  'notice.failed':
    'Surel ini tidak dapat disusun. Kami mencoba lagi; bila tetap gagal, hubungi pengelola sistem.',
  'notice.refused': 'Layanan surel menolak surel ini. Periksa alamatnya, lalu kirim ulang.',
  'notice.unconfirmed':
    'Belum ada kepastian dari layanan surel. Sistem menunggu kabar sebelum mengirim lagi.',
  'notice.lost': 'Sudah beberapa kali dicoba tanpa kepastian. Tanyakan penerima sebelum mengirim ulang.',
  'notice.bounced': 'Alamat ini tidak ada atau menolak surel. Perbaiki alamatnya, lalu kirim ulang.',
  'notice.bounced_soft': 'Kotak surat penerima penuh atau sedang tidak dapat dicapai.',
  'notice.complained': 'Penerima menandai surel kami sebagai spam. Hubungi lewat telepon.',
  'notice.address_dead':
    'Tidak dikirim: surel sebelumnya ke alamat ini ditolak. Perbaiki alamatnya, lalu kirim ulang.',
  'notice.address_complained':
    'Tidak dikirim: penerima menandai surel kami sebagai spam. Hubungi lewat telepon.',
  'notice.unwanted': 'Tidak dikirim: penerima tidak mau menerima pengingat.',
  'notice.link_invalid': 'Tautan ini tidak dikenal.',
}
