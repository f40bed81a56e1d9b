/** What the page of the waiting list says in Indonesian. */
export const waitingId = {
  title: 'Antrean',
  freed: 'Kursi yang kosong kembali',
  freedNone: 'Tidak ada kursi yang kosong kembali.',
  automatic: 'Program ini memberikannya kepada yang berikutnya secara otomatis, dalam satu menit.',
  byHand:
    'Program ini tidak memberikannya secara otomatis. Periksa siapa yang berikutnya, lalu berikan kursinya.',
  seats: 'Kursi',
  next: 'Berikutnya',
  nobody: 'Tidak ada yang cocok dengan tanggal dan batasnya',
  offer: (n: string) => `Berikan kepada ${n} orang berikutnya…`,
  offerAsk: (n: string) => `Berikan kursi kepada ${n} orang?`,
  offerWhat:
    'Yang berikutnya menurut keadaan saat ini mendapat kursi. Mereka dan perusahaannya segera diberi tahu lewat surel.',
  offerDo: 'Berikan kursi',
  offered: (n: string) => `${n} orang mendapat kursi.`,
  list: 'Yang menunggu kursi',
  listHint:
    'Urutan pemberian kursi bila tanggal dan batas mengizinkan: perusahaan dengan angka terkecil lebih dulu, yaitu (2 × kursinya + 1) ÷ orang yang dinominasikannya; di dalam perusahaan, yang lebih dulu dinominasikan.',
  listNone: 'Tidak ada yang menunggu dalam skema ini.',
  since: 'Dinominasikan',
  claim: 'Angka urutan',
}
