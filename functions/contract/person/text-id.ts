import type { PersonFaultCode } from './fault.ts'

/** What each fault says in Indonesian; `{words}` in braces are the fault's parameters. */
export const personFaultsId: Readonly<Record<PersonFaultCode, string>> = {
  'nik.missing': 'NIK kosong. Isi 16 angka NIK sesuai KTP.',
  'nik.number':
    'NIK tersimpan sebagai angka, sehingga angka terakhirnya hilang. Ubah format kolom NIK menjadi Teks, lalu ketik ulang NIK dari KTP.',
  'nik.scientific':
    'NIK tersimpan dalam bentuk ringkas (seperti 3,5E+15), sehingga angkanya hilang. Ubah format kolom NIK menjadi Teks, lalu ketik ulang NIK dari KTP.',
  'nik.characters': 'NIK hanya boleh berisi angka. Ketik ulang 16 angka NIK dari KTP.',
  'nik.length': 'NIK harus 16 angka, yang tertulis {digits} angka. Periksa lagi KTP-nya.',
  'nik.province': 'Dua angka pertama NIK ({province}) bukan kode provinsi. Periksa lagi KTP-nya.',
  'nik.date': 'Angka ke-7 sampai ke-12 NIK bukan tanggal lahir yang ada. Periksa lagi KTP-nya.',
  'nik.serial': 'Empat angka terakhir NIK tidak mungkin 0000. Periksa lagi KTP-nya.',
  'name.missing': 'Nama kosong. Isi nama sesuai KTP.',
  'name.control': 'Nama berisi karakter tersembunyi. Hapus isi sel, lalu ketik ulang namanya.',
  'name.formula': 'Isi sel ini rumus, bukan nama. Ketik namanya sesuai KTP.',
  'name.markup': 'Isi sel ini kode, bukan nama. Ketik namanya sesuai KTP.',
  'name.characters':
    "Nama berisi “{found}”. Nama hanya boleh berisi huruf, spasi, dan tanda . , ' - / ( ). Tulis sesuai KTP.",
  'name.length': 'Nama terlalu panjang ({length} huruf, paling banyak {max}). Tulis sesuai KTP.',
  'sex.missing': 'Jenis kelamin kosong. Isi L atau P.',
  'sex.unknown': 'Jenis kelamin tidak dikenali. Isi L (laki-laki) atau P (perempuan).',
  'sex.contradicts_nik': 'Jenis kelamin tidak sama dengan yang terbaca dari NIK. Periksa KTP, lalu pastikan.',
  'birth_date.missing': 'Tanggal lahir kosong. Isi dengan bentuk 31/12/1990.',
  'birth_date.unreadable': 'Tanggal lahir tidak terbaca. Tulis dengan bentuk 31/12/1990.',
  'birth_date.incomplete': 'Tanggal lahir tidak lengkap. Tulis hari, bulan, dan tahun: 31/12/1990.',
  'birth_date.impossible': 'Tanggal ini tidak ada di kalender. Periksa lagi KTP-nya.',
  'birth_date.month': 'Tidak ada bulan ke-{month}. Tulis hari dahulu, lalu bulan, lalu tahun: 31/12/1990.',
  'birth_date.future': 'Tanggal lahir belum terjadi. Periksa tahunnya.',
  'birth_date.too_early': 'Tahun lahir sebelum 1900. Periksa tahunnya.',
  'birth_date.age': 'Menurut tanggal lahir ini umurnya {age} tahun. Periksa KTP, lalu pastikan.',
  'birth_date.contradicts_nik':
    'Tanggal lahir tidak sama dengan yang terbaca dari NIK. Periksa KTP, lalu pastikan.',
  'birth_date.swapped': 'Hari dan bulan lahir tampaknya tertukar, menurut NIK. Periksa KTP, lalu pastikan.',
  'phone.missing': 'Nomor HP kosong. Isi nomor HP pekerja, misalnya 081234567890.',
  'phone.scientific':
    'Nomor HP tersimpan dalam bentuk ringkas (seperti 8,1E+11), sehingga angkanya hilang. Ubah format kolom menjadi Teks, lalu ketik ulang.',
  'phone.characters': 'Nomor HP hanya boleh berisi angka. Tulis misalnya 081234567890.',
  'phone.not_mobile': 'Ini bukan nomor HP Indonesia. Nomor HP diawali 08 atau +628.',
  'phone.short': 'Nomor HP terlalu pendek ({digits} angka). Tulis lengkap, misalnya 081234567890.',
  'phone.long': 'Nomor HP terlalu panjang ({digits} angka). Tulis satu nomor saja.',
  'phone.several': 'Ada lebih dari satu nomor HP. Nomor pertama yang dipakai.',
  'email.invalid': 'Alamat email tidak terbaca, jadi tidak disimpan. Tulis misalnya nama@contoh.co.id.',
  'birth_place.invalid': 'Tempat lahir tidak terbaca, jadi tidak disimpan.',
  'address.invalid': 'Alamat tidak terbaca atau lebih dari 300 huruf, jadi tidak disimpan.',
  'city_code.invalid': 'Kode kota harus 4 angka, misalnya 3507. Kode ini tidak disimpan.',
  'province_code.invalid': 'Kode provinsi harus 2 angka, misalnya 35. Kode ini tidak disimpan.',
  'education.unknown':
    'Pendidikan ini tidak ada kodenya, jadi tidak disimpan. Tulis misalnya SD, SMP, SMA, D3, S1.',
  'occupation.unknown': 'Pekerjaan ini tidak ada kodenya, jadi tidak disimpan.',
  'scheme.invalid': 'Nama skema tidak terbaca, jadi tidak disimpan.',
}
