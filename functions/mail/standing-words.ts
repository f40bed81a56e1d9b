import type { Language } from '../contract/fields.ts'
import type { StepKind } from '../contract/standing.ts'

type Names = {
  company: string
  programme: string
  office: string
  /** The day on which it was decided. */
  today: string
  /** The day to answer by. */
  due?: string
  /** Number and date of the letter that is taken back. */
  undone?: string
}
type Words = { subject: string; what: string; outlook?: string }

const id = {
  number: 'Nomor',
  subject: 'Hal',
  to: 'Yth. Pimpinan',
  greeting: 'Dengan hormat,',
  agreed: 'Disepakati',
  nominated: 'Sudah dinominasikan',
  deadline: 'Batas nominasi',
  reason: 'Alasan',
  people: (n: number) => `${n} orang`,
  ask: 'Kami minta Saudara:',
  nominate: (n: number, host: string) =>
    `menominasikan ${n} orang yang masih kurang lewat portal perusahaan di ${host};`,
  answer: (email: string, due?: string) =>
    `menjawab surat ini lewat portal atau surel ${email}${due ? ` paling lambat ${due}` : ''}.`,
  close: 'Demikian kami sampaikan. Atas perhatian Saudara kami ucapkan terima kasih.',
  signer: (office: string) => `Kepala ${office}`,
  foot: (host: string) => `Surat ini dikirim lewat surel dan dapat dibuka lagi di portal: ${host}`,
  numbered: (letterNo: string, date?: string) => `nomor ${letterNo}${date ? ` tanggal ${date}` : ''}`,
  of: {
    warned: ({ company, programme, office, today, due }) => ({
      subject: 'Peringatan',
      what: `Sampai dengan ${today}, ${office} belum menerima nominasi tenaga kebersihan dari ${company} sejumlah yang disepakati untuk ${programme}. Keikutsertaan tidak dipungut biaya.`,
      outlook: `Bila ${due ? `sampai ${due} ` : ''}tidak ada nominasi maupun jawaban, kami dapat menyatakan ${company} tidak kooperatif.`,
    }),
    uncooperative: ({ company, programme, office, due }) => ({
      subject: 'Pernyataan tidak kooperatif',
      what: `Setelah peringatan kami, nominasi yang disepakati untuk ${programme} belum lengkap. ${office} karena itu menyatakan ${company} tidak kooperatif.`,
      outlook: `Begitu nominasi lengkap, pernyataan ini gugur dengan sendirinya. Bila ${due ? `sampai ${due} ` : ''}tidak ada nominasi maupun jawaban, Kepala ${office} dapat tidak menandatangani izin yang diajukan ${company}.`,
    }),
    sanctioned: ({ company, programme, office }) => ({
      subject: 'Sanksi: izin tidak ditandatangani',
      what: `${company} tetap tidak mengikutsertakan tenaga kebersihannya dalam ${programme}. Karena itu Kepala ${office} tidak menandatangani izin yang diajukan ${company} sejak tanggal surat ini.`,
      outlook:
        'Begitu nominasi yang disepakati lengkap, sanksi ini berakhir dengan sendirinya, tanpa permohonan.',
    }),
    cleared: ({ company, programme, office }) => ({
      subject: 'Pernyataan kooperatif',
      what: `${office} memutuskan bahwa ${company} kooperatif dalam ${programme}. Tidak ada penahanan izin.`,
    }),
    exempted: ({ company, programme, office }) => ({
      subject: 'Pengecualian dari program',
      what: `${office} memutuskan bahwa ${company} tidak perlu ikut dalam ${programme}. Tidak ada penahanan izin.`,
    }),
    undone: ({ company, programme, office, undone }) => ({
      subject: 'Pembatalan surat',
      what: `${office} membatalkan ${undone ? `surat ${undone}` : 'langkah terakhirnya'} tentang ${company} dalam ${programme}. Yang berlaku adalah keadaan sebelum surat itu; keadaan terbaru tertera di portal.`,
    }),
    fulfilled: ({ company, programme }) => ({
      subject: 'Kembali kooperatif',
      what: `${company} sudah menominasikan tenaga kebersihan sejumlah yang disepakati untuk ${programme}.`,
    }),
  } as Record<StepKind, (of: Names) => Words>,
}
export type LetterWords = typeof id

const en: LetterWords = {
  number: 'Number',
  subject: 'Subject',
  to: 'To the management of',
  greeting: 'Dear Sir or Madam,',
  agreed: 'Agreed',
  nominated: 'Nominated so far',
  deadline: 'Nominations until',
  reason: 'Reason',
  people: (n) => `${n} ${n === 1 ? 'person' : 'people'}`,
  ask: 'We ask you:',
  nominate: (n, host) =>
    `to nominate the ${n === 1 ? 'person' : `${n} people`} still missing through your company's portal at ${host};`,
  answer: (email, due) =>
    `to answer this letter through the portal or by mail to ${email}${due ? `, at the latest on ${due}` : ''}.`,
  close: 'Thank you for your attention.',
  signer: (office) => `Head of ${office}`,
  foot: (host) => `This letter was sent by e-mail and can be opened again in the portal: ${host}`,
  numbered: (letterNo, date) => `${letterNo}${date ? ` of ${date}` : ''}`,
  of: {
    warned: ({ company, programme, office, today, due }) => ({
      subject: 'Warning',
      what: `Up to ${today}, ${office} has not received the nominations of cleaners that ${company} agreed to for ${programme}. Taking part is free of charge.`,
      outlook: `If neither nominations nor an answer come${due ? ` by ${due}` : ''}, we may declare ${company} not co-operative.`,
    }),
    uncooperative: ({ company, programme, office, due }) => ({
      subject: 'Declared not co-operative',
      what: `After our warning, the nominations that were agreed for ${programme} are not complete. ${office} therefore declares ${company} not co-operative.`,
      outlook: `As soon as they are complete, this is lifted by itself. If neither nominations nor an answer come${due ? ` by ${due}` : ''}, the head of ${office} may refuse to sign the permits of ${company}.`,
    }),
    sanctioned: ({ company, programme, office }) => ({
      subject: 'Sanction: permits are not signed',
      what: `${company} still has not taken part with its cleaners in ${programme}. From the date of this letter the head of ${office} therefore does not sign its permits.`,
      outlook:
        'As soon as the nominations that were agreed are complete, this sanction ends by itself, without a request.',
    }),
    cleared: ({ company, programme, office }) => ({
      subject: 'Co-operative',
      what: `${office} has decided that ${company} is co-operative in ${programme}. No permit is held back.`,
    }),
    exempted: ({ company, programme, office }) => ({
      subject: 'Exempt from the programme',
      what: `${office} has decided that ${company} need not take part in ${programme}. No permit is held back.`,
    }),
    undone: ({ company, programme, office, undone }) => ({
      subject: 'A letter is taken back',
      what: `${office} takes back ${undone ? `its letter ${undone}` : 'its last step'} about ${company} in ${programme}. What held before that letter holds again; the portal shows the present state.`,
    }),
    fulfilled: ({ company, programme }) => ({
      subject: 'Co-operative again',
      what: `${company} has nominated as many cleaners as was agreed for ${programme}.`,
    }),
  },
}

/** What the letters of standing say. */
export const letterWords: Record<Language, LetterWords> = { id, en }
