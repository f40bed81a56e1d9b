/** The landing page in words; prerendered, loaded by no browser. */
export const words = {
  id: {
    title: 'Sertifikasi gratis tenaga kebersihan',
    lead: 'Tenaga kebersihan di Kabupaten Malang dapat diuji dan memperoleh sertifikat kompetensi tanpa biaya. Perusahaan mendaftar, mengirim daftar tenaga, lalu kami atur jadwal ujinya, gelombang demi gelombang.',
    register: 'Daftarkan perusahaan',
    login: 'Sudah terdaftar? Masuk',
    datesHeading: 'Program saat ini',
    dates: { startsOn: 'Dibuka', nominateUntil: 'Nominasi paling lambat', endsOn: 'Selesai' },
    dateUnknown: 'diumumkan Disnaker',
    progressHeading: 'Sejauh ini',
    progress: {
      day: 'Hari ke',
      companies: 'Perusahaan ikut',
      nominated: 'Tenaga dinominasikan',
      certified: 'Sertifikat terbit',
    },
    progressMore: 'Kemajuan 100 hari, menurut kecamatan dan skema',
    whatHeading: 'Untuk apa',
    what: [
      [
        'Pengakuan yang berlaku nasional',
        'Sertifikat dari BNSP menyatakan bahwa pemegangnya kompeten. Seperti ijazah, sertifikat tetap milik pekerja bila ia pindah kerja atau terkena PHK.',
      ],
      [
        'Mutu layanan yang terbukti',
        'Rumah sakit, kantor, dan hotel dapat menunjukkan bahwa tenaga kebersihannya bekerja sesuai standar nasional (SKKNI).',
      ],
      [
        'Gratis sepenuhnya',
        'Tidak ada biaya pendaftaran, uji, maupun sertifikat. Bila ada yang meminta uang, laporkan kepada kami.',
      ],
    ],
    whoHeading: 'Untuk siapa',
    who: [
      'Rumah sakit, instansi, kampus, hotel, pabrik, dan kantor yang mempekerjakan tenaga kebersihan.',
      'Perusahaan penyedia jasa kebersihan (outsourcing).',
      'Semua tenaga kebersihan yang bekerja di sana, tetap maupun kontrak.',
    ],
    howHeading: 'Caranya',
    how: [
      ['Daftar', 'Isi data perusahaan, lalu konfirmasi alamat surel. Sekitar lima menit.'],
      [
        'Kirim daftar tenaga',
        'Pakai berkas Excel yang sudah ada. Kami tunjukkan baris yang perlu dibetulkan sebelum terkirim.',
      ],
      ['Tunggu jadwal', 'LSP mengajukan kuota ke BNSP dan membagi peserta ke gelombang dengan adil.'],
      [
        'Ikut uji satu hari',
        'Teori dan praktik dalam satu hari. Tidak semua tenaga dipanggil sekaligus, sehingga layanan Anda tetap jalan.',
      ],
      ['Terima sertifikat', 'Yang kompeten menerima sertifikat. Yang belum, boleh mengulang.'],
    ],
    partHeading: 'Peran perusahaan Anda',
    part: [
      'Disnaker mengundang semua perusahaan dan instansi yang mempekerjakan tenaga kebersihan, dan mengharapkan semuanya ikut.',
      'Anda diminta mengirim daftar tenaga sebelum batas nominasi, memberi tahu setiap pekerja tentang pemakaian datanya, dan memberi mereka waktu untuk ikut uji.',
      'Perusahaan yang tidak menanggapi akan dihubungi, lalu diperingatkan secara tertulis. Bila tetap tidak bekerja sama, Kepala Disnaker dapat menunda tanda tangan perizinannya. Setiap langkah diputuskan petugas dan disampaikan lewat surat.',
    ],
    askHeading: 'Hubungi kami',
    ask: 'Ada yang belum jelas? Kami bantu.',
    office: 'Dinas Tenaga Kerja Kabupaten Malang',
    officeLabels: { address: 'Alamat', phone: 'Telepon', email: 'Surel' },
    officeUnknown: '–',
  },
  en: {
    title: 'Free certification for cleaning workers',
    lead: 'Cleaners in Malang Regency can be examined and earn a certificate of competency at no cost. Companies register, send their list of workers, and we arrange the exam days, wave by wave.',
    register: 'Register your company',
    login: 'Registered already? Sign in',
    datesHeading: 'The present programme',
    dates: { startsOn: 'Opens', nominateUntil: 'Nominate until', endsOn: 'Ends' },
    dateUnknown: 'announced by Disnaker',
    progressHeading: 'So far',
    progress: {
      day: 'Day',
      companies: 'Companies taking part',
      nominated: 'Workers nominated',
      certified: 'Certificates issued',
    },
    progressMore: 'Progress of the 100 days, by district and scheme',
    whatHeading: 'What for',
    what: [
      [
        'Recognised in all of Indonesia',
        'A certificate of BNSP states that its holder is competent. Like a diploma it stays with the worker, whoever the next employer is.',
      ],
      [
        'Quality that can be shown',
        'Hospitals, offices and hotels can show that their cleaners work to the national standard (SKKNI).',
      ],
      [
        'Free of charge',
        'There is no fee for registration, exam or certificate. If anybody asks for money, tell us.',
      ],
    ],
    whoHeading: 'For whom',
    who: [
      'Hospitals, public offices, universities, hotels, factories and offices that employ cleaners.',
      'Companies that hire out cleaning services.',
      'All cleaners who work there, permanent or on contract.',
    ],
    howHeading: 'How it works',
    how: [
      ['Register', 'Enter your company and confirm the e-mail address. About five minutes.'],
      [
        'Send the list of workers',
        'Use the Excel file that you have. We show you which rows need mending before anything is sent.',
      ],
      ['Wait for the day', 'The LSP asks BNSP for a quota and shares the seats of each wave fairly.'],
      [
        'One day of exam',
        'Theory and practice in one day. Never all of your workers at once, so that your service goes on.',
      ],
      ['Get the certificate', 'Who is competent receives a certificate. Who is not yet may try again.'],
    ],
    partHeading: 'What is expected of your company',
    part: [
      'Disnaker invites every company and institution that employs cleaners, and expects all of them to take part.',
      'You are asked to send your list before the last day of nomination, to tell each worker how the data are used, and to give them the time for the exam.',
      'A company that does not answer is contacted, then warned in writing. If it still does not co-operate, the head of Disnaker may withhold the signature under its permits. Each step is decided by an officer and comes by letter.',
    ],
    askHeading: 'Contact',
    ask: 'Something is not clear? We are glad to help.',
    office: 'Manpower Office of Malang Regency',
    officeLabels: { address: 'Address', phone: 'Phone', email: 'E-mail' },
    officeUnknown: '–',
  },
}
