/** Words of one worker's page in the portal, in Indonesian. */
export const text = {
  worker: {
    mend: 'Perbaiki data ini',
    details: 'Data untuk BNSP, kontak, dan kapan dapat hadir',
    missing: (fields: string) => `Belum ada: ${fields}. BNSP memintanya.`,
    short: {
      birthPlace: 'tempat lahir',
      address: 'alamat',
      cityCode: 'kode kota',
      provinceCode: 'kode provinsi',
      education: 'pendidikan',
      occupation: 'pekerjaan',
    } as Record<string, string>,
    save: 'Simpan',
    saved: 'Data sudah disimpan. Nominasi tidak perlu diperiksa ulang.',
    identity: 'Nama, NIK, jenis kelamin, atau tanggal lahir keliru?',
    identityLead: 'Setelah dibetulkan, nominasi ini diperiksa petugas LSP sekali lagi.',
    replace: 'Ganti dengan orang lain',
    replaceLead: (name: string) =>
      `Kursi ${name} pada jadwal uji yang sama diberikan kepada orang lain. Keduanya dan perusahaan Anda kami beri tahu lewat surel.`,
    who: 'Siapa yang menggantikan',
    whoMissing: 'Pilih siapa yang menggantikan.',
    someoneNew: 'Orang baru yang belum dinominasikan',
    reason: 'Alasan (boleh kosong)',
    replaceDo: 'Ganti',
    replaced: (gone: string, come: string) => `${gone} digantikan ${come}. Jadwal ujinya tetap.`,
    seeReplacement: 'Lihat penggantinya',
    withdraw: 'Tarik tenaga kerja ini',
    history: 'Riwayat',
    step: {
      submitted: 'Dikirim',
      returned: 'Dikembalikan untuk diperbaiki',
      verified: 'Diverifikasi',
      assigned: 'Mendapat jadwal uji',
      refused: 'Ditolak',
      withdrawn: 'Ditarik',
      replaced: 'Digantikan orang lain',
    } as Record<string, string>,
    by: { company: 'perusahaan Anda', staff: 'petugas', system: 'sistem' } as Record<string, string>,
    from: 'Baru dapat hadir mulai',
    not: 'Tidak dapat hadir pada',
  },
}

export type WorkerText = typeof text
