import type { Language } from '../../contract/fields.ts'
import type { StepKind } from '../../contract/standing.ts'
import { button, facts, heading, note, text } from '../blocks.ts'
import { longDay, shortDay } from '../../platform/dates.ts'
import { greet, type Template } from './data.ts'

type Words = { subject: string; heading: string; what: string; now: string }
type Names = {
  company: string
  programme: string
  office: string
  /** How it can explain itself: in the portal, once it has one. */
  explain: string
}

const words: Record<Language, Record<StepKind, (of: Names) => Words>> = {
  id: {
    warned: ({ company, programme, office, explain }) => ({
      subject: `Peringatan dari ${office} untuk ${company}`,
      heading: 'Peringatan: daftar tenaga kebersihan Anda masih ditunggu',
      what: `${office} menunggu daftar tenaga kebersihan ${company} untuk ${programme}.`,
      now: `Kirim nominasi sejumlah yang disepakati. Bila ada kendala, Anda dapat ${explain}.`,
    }),
    uncooperative: ({ company, programme, office, explain }) => ({
      subject: `${company} dinyatakan tidak kooperatif oleh ${office}`,
      heading: 'Perusahaan Anda dinyatakan tidak kooperatif',
      what: `Setelah peringatan, ${office} mencatat ${company} sebagai tidak kooperatif dalam ${programme}.`,
      now: `Begitu nominasi yang disepakati Anda kirim, status ini pulih dengan sendirinya. Anda juga dapat ${explain}.`,
    }),
    sanctioned: ({ company, programme, office, explain }) => ({
      subject: `Sanksi dari ${office} untuk ${company}`,
      heading: 'Perusahaan Anda dikenai sanksi',
      what: `Karena ${company} belum ikut serta dalam ${programme}, kepala ${office} tidak menandatangani izinnya sampai kewajiban dipenuhi.`,
      now: `Jalan keluarnya tetap terbuka: begitu nominasi yang disepakati Anda kirim, sanksi berakhir dengan sendirinya. Anda juga dapat ${explain}.`,
    }),
    cleared: ({ company, programme, office }) => ({
      subject: `${company} kembali kooperatif`,
      heading: 'Perusahaan Anda kembali kooperatif',
      what: `${office} memutuskan bahwa ${company} kooperatif dalam ${programme}.`,
      now: 'Tidak ada penahanan izin.',
    }),
    exempted: ({ company, programme, office }) => ({
      subject: `${company} dikecualikan dari program sertifikasi`,
      heading: 'Perusahaan Anda dikecualikan',
      what: `${office} memutuskan bahwa ${company} tidak perlu ikut dalam ${programme}.`,
      now: 'Tidak ada penahanan izin.',
    }),
    undone: ({ company, programme, office }) => ({
      subject: `Langkah ${office} terhadap ${company} dibatalkan`,
      heading: 'Satu langkah dibatalkan',
      what: `${office} membatalkan langkah terakhirnya tentang ${company} dalam ${programme}.`,
      now: 'Status yang berlaku sekarang tertera di portal.',
    }),
    fulfilled: ({ company, programme, office }) => ({
      subject: `Terima kasih: ${company} kembali kooperatif`,
      heading: 'Perusahaan Anda kembali kooperatif',
      what: `${company} sudah menominasikan tenaga kebersihan sejumlah yang disepakati untuk ${programme}.`,
      now: `Catatan ${office} sudah diperbarui dengan sendirinya. Tidak ada penahanan izin.`,
    }),
  },
  en: {
    warned: ({ company, programme, office, explain }) => ({
      subject: `Warning of ${office} to ${company}`,
      heading: 'Warning: your list of cleaners is still awaited',
      what: `${office} is waiting for the list of cleaners of ${company} for ${programme}.`,
      now: `Send the nominations that were agreed, or ${explain}. Both can be done right now.`,
    }),
    uncooperative: ({ company, programme, office, explain }) => ({
      subject: `${company} declared not co-operative by ${office}`,
      heading: 'Your company was declared not co-operative',
      what: `After its warning, ${office} has recorded ${company} as not co-operative in ${programme}.`,
      now: `As soon as you send the nominations that were agreed, this is lifted by itself. You can also ${explain}.`,
    }),
    sanctioned: ({ company, programme, office, explain }) => ({
      subject: `Sanction of ${office} against ${company}`,
      heading: 'A sanction was imposed on your company',
      what: `Because ${company} has not taken part in ${programme}, the head of ${office} will not sign its permits until it does.`,
      now: `The way out stays open: as soon as you send the nominations that were agreed, the sanction ends by itself. You can also ${explain}.`,
    }),
    cleared: ({ company, programme, office }) => ({
      subject: `${company} is co-operative again`,
      heading: 'Your company is co-operative again',
      what: `${office} has decided that ${company} is co-operative in ${programme}.`,
      now: 'No permit is held back.',
    }),
    exempted: ({ company, programme, office }) => ({
      subject: `${company} is exempt from the certification programme`,
      heading: 'Your company is exempt',
      what: `${office} has decided that ${company} need not take part in ${programme}.`,
      now: 'No permit is held back.',
    }),
    undone: ({ company, programme, office }) => ({
      subject: `A step of ${office} about ${company} was taken back`,
      heading: 'A step was taken back',
      what: `${office} has taken back its last step about ${company} in ${programme}.`,
      now: 'What holds now is in the portal.',
    }),
    fulfilled: ({ company, programme, office }) => ({
      subject: `Thank you: ${company} is co-operative again`,
      heading: 'Your company is co-operative again',
      what: `${company} has nominated as many cleaners as was agreed for ${programme}.`,
      now: `The record of ${office} was updated by itself. No permit is held back.`,
    }),
  },
}

const labels = {
  id: {
    letter: 'Nomor surat',
    enclosed: 'Suratnya terlampir (PDF).',
    reason: 'Alasan',
    due: 'Jawab paling lambat',
    by: 'jawab paling lambat',
    open: 'Buka portal',
    register: 'Daftar dan kirim nominasi',
    inPortal: 'menjelaskan alasannya di portal',
    byReply: 'menjelaskan alasannya dengan membalas surel ini',
  },
  en: {
    letter: 'Letter number',
    enclosed: 'The letter is attached (PDF).',
    reason: 'Reason',
    due: 'Answer by',
    by: 'answer by',
    open: 'Open the portal',
    register: 'Register and send nominations',
    inPortal: 'explain in the portal why you cannot',
    byReply: 'explain by replying to this e-mail why you cannot',
  },
}

/** Tells a company of a step of its standing: what was decided, by when to answer, and the way out. */
export const standingLetter: Template<'letter' | 'step' | 'due' | 'reason' | 'url'> = (data, language) => {
  const label = labels[language]
  const toRegister = /\/(daftar|register)#/.test(data.url)
  const said = words[language][data.step]({
    company: data.company.name,
    programme: data.programme.name,
    office: data.office,
    explain: toRegister ? label.byReply : label.inPortal,
  })
  const rows = [
    ...(data.letter ? [[label.letter, data.letter] as const] : []),
    ...(data.reason ? [[label.reason, data.reason] as const] : []),
    ...(data.due ? [[label.due, longDay(data.due, language)] as const] : []),
  ]
  return {
    subject: data.due ? `${said.subject}: ${label.by} ${shortDay(data.due, language)}` : said.subject,
    blocks: [
      heading(said.heading),
      text(greet(data, language)),
      text(said.what),
      ...(rows.length > 0 ? [facts(...rows)] : []),
      text(said.now),
      ...(data.letter ? [note(label.enclosed)] : []),
      button(toRegister ? label.register : label.open, data.url),
    ],
  }
}
