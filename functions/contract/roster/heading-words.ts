import type { ColumnRole } from './field.ts'

/** Different spellings of one word in headings. */
export const SYNONYMS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    tanggal: 'tgl tggl tg tgll tnggl',
    tempat: 'tmp tmpt tpt tempt tmpat',
    no: 'nomor nomer nmr nom number num nr',
    jenis: 'jns jenir',
    kelamin: 'klmn klm kelmn',
    kota: 'city town',
    lahir: 'lhr lhir',
    telepon: 'telp tlp tel telpon telephone tlpn telfon telepone tilpun phone',
    hp: 'handphone handphon hape ponsel gsm cellphone cell seluler selular mobile',
    wa: 'whatsapp whatsap wapp',
    pendidikan: 'pend pendd pddk pddkn pdkn pendikan',
    kabupaten: 'kab',
    provinsi: 'prov propinsi prop',
    alamat: 'almt alm',
    nama: 'nm nma',
    bulan: 'bln',
    tahun: 'thn th',
    karyawan: 'kary krywn',
    pegawai: 'peg pgw',
    kontak: 'contact',
  }).flatMap(([word, spellings]) => spellings.split(' ').map((spelling) => [spelling, word])),
)

/** Words that join, and say nothing. */
export const JOINING = new Set('dan and atau or of the di yang s d'.split(' '))

/** Words that may stand beside a field's name without changing it. */
export const NOISE = new Set(
  (
    'lengkap sesuai ktp asli peserta karyawan karyawati pegawai pekerja tenaga kerja cleaning service cs calon asesi ' +
    'wajib diisi isi required aktif your personil personel petugas terakhir anggota employee worker candidate staff ' +
    'staf uji kompetensi sertifikasi as per on in e digit buruh kebersihan cleaner gelar tanpa beserta pribadi sekarang ' +
    'bisa dapat dihubungi saudara diikuti diajukan diambil'
  ).split(' '),
)

/** A heading with one of these is of another person or another matter. */
export const FOREIGN = new Set(
  (
    'ibu ayah bapak orangtua ortu orang suami istri isteri anak pasangan keluarga family waris darurat emergency ' +
    'perusahaan company instansi lembaga bank rekening rek npwp bpjs kk kis jamsostek nip nrp nuptk atasan pic kantor ' +
    'panggilan nickname masuk mulai kontrak tmt join berlaku expired penempatan tugas unit ruang ruangan lokasi agama ' +
    'religion status umur usia age ukuran golongan gol darah tinggi berat sertifikat certificate lama sekolah jurusan ' +
    'vaksin sim paspor passport ttd tanda keterangan ket catatan foto penanggung mandor koordinator mother father ' +
    'spouse wife husband gaji upah pembuatan dibuat terbit input jadwal asesor surat kartu'
  ).split(' '),
)

/** The headings of each column, in the spellings that `SYNONYMS` leads to. */
export const HEADINGS: readonly (readonly [ColumnRole, string])[] = [
  [
    'nik',
    'nik|no nik|nik ktp|no ktp|ktp|no induk kependudukan|no induk penduduk|no identitas|identitas|id number|identity number|' +
      'national id|national id number|national identity number|nik no ktp|no ktp nik|ktp nik|no nik ktp|no e ktp|e ktp|id ktp|' +
      'id card number|ktp number|identity card|identity card number|id card|no kependudukan|no id|nik no induk kependudukan|' +
      'no induk kependudukan nik|no kartu tanda penduduk|kartu tanda penduduk|no identitas kependudukan|no identitas ktp|no identitas penduduk|' +
      'citizen id|citizen id number|national identification number|identification number',
  ],
  [
    'name',
    'nama|nama lengkap|nama karyawan|nama pegawai|nama peserta|nama pekerja|nama tenaga kerja|nama tenaga|nama asesi|' +
      'nama personil|nama personel|nama petugas|nama anggota|nama sesuai ktp|nama lengkap sesuai ktp|full name|name|' +
      'employee name|worker name|name full|complete name|nama cleaning service|nama gelar',
  ],
  [
    'sex',
    'l p|jk|jenis kelamin|kelamin|gender|sex|jenkel|jenis kel|p l|p w|m f|pria wanita|laki laki perempuan|lk pr|seks|' +
      'jenis kelamin l p|male female|l k p r|jkel|laki perempuan|pria perempuan|lk p|pr lk|perempuan laki laki',
  ],
  [
    'placeDate',
    'ttl|t t l|tempat tanggal lahir|tempat lahir tanggal lahir|tempat tanggal|place date birth|place birth date birth|' +
      'date place birth|pob dob|kelahiran|birth place date|tempat tanggal bulan tahun lahir|tempat tanggal kelahiran|' +
      'tanggal tempat lahir|lahir tempat tanggal|ttgl lahir|birth place birth date|tempat lahir tanggal',
  ],
  [
    'birthDate',
    'tanggal lahir|date birth|birth date|dob|d o b|birthday|tanggal bulan tahun lahir|lahir|tanggal kelahiran|birth|' +
      'lahir tanggal|tanggal bulan lahir',
  ],
  [
    'birthPlace',
    'tempat lahir|place birth|birth place|pob|kota lahir|tempat kelahiran|lahir di|kota kelahiran|city birth',
  ],
  [
    'phone',
    'hp|no hp|no telepon|telepon|wa|no wa|hp wa|no hp wa|wa hp|no wa hp|no kontak|kontak|kontak no|telepon no|hp no|hp telepon|' +
      'hp telepon no|telepon hp|no telepon hp|no hp telepon|telepon wa|no telepon wa|no hp aktif|no yang dapat dihubungi|' +
      'whats app|no whats app|whats app no|wa no|kontak person|kontak hp|kontak wa|no tlp hp',
  ],
  [
    'address',
    'alamat|alamat rumah|alamat lengkap|alamat domisili|alamat ktp|domisili|address|home address|tempat tinggal|residence|' +
      'alamat tempat tinggal|alamat tinggal|residential address|alamat asal|tempat tinggal sekarang',
  ],
  ['cityCode', 'kode kota|kode kabupaten|kode kabupaten kota|kode kota kabupaten|city code|regency code'],
  ['provinceCode', 'kode provinsi|province code|provinsi kode'],
  [
    'education',
    'pendidikan|pendidikan terakhir|kode pendidikan|education|last education|ijazah|ijazah terakhir|jenjang pendidikan|' +
      'tingkat pendidikan|education level|level of education|pendidikan akhir|education code',
  ],
  [
    'occupation',
    'pekerjaan|jabatan|kode pekerjaan|occupation|job|job title|position|posisi|kode jabatan|profesi|occupation code',
  ],
  ['email', 'email|e mail|alamat email|surel|email address|e mail address|alamat surel|surat elektronik'],
  [
    'scheme',
    'skema|skema sertifikasi|skema uji|kode skema|nama skema|scheme|skema kompetensi|certification scheme|scheme code|jenis sertifikasi|' +
      'program sertifikasi|bidang sertifikasi|jenis skema|sertifikasi kompetensi',
  ],
  ['firstName', 'nama depan|first name|given name|given names'],
  ['middleName', 'nama tengah|middle name'],
  ['lastName', 'nama belakang|last name|surname|family name|nama akhir'],
  ['birthDay', 'hari lahir|birth day number'],
  ['birthMonth', 'bulan lahir|birth month'],
  ['birthYear', 'tahun lahir|birth year'],
  ['no', 'no|no urut|urut|n o|urutan|s n|serial no|sr no'],
]
