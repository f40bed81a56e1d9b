type Part = { heading: string; says: string[]; list?: string[] }
export type PrivacyWords = { title: string; version: string; lead: string; parts: Part[] }

/** The privacy notice. What is changed here changes `privacyVersion` too. */
export const words: { id: PrivacyWords; en: PrivacyWords } = {
  id: {
    title: 'Pemberitahuan privasi',
    version: 'Versi',
    lead: 'Halaman ini menjelaskan data pribadi apa yang kami terima, untuk apa, dan apa hak pemilik datanya.',
    parts: [
      {
        heading: 'Siapa yang bertanggung jawab',
        says: [
          'Dinas Tenaga Kerja Kabupaten Malang mengendalikan data ini bersama LSP Cleaning Service Nusantara, yang menguji. Alamat dan nomor telepon kami ada di beranda.',
        ],
      },
      {
        heading: 'Data apa',
        says: [
          'Dari perusahaan: nama narahubung, nomor telepon, dan alamat surel. Dari setiap tenaga kerja:',
        ],
        list: [
          'nama, NIK, jenis kelamin, tanggal lahir, nomor HP;',
          'bila diisi: tempat lahir, alamat, kode kota dan provinsi, pendidikan, pekerjaan, alamat surel.',
        ],
      },
      {
        heading: 'Yang tidak kami kumpulkan',
        says: ['Agama, kartu keluarga, dan data kesehatan tidak kami minta. Jangan kirim data itu.'],
      },
      {
        heading: 'Untuk apa',
        says: ['Data dipakai hanya untuk:'],
        list: [
          'memastikan bahwa seseorang diuji satu kali per skema;',
          'mengajukan kuota dan melaporkan hasil ke BNSP;',
          'menyusun jadwal uji dan mengirim undangannya;',
          'menerbitkan sertifikat dan memungkinkan orang memeriksa keasliannya.',
        ],
      },
      {
        heading: 'Dasar hukum',
        says: [
          'UU Nomor 27 Tahun 2022 tentang Pelindungan Data Pribadi: pelaksanaan tugas pelayanan publik, dan persetujuan tenaga kerja yang disampaikan lewat perusahaan. Data sektor publik disimpan di Indonesia (PP 71/2019).',
        ],
      },
      {
        heading: 'Siapa yang melihat',
        says: [
          'Petugas Disnaker dan LSP yang menangani program, asesor yang menguji, dan BNSP. NIK disimpan tersandi, tampil tersamar, dan setiap kali dibuka utuh dicatat. NIK tidak pernah ada di sertifikat, surel, kode QR, atau halaman umum. Halaman pemeriksaan sertifikat hanya memuat nama, skema, nomor, tanggal, dan keadaan sertifikat.',
        ],
      },
      {
        heading: 'Berapa lama disimpan',
        says: [],
        list: [
          'Salinan dokumen identitas dihapus 90 hari setelah sertifikat terbit.',
          'Nominasi yang ditolak dihapus setelah 1 tahun.',
          'Daftar sertifikat disimpan selama masa berlaku sertifikat dan sesudahnya, agar keasliannya dapat diperiksa.',
        ],
      },
      {
        heading: 'Hak Anda',
        says: [
          'Pemilik data boleh meminta salinan datanya, pembetulan, penghapusan, atau mencabut persetujuan. Hubungi kami; pencabutan persetujuan kami tindak lanjuti paling lambat 3 × 24 jam. Tenaga kerja boleh menghubungi kami langsung, tanpa lewat perusahaan.',
          'Bila terjadi kebocoran data, pemilik data kami beri tahu secara tertulis paling lambat 3 × 24 jam.',
        ],
      },
      {
        heading: 'Di perangkat Anda',
        says: [
          'Isian yang belum terkirim disimpan di tab peramban ini saja dan hilang saat tab ditutup. Setelah masuk, satu kuki menjaga sesi perusahaan Anda. Kami tidak memakai pelacak atau layanan pihak lain.',
        ],
      },
    ],
  },
  en: {
    title: 'Privacy notice',
    version: 'Version',
    lead: 'This page explains which personal data we receive, what for, and what rights their owners have.',
    parts: [
      {
        heading: 'Who is responsible',
        says: [
          'The Manpower Office of Malang Regency controls these data together with LSP Cleaning Service Nusantara, which examines. Our address and phone number are on the home page.',
        ],
      },
      {
        heading: 'Which data',
        says: ['Of a company: name of the contact person, phone number and e-mail address. Of each worker:'],
        list: [
          'name, NIK (identity number), sex, birth date, mobile number;',
          'if given: place of birth, address, city and province code, education, occupation, e-mail address.',
        ],
      },
      {
        heading: 'What we do not collect',
        says: ['We ask for no religion, family card or health data. Do not send them.'],
      },
      {
        heading: 'What for',
        says: ['The data only serve:'],
        list: [
          'to make sure that a person is examined once per scheme;',
          'to ask BNSP for a quota and to report the results to it;',
          'to plan the exam days and to invite to them;',
          'to issue certificates and to let people check that they are genuine.',
        ],
      },
      {
        heading: 'Legal basis',
        says: [
          'Law 27/2022 on the Protection of Personal Data: a task of public service, and the consent of the workers, given through the company. Data of the public sector stay in Indonesia (Government Regulation 71/2019).',
        ],
      },
      {
        heading: 'Who sees them',
        says: [
          'The officers of Disnaker and the LSP who run the programme, the assessors who examine, and BNSP. The NIK is stored encrypted, shown masked, and each look at the whole number is recorded. It never appears on a certificate, in a mail, in a QR code or on a public page. The page that verifies a certificate shows name, scheme, number, dates and state only.',
        ],
      },
      {
        heading: 'How long they are kept',
        says: [],
        list: [
          'Copies of identity documents are deleted 90 days after the certificate was issued.',
          'Refused nominations are deleted after 1 year.',
          'The register of certificates is kept while they are valid and beyond, so that they can be verified.',
        ],
      },
      {
        heading: 'Your rights',
        says: [
          'The owner of data may ask for a copy, a correction, a deletion, or withdraw consent. Contact us; a withdrawal is acted on within 3 × 24 hours. Workers may come to us directly, without their company.',
          'If data leak, their owners are told in writing within 3 × 24 hours.',
        ],
      },
      {
        heading: 'On your device',
        says: [
          'What you have not sent yet is kept in this browser tab only and is gone when the tab is closed. Once you are signed in, one cookie holds the session of your company. There are no trackers and no third parties.',
        ],
      },
    ],
  },
}
