import { personFaultsId as person } from '../person/text-id.ts'
import { examTextsId as exam } from './exam-id.ts'
import { noticeTextsId as notice } from './notice-id.ts'

/** What each code says in Indonesian: what is wrong and how to mend it. */
export const texts: Record<string, string> = {
  ...person,
  ...notice,
  ...exam,
  'server.failed':
    'Ada gangguan di pihak kami. Coba lagi sebentar lagi; bila berulang, sebutkan nomor permintaan ini kepada kami.',
  'input.invalid': 'Ada isian yang perlu diperbaiki.',
  'body.malformed': 'Data yang dikirim tidak terbaca. Muat ulang halaman lalu kirim lagi.',
  'body.unsupported': 'Jenis data ini tidak diterima. Kirim sebagai JSON.',
  'body.too_large': 'Data yang dikirim terlalu besar (paling besar 5 MB).',
  'route.unknown': 'Halaman atau layanan ini tidak ada.',
  'origin.foreign': 'Permintaan datang dari situs lain dan tidak diterima.',
  'field.required': 'Isian ini wajib diisi.',
  'field.too_long': 'Isian ini terlalu panjang.',
  'field.text': 'Isian ini harus berupa teks.',
  'field.number': 'Isi dengan bilangan bulat, misalnya 25.',
  'field.too_small': 'Angka ini terlalu kecil.',
  'field.too_large': 'Angka atau jumlah ini terlalu besar.',
  'field.malformed': 'Isian ini tidak terbaca.',
  'email.invalid': 'Tulis alamat surel lengkap, misalnya nama@contoh.go.id.',
  'day.malformed': 'Tulis tanggal sebagai tahun-bulan-hari, misalnya 2026-12-05.',
  'day.unknown': 'Tanggal ini tidak ada di kalender.',
  'hour.malformed': 'Tulis jam sebagai jj:mm, misalnya 08:30.',
  'slug.malformed': 'Gunakan huruf kecil, angka, dan tanda hubung saja.',
  'id.malformed': 'Nomor ini tidak dikenal.',
  'cursor.malformed': 'Daftar ini tidak dapat dilanjutkan. Muat ulang dari awal.',
  'language.unknown': 'Pilih bahasa Indonesia atau Inggris.',
  'phone.malformed': 'Tulis nomor telepon dengan angka saja, misalnya 0341391122.',
  'nib.malformed': 'NIB terdiri atas 13 angka. Periksa lagi di OSS.',
  'npwp.malformed': 'NPWP terdiri atas 16 angka (yang lama 15 angka).',
  'company.not_affirmed': 'Centang pernyataan bahwa setiap tenaga kerja sudah diberi tahu.',
  'company.number_needed': 'Isi NIB atau NPWP. Hanya instansi pemerintah yang boleh mengosongkan keduanya.',
  'company.taken':
    'Perusahaan dengan NIB, NPWP, atau undangan ini sudah terdaftar. Minta tautan portal untuk melanjutkan.',
  'company.unknown': 'Perusahaan ini tidak ditemukan.',
  'company.refused': 'Pendaftaran perusahaan ini ditolak, sehingga tidak dapat mengirim nominasi.',
  'company.not_confirmed': 'Konfirmasi dulu alamat surel perusahaan.',
  'company.not_verified': 'Perusahaan ini belum diverifikasi Disnaker.',
  'company.wrong_state': 'Keadaan perusahaan ini sudah berubah. Muat ulang halaman.',
  'contact.unknown': 'Kontak ini tidak ditemukan. Muat ulang halaman.',
  'contact.twice': 'Alamat surel ini sudah menjadi kontak perusahaan Anda. Isi alamat lain.',
  'contact.too_many': 'Paling banyak {most} kontak tambahan. Hapus satu dulu.',
  'contact.confirmed': 'Alamat surel kontak ini sudah dikonfirmasi.',
  'contact.unconfirmed':
    'Alamat surel kontak ini belum dikonfirmasi. Minta dia membuka tautan di surel dari kami.',
  'contact.last': 'Harus ada satu kontak yang menerima surel. Pilih kontak utama lain dulu.',
  'company.cap_above':
    'Paling banyak {most}, batas program ini. Anda hanya dapat menetapkan yang lebih kecil.',
  'company.header': 'Kolom “{column}” tidak ditemukan di baris judul.',
  'standing.kind': 'Pilih langkah yang diputuskan.',
  'standing.exemption_kind': 'Pilih alasan pengecualian: tutup, tidak punya tenaga kebersihan, atau lainnya.',
  'standing.letter_future': 'Tanggal surat tidak boleh sesudah hari ini.',
  'standing.letter_twice': 'Nomor surat ini sudah dipakai untuk langkah lain. Isi nomor surat yang lain.',
  'standing.wrong_step':
    'Langkah ini tidak dapat diambil dari status perusahaan sekarang. Muat ulang dan lihat langkah yang terbuka.',
  'standing.changed':
    'Status atau data perusahaan ini baru saja berubah. Muat ulang, baca yang baru, lalu putuskan lagi.',
  'standing.fulfilled':
    'Perusahaan ini sudah menominasikan jumlah yang disepakati. Langkah yang memberatkan tidak dapat diambil.',
  'standing.answer_waiting':
    'Perusahaan ini sudah menjawab dan jawabannya belum dibaca. Baca dan tandai dulu jawabannya.',
  'standing.not_expected':
    'Pendaftaran perusahaan ini ditolak, jadi tidak diwajibkan ikut dan tidak dapat dikenai langkah.',
  'standing.nothing_to_undo': 'Tidak ada langkah yang dapat dibatalkan.',
  'answer.nothing_asked':
    'Saat ini tidak ada surat yang perlu dijawab. Bila ada pertanyaan, hubungi kantor kami.',
  'answer.too_many':
    'Sudah {most} jawaban Anda menunggu dibaca. Tunggu sampai kami membacanya, lalu kirim lagi.',
  'answer.file_large': 'Berkas ini lebih besar dari 4 MB. Perkecil, atau pindai dengan mutu lebih rendah.',
  'answer.file_type':
    'Berkas ini bukan PDF, JPG, atau PNG. Simpan sebagai salah satu dari itu, lalu pilih lagi.',
  'answer.unknown': 'Jawaban ini tidak ditemukan.',
  'answer.no_file': 'Jawaban ini tidak disertai berkas.',
  'answer.read': 'Jawaban ini sudah ditandai dibaca oleh petugas lain. Muat ulang halamannya.',
  'key.unknown': 'Kunci API ini tidak dikenal atau sudah dicabut. Minta kunci baru kepada Disnaker.',
  'key.too_fast': 'Terlalu banyak permintaan dengan kunci ini. Tunggu satu menit, lalu coba lagi.',
  'key.too_many': 'Paling banyak {most} kunci yang berlaku. Cabut satu dulu.',
  'permit.one_of': 'Isi tepat satu: nib atau name.',
  'slip.unknown': 'Surat keterangan ini tidak ditemukan atau sudah terlalu lama.',
  'programme.unknown': 'Program ini tidak ditemukan.',
  'programme.none_open': 'Saat ini tidak ada program yang menerima pendaftaran.',
  'programme.closed': 'Masa nominasi program ini sudah berakhir.',
  'programme.no_scheme': 'Isi sedikitnya satu skema.',
  'programme.scheme_twice': 'Setiap skema harus punya kode sendiri.',
  'programme.scheme_used': 'Skema yang sudah dipakai tidak dapat dihapus.',
  'programme.dates_order': 'Tanggal ini mendahului tanggal sebelumnya.',
  'version.stale': 'Orang lain baru saja mengubah data ini. Muat ulang, lalu ulangi perubahan Anda.',
  'session.missing': 'Anda belum masuk, atau sesi Anda sudah berakhir.',
  'access.denied': 'Peran Anda tidak mencakup tindakan ini.',
  'link.invalid': 'Tautan ini tidak berlaku, sudah dipakai, atau kedaluwarsa. Minta tautan baru.',
  'signin.failed': 'Proses masuk gagal atau kedaluwarsa. Coba masuk lagi.',
  'rate.exceeded': 'Terlalu banyak percobaan. Tunggu beberapa menit lalu coba lagi.',
  'nominations.missing': 'Kirim sedikitnya satu tenaga kerja.',
  'nominations.too_many': 'Terlalu banyak tenaga kerja dalam satu kiriman.',
  'nomination.unknown': 'Nominasi ini tidak ditemukan.',
  'nomination.wrong_state': 'Keadaan nominasi ini sudah berubah. Muat ulang halaman.',
  'nomination.twice': 'Tenaga kerja ini muncul dua kali dalam kiriman ini.',
  'nomination.elsewhere':
    'Tenaga kerja ini perlu diperiksa petugas terlebih dahulu. Anda tidak perlu berbuat apa-apa.',
  'scheme.unknown': 'Skema ini tidak ada dalam program.',
  'nomination.contested':
    'Tenaga kerja ini juga dinominasikan perusahaan lain. Putuskan dulu mana yang berlaku: tolak salah satunya.',
  'nomination.locked':
    'Data diri tenaga kerja ini sudah diverifikasi dan tidak berubah lewat unggahan. Hubungi petugas untuk membetulkannya.',
  'nomination.confirm': 'Data ini tidak cocok dengan NIK. Periksa, lalu nyatakan bahwa datanya benar.',
  'nomination.seated_then':
    'Tenaga kerja ini sudah punya jadwal uji pada {day}. Ganti dengan orang lain, atau tarik dulu.',
  'replacement.nobody': 'Pilih tenaga kerja yang menunggu, atau isi data orang baru.',
  'replacement.same': 'Orang ini sendiri yang akan diganti. Isi data orang lain.',
  'replacement.not_waiting': 'Orang ini tidak sedang menunggu jadwal. Pilih orang lain.',
  'replacement.too_late':
    'Ujiannya hari ini atau sudah lewat, jadi tidak dapat diganti lewat portal. Hubungi LSP.',
  'replacement.own': 'Orang ini sudah Anda nominasikan. Pilih dari daftar yang menunggu jadwal.',
  'replacement.elsewhere':
    'Orang ini perlu diperiksa petugas dulu, jadi belum dapat langsung mengganti. Pilih orang lain.',
  'draft.unknown':
    'Daftar yang menunggu ini tidak ditemukan. Mungkin sudah dikirim, dihapus, atau lewat 7 hari.',
  'draft.overtaken': '{by} menyimpan daftar ini lebih dulu. Ambil isinya yang terbaru.',
  'draft.too_many': 'Paling banyak {most} daftar menunggu. Kirim atau hapus satu dulu.',
  'draft.too_large': 'Daftar ini terlalu panjang untuk disimpan sementara. Bagi menjadi beberapa berkas.',
  'contest.alone': 'Orang ini hanya dinominasikan satu perusahaan; tidak ada yang perlu diputuskan.',
  'contest.too_late': 'Salah satu nominasi orang ini sudah diuji, jadi tidak dapat dialihkan lagi.',
  'server.busy': 'Sistem sedang ramai. Kirim lagi sebentar lagi; tidak ada yang hilang.',
  'quota.below_taken':
    '{taken} kursi sudah terisi: dengan kuota ini {lost} orang akan kehilangan kursi. Pindahkan atau batalkan mereka dulu.',
  'quota.letter_twice': 'Surat dengan nomor ini sudah tercatat untuk skema ini.',
  'slips.none':
    'Tidak ada tenaga kerja yang dipanggil ke gelombang ini. Bila jadwal sudah ditetapkan, muat ulang halaman.',
  'wave.unknown': 'Gelombang ini tidak ditemukan.',
  'wave.no_assessor': 'Pilih sedikitnya satu asesor.',
  'wave.assessor_twice': 'Asesor yang sama dipilih dua kali.',
  'wave.outside_programme': 'Tanggal harus di antara {from} dan {to}, masa program ini.',
  'wave.ends_first': 'Jam selesai harus sesudah jam mulai.',
  'wave.too_many_seats': 'Paling banyak {most} kursi: kapasitas tempat, dan 10 peserta per asesor.',
  'wave.venue_booked': 'Tempat ini sudah dipakai gelombang lain pada hari itu.',
  'wave.assessor_booked': 'Pada hari itu sudah bertugas di gelombang lain: {names}.',
  'wave.assessor_company': 'Asesor tidak boleh menguji tenaga dari perusahaannya sendiri.',
  'worker.unknown':
    'Tautan dan tanggal lahir ini tidak cocok. Periksa tanggal lahirnya, dan pakai tautan persis seperti yang Anda terima.',
  'worker.ticket': 'Halaman sudah terlalu lama terbuka. Masukkan tanggal lahir Anda sekali lagi.',
  'worker.no_certificate':
    'Hanya pemegang sertifikat yang masih berlaku yang ditampilkan kepada petugas penempatan.',
  'worker.asked_already': 'Permintaan Anda yang sama masih diproses. Tunggu jawabannya di halaman ini.',
  'worker.no_request': 'Permintaan ini tidak ada.',
  'worker.answered': 'Permintaan ini sudah dijawab petugas lain. Muat ulang halaman.',
  'upload.none_ticked': 'Belum ada baris yang dicentang. Centang baris yang datanya sudah benar.',
  'upload.altered': 'Baris-baris ini tidak dapat dibaca lagi. Kirim berkasnya sekali lagi.',
  'certificate.unknown': 'Sertifikat ini tidak ada dalam register.',
  'certificate.wrong_state': 'Sertifikat ini sudah tidak berlaku, jadi tidak dapat diubah lagi.',
  'certificate.issued_on': 'Isi tanggal terbit dalam 12 bulan terakhir, paling lambat hari ini.',
  'certificate.before_exam': 'Ujiannya {exam}. Sertifikat bertanggal paling awal hari itu.',
  'certificate.before_decision':
    'Ujiannya {exam} dan diputuskan {decided}. Sertifikat bertanggal paling awal hari keputusan itu.',
  'certificate.no_number': 'Nomor sertifikat belum diisi. Isi dulu nomornya.',
  'certificate.number_taken': 'Nomor ini sudah dipakai orang lain. Periksa nomornya.',
  'certificate.none_to_print': 'Belum ada sertifikat yang berlaku di gelombang ini. Terbitkan dulu.',
  'certificate.not_printed': 'Berkas cetaknya belum ada atau sudah dihapus. Minta cetak sekali lagi.',
  'certificate.proposed':
    'Pencabutan sudah diusulkan, atau sertifikat ini baru saja diubah. Muat ulang halaman.',
  'certificate.not_proposed': 'Belum ada usulan pencabutan untuk sertifikat ini.',
  'certificate.same_officer': 'Pencabutan harus ditegaskan oleh petugas lain, bukan pengusulnya.',
  'wave.wrong_state': 'Keadaan gelombang ini sudah berubah. Muat ulang halaman.',
  'wave.seats_below_taken':
    '{taken} kursi sudah terisi: dengan {seats} kursi, {lost} orang akan kehilangan kursi, mulai dari yang terakhir dinominasikan ({who}). Pindahkan mereka dulu.',
  'wave.scheme_fixed': 'Sudah ada peserta di gelombang ini, sehingga skemanya tetap.',
  'wave.full': 'Gelombang ini sudah penuh.',
  'wave.unsuitable': 'Tanggal gelombang ini tidak cocok bagi tenaga kerja ini.',
  'wave.other_scheme': 'Gelombang ini untuk skema lain.',
  'wave.same': 'Pilih gelombang lain sebagai tujuan.',
  'quota.spent': 'Kuota skema ini sudah habis.',
  'company.cap': 'Batas tenaga dari satu perusahaan dalam satu gelombang sudah tercapai.',
  'venue.kind': 'Pilih jenis TUK.',
  'venue.unknown': 'Tempat ini tidak ditemukan.',
  'venue.taken': 'Tempat dengan nama ini sudah terdaftar.',
  'assessor.unknown': 'Asesor ini tidak ditemukan.',
  'assessor.taken': 'Asesor dengan nomor registrasi ini sudah terdaftar.',
  'wave.places_changed': 'Tempat atau asesor ini baru saja diubah. Muat ulang, periksa, lalu simpan lagi.',
  'venue.capacity_below_seats':
    'Gelombang {date} di tempat ini punya {seats} kursi. Kurangi dulu kursinya, atau pindahkan gelombangnya.',
  'assessor.company_sits':
    'Tenaga perusahaan ini sudah mendapat kursi di gelombang asesor ini ({dates}). Pindahkan mereka atau ganti asesornya dulu.',
  'assessor.too_many_waves':
    'Asesor ini bertugas di lebih dari 45 gelombang yang akan datang. Ganti dulu asesornya di sebagian gelombang itu.',
  'filter.page': 'Daftar ini tidak menyimpan saringan.',
  'filter.query': 'Saringan ini tidak dapat disimpan. NIK tidak boleh ada di dalamnya.',
  'filter.too_many': 'Paling banyak {most} saringan tersimpan. Hapus satu dulu.',
  'progress.unknown': 'Angka kemajuan program belum dihitung. Coba lagi satu jam lagi.',
  'plan.unknown': 'Rencana ini tidak ditemukan.',
  'plan.busy': 'Banyak perubahan bersamaan. Coba lagi sebentar lagi; yang sudah berhasil tetap tersimpan.',
  'plan.not_draft': 'Rencana ini sedang atau sudah dijalankan. Susun rencana baru untuk mengubah kursi.',
  'plan.fixed_seats':
    'Semua {most} kursi gelombang ini dipegang orang yang sudah diberi tahu atau yang Anda tempatkan. Pindahkan salah satunya dulu.',
  'plan.fixed_quota': 'Seluruh kuota {most} dipegang orang yang sudah diberi tahu atau yang Anda tempatkan.',
  'plan.fixed_cap':
    'Paling banyak {most} orang dari perusahaan ini di satu gelombang: yang sudah diberi tahu atau Anda tempatkan sudah sebanyak itu.',
  'plan.circle':
    'Yang Anda pindahkan saling menunggu kursi. Pindahkan salah satunya dulu ke gelombang yang masih kosong.',
  'plan.instance': 'Seorang peserta duduk di gelombang dengan skema lain. Perbaiki dulu.',
  'letter.unknown': 'Surat ini tidak ada.',
  'list.format': 'Pilih xlsx atau csv.',
  'codes.twice': 'Setiap kode asal hanya boleh ada satu kali dalam tabel.',
  'codes.fixed':
    'Baris pendidikan dan pekerjaan tidak dapat ditambah atau dihapus; ubah kode atau namanya saja.',
  'bnsp.schedule_taken': 'KODE JADWAL ini sudah dipakai gelombang lain. Periksa kodenya.',
  'bnsp.reported_before': 'Hasil gelombang ini sudah dilaporkan dengan surat lain.',
  'bnsp.not_decided': 'Hasil baru dapat dilaporkan setelah komite memutuskan semua peserta gelombang ini.',
  'bnsp.no_rows': 'Tidak ada baris peserta di berkas ini.',
  'bnsp.too_many_rows': 'Paling banyak 400 baris sekaligus. Pisahkan berkas per gelombang.',
  'bnsp.number_lost':
    'Sel ini berisi angka panjang sehingga digit terakhirnya hilang. Ubah format kolomnya menjadi Teks, lalu ketik ulang.',
  'bnsp.number_unreadable':
    'Nomor ini tidak terbaca. Paling banyak 40 huruf, angka, titik, garis miring, atau tanda hubung.',
  'bnsp.nik_repeated': 'NIK ini sudah ada di baris {row}. Hapus salah satu baris.',
  'bnsp.not_in_wave':
    'Tidak ada peserta gelombang ini dengan NIK tersebut. Periksa NIK-nya, atau buka gelombang yang benar.',
  'bnsp.name_differs': 'Nama di berkas berbeda dari nama di sini: {name}. Pastikan ini orang yang sama.',
  'bnsp.result_differs':
    'K/BK di berkas berbeda dari keputusan komite. Pastikan keputusan mana yang diterima BNSP.',
  'bnsp.schedules_several':
    'Berkas ini memuat lebih dari satu KODE JADWAL untuk gelombang ini. Betulkan agar hanya satu.',
  'bnsp.schedule_differs':
    'KODE JADWAL gelombang ini {schedule}. Periksa apakah berkas ini untuk gelombang lain.',
  'bnsp.number_repeated': 'Nomor ini juga ada di baris {row}. Satu nomor hanya untuk satu orang.',
  'bnsp.other_number':
    'Orang ini sudah punya nomor lain: {number}. Bila nomor di berkas yang benar, ubah dulu di halaman sertifikat.',
  'bnsp.issued_otherwise':
    'Sertifikatnya sudah terbit dengan nomor {number}. Bila nomor di berkas yang benar, terbitkan ulang sertifikatnya.',
  'bnsp.issued_without':
    'Sertifikatnya sudah terbit tanpa nomor ini. Terbitkan ulang sertifikatnya untuk menambahkan nomor.',
  'bnsp.not_competent': 'Orang ini belum kompeten (BK), sehingga tidak dapat menerima nomor.',
  'bnsp.undecided': 'Komite belum memutuskan orang ini, atau bandingnya belum selesai.',
  'bnsp.certificate_no_missing': 'Nomor sertifikatnya kosong. Isi bersama nomor registrasi dan blanko.',
  'bnsp.no_numbers': 'Berkas ini belum memuat nomor untuk orang ini.',
}
