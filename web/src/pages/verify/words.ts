import type { Language } from '../../routes.ts'
import type { Said } from './said.ts'

type Telling = { tone: 'good' | 'warn' | 'bad'; title: string; lead: string; next: string }

type Words = {
  title: string
  lead: string
  checking: string
  again: string
  offline: string
  asOf: [string, string]
  facts: Record<'name' | 'scheme' | 'number' | 'registration' | 'issued' | 'expires', string>
  form: { heading: string; lead: string; label: string; hint: string; missing: string; button: string }
  noScript: string
  answers: Record<Said, Telling>
}

const compare = {
  id: 'Cocokkan nama dan nomor di bawah dengan kertasnya dan dengan KTP orangnya.',
  en: 'Compare the name and numbers below with the paper and with the person’s identity card.',
}

/** Words of the page; they are prerendered, no script carries them. */
export const words: Record<Language, Words> = {
  id: {
    title: 'Periksa sertifikat',
    lead: 'Pindai kode QR pada sertifikat dengan kamera ponsel, atau ketik nomornya. Tidak perlu masuk.',
    checking: 'Memeriksa sertifikat…',
    again: 'Periksa lagi',
    offline: 'Tanpa jaringan: jawaban ini memakai data yang tersimpan di perangkat ini.',
    asOf: ['Keadaan per', 'WIB.'],
    facts: {
      name: 'Nama',
      scheme: 'Skema',
      number: 'Nomor sertifikat',
      registration: 'Nomor registrasi',
      issued: 'Berlaku sejak',
      expires: 'Berlaku sampai',
    },
    form: {
      heading: 'Ketik nomor sertifikat',
      lead: 'Perlu jaringan. Tulis nomor lengkap; spasi, titik, dan huruf besar-kecil tidak berpengaruh.',
      label: 'Nomor sertifikat',
      hint: 'Seperti tertulis pada sertifikat.',
      missing: 'Tulis nomor sertifikat.',
      button: 'Cari',
    },
    noScript:
      'Pemeriksaan berjalan di peramban Anda dan memerlukan JavaScript. Nyalakan JavaScript lalu muat ulang halaman ini, atau tanyakan nomor sertifikatnya kepada Dinas Tenaga Kerja Kabupaten Malang.',
    answers: {
      valid: {
        tone: 'good',
        title: 'Sertifikat ini berlaku',
        lead: 'Tanda tangan digitalnya asli, masa berlakunya belum lewat, dan tidak dicabut.',
        next: compare.id,
      },
      expired: {
        tone: 'warn',
        title: 'Sertifikat ini sudah kedaluwarsa',
        lead: 'Sertifikat ini asli, tetapi masa berlakunya sudah lewat.',
        next: 'Minta pemegangnya menunjukkan sertifikat baru, atau mengikuti sertifikasi ulang.',
      },
      revoked: {
        tone: 'bad',
        title: 'Sertifikat ini sudah dicabut',
        lead: 'Sertifikat ini pernah diterbitkan, tetapi sudah dicabut dan tidak berlaku lagi.',
        next: 'Jangan terima sertifikat ini. Bila ada pertanyaan, hubungi Dinas Tenaga Kerja Kabupaten Malang.',
      },
      replaced: {
        tone: 'warn',
        title: 'Sertifikat ini sudah diganti',
        lead: 'Sertifikat yang lebih baru sudah diterbitkan; yang ini tidak berlaku lagi.',
        next: 'Minta pemegangnya menunjukkan sertifikat yang baru, lalu pindai kodenya.',
      },
      unknown_key: {
        tone: 'bad',
        title: 'Sertifikat ini bukan dari kami',
        lead: 'Kodenya ditandatangani dengan kunci yang tidak kami kenal atau sudah tidak boleh dipakai.',
        next: 'Jangan terima sertifikat ini sebelum nomornya diperiksa di bawah atau di Dinas Tenaga Kerja.',
      },
      altered: {
        tone: 'bad',
        title: 'Isi sertifikat ini tidak asli',
        lead: 'Isi kodenya tidak cocok dengan tanda tangannya: ada yang mengubahnya.',
        next: 'Jangan terima sertifikat ini. Laporkan kepada Dinas Tenaga Kerja Kabupaten Malang.',
      },
      unreadable: {
        tone: 'warn',
        title: 'Kode ini tidak terbaca',
        lead: 'Tautannya tidak lengkap atau bukan kode sertifikat. Ini belum berarti sertifikatnya palsu.',
        next: 'Pindai sekali lagi di tempat terang, atau ketik nomor sertifikat di bawah.',
      },
      cannot_keys: {
        tone: 'warn',
        title: 'Belum dapat diperiksa',
        lead: 'Kunci untuk memeriksa belum ada di perangkat ini, dan jaringan tidak tersambung.',
        next: 'Sambungkan perangkat ke jaringan, lalu periksa lagi.',
      },
      cannot_list: {
        tone: 'warn',
        title: 'Belum dapat dipastikan',
        lead: 'Tanda tangannya asli, tetapi daftar pencabutan yang masih baru tidak dapat dimuat. Bisa jadi sertifikat ini sudah dicabut.',
        next: 'Sambungkan perangkat ke jaringan, pastikan tanggal dan jamnya benar, lalu periksa lagi.',
      },
      cannot_crypto: {
        tone: 'warn',
        title: 'Belum dapat diperiksa di perangkat ini',
        lead: 'Peramban ini tidak dapat memeriksa tanda tangan digital.',
        next: 'Pakai peramban lain atau versi yang lebih baru, atau ketik nomor sertifikat di bawah.',
      },
      registered: {
        tone: 'good',
        title: 'Nomor ini tercatat dan berlaku',
        lead: 'Nomor saja tidak membuktikan bahwa kertasnya asli. Pindai kode QR-nya untuk memastikan.',
        next: compare.id,
      },
      not_found: {
        tone: 'bad',
        title: 'Nomor ini tidak tercatat',
        lead: 'Tidak ada sertifikat dengan nomor persis seperti itu.',
        next: 'Periksa apakah setiap angka sudah benar. Bila sudah, jangan terima sertifikatnya dan tanyakan kepada Dinas Tenaga Kerja.',
      },
      not_asked: {
        tone: 'warn',
        title: 'Nomor belum dapat dicari',
        lead: '',
        next: 'Bila ada kode QR pada sertifikat, pindai kodenya.',
      },
    },
  },
  en: {
    title: 'Verify a certificate',
    lead: 'Scan the QR code on the certificate with a phone’s camera, or type its number. No sign-in needed.',
    checking: 'Checking the certificate…',
    again: 'Check again',
    offline: 'Without network: this answer relies on what is kept on this device.',
    asOf: ['As of', '(Jakarta time).'],
    facts: {
      name: 'Name',
      scheme: 'Scheme',
      number: 'Certificate number',
      registration: 'Registration number',
      issued: 'Valid from',
      expires: 'Valid until',
    },
    form: {
      heading: 'Type a certificate number',
      lead: 'Needs a network. Type the whole number; spaces, dots and capitals make no difference.',
      label: 'Certificate number',
      hint: 'As it stands on the certificate.',
      missing: 'Type the certificate number.',
      button: 'Look up',
    },
    noScript:
      'The check runs in your browser and needs JavaScript. Turn JavaScript on and load this page again, or ask the Manpower Office of Malang Regency about the certificate’s number.',
    answers: {
      valid: {
        tone: 'good',
        title: 'This certificate is valid',
        lead: 'Its digital signature is genuine, it has not expired, and it is not revoked.',
        next: compare.en,
      },
      expired: {
        tone: 'warn',
        title: 'This certificate has expired',
        lead: 'The certificate is genuine, but its validity has ended.',
        next: 'Ask the holder for a newer certificate, or to be certified again.',
      },
      revoked: {
        tone: 'bad',
        title: 'This certificate is revoked',
        lead: 'It was once issued, but it has been revoked and is no longer valid.',
        next: 'Do not accept it. If you have questions, ask the Manpower Office of Malang Regency.',
      },
      replaced: {
        tone: 'warn',
        title: 'This certificate is replaced',
        lead: 'A newer certificate has been issued; this one is no longer valid.',
        next: 'Ask the holder for the new certificate and scan its code.',
      },
      unknown_key: {
        tone: 'bad',
        title: 'This certificate is not ours',
        lead: 'Its code is signed with a key that we do not know or that may no longer be used.',
        next: 'Do not accept it before its number is looked up below or at the Manpower Office.',
      },
      altered: {
        tone: 'bad',
        title: 'This certificate is not genuine',
        lead: 'What its code says does not fit its signature: somebody changed it.',
        next: 'Do not accept it. Report it to the Manpower Office of Malang Regency.',
      },
      unreadable: {
        tone: 'warn',
        title: 'This code cannot be read',
        lead: 'The link is incomplete or not of a certificate. That alone does not make the certificate false.',
        next: 'Scan once more in good light, or type the certificate number below.',
      },
      cannot_keys: {
        tone: 'warn',
        title: 'Cannot be checked yet',
        lead: 'The keys for checking are not on this device, and there is no connection.',
        next: 'Connect the device to a network, then check again.',
      },
      cannot_list: {
        tone: 'warn',
        title: 'Cannot be confirmed yet',
        lead: 'The signature is genuine, but no recent list of revocations could be loaded. The certificate may have been revoked.',
        next: 'Connect the device to a network, make sure that its date and time are right, then check again.',
      },
      cannot_crypto: {
        tone: 'warn',
        title: 'Cannot be checked on this device',
        lead: 'This browser cannot check digital signatures.',
        next: 'Use another browser or a newer version, or type the certificate number below.',
      },
      registered: {
        tone: 'good',
        title: 'This number is registered and valid',
        lead: 'A number alone does not prove that the paper is genuine. Scan its QR code to be sure.',
        next: compare.en,
      },
      not_found: {
        tone: 'bad',
        title: 'This number is not registered',
        lead: 'There is no certificate of exactly this number.',
        next: 'Check every digit. If it is right, do not accept the certificate and ask the Manpower Office.',
      },
      not_asked: {
        tone: 'warn',
        title: 'The number could not be looked up',
        lead: '',
        next: 'If the certificate has a QR code, scan it.',
      },
    },
  },
}
