import { tokenOf } from '../auth/links.ts'
import { nextDue, reminderMonths } from '../certificates/certificate.ts'
import type { Language } from '../contract/fields.ts'
import type { NoticeKind } from '../contract/notice.ts'
import { stepKinds } from '../contract/standing.ts'
import type { Seal } from '../platform/seal.ts'
import { dayIn } from '../platform/jakarta.ts'
import { daysBetween } from '../platform/dates.ts'
import { type Finding, find, type Matter } from './facts.ts'
import type { Gather, Session } from './gather.ts'
import { enclosures, type Letter, optionalKinds } from './letter.ts'
import { render } from './render.ts'
import { reminderDays, type StoredNotice } from './notice.ts'
import { createPapers, type Papers } from './printed.ts'
import { stopSignature } from './stop.ts'
import type { AllParts, Data, Exam, Person } from './templates/data.ts'

export type Composed =
  | { letter: Letter; /** What it says, to be compared with what holds after it was sent. */ basis: string }
  | { letter?: undefined; basis: string }

const paths: Partial<Record<NoticeKind, Record<Language, string>>> = {
  invitation: { id: '/daftar', en: '/en/register' },
  confirm_email: { id: '/konfirmasi', en: '/en/confirm' },
  confirm_contact: { id: '/konfirmasi', en: '/en/confirm' },
}
const verification: Record<Language, string> = { id: '/periksa', en: '/en/verify' }
const portal: Record<Language, string> = { id: '/masuk', en: '/en/login' }

const isAddress = (typed: string) => /^[^\s@<>",;:]+@[^\s@<>",;:]+\.[^\s@<>",;:]+$/.test(typed)

/** Makes letters of notices, from what holds at this moment. */
export function createCompose({
  gather,
  seal,
  siteUrl,
  now,
}: {
  gather: Gather
  seal: Seal
  siteUrl: string
  now: () => Date
}) {
  const papers = createPapers({ now, seal, siteUrl })
  const findNow = async (notice: StoredNotice) => lapse(notice, await find(notice, gather), now())

  return {
    /** The letter, or none when there is nothing left to say. Throws when it cannot be made. */
    async compose(notice: StoredNotice): Promise<Composed> {
      const finding = await findNow(notice)
      const basis = basisOf(notice, finding)
      const { kind, matter } = finding
      if (!kind || !matter) return { basis }
      const { language } = notice
      const data = dataOf(notice, matter, now(), siteUrl)
      const { link } = notice.facts
      if (link)
        data.url = `${siteUrl}${(paths[notice.facts.page === 'register' ? 'invitation' : kind] ?? portal)[language]}#${tokenOf(seal, String(link))}`
      else if (data.worker.certificate) data.url = data.worker.certificate.url
      const { office } = matter.programme
      const reference = notice.id.slice(0, 8)
      const host = new URL(siteUrl).hostname
      const answers = isAddress(office.email) ? office.email : undefined
      const entry = {
        uid: `${matter.worker?.id ?? `${notice.facts.wave}.${matter.company.id}`}@${host}`,
        sequence: matter.sequence ?? 0,
        organiser: { name: office.name, email: answers ?? `no-reply@${host}` },
        attendee: notice.to,
        stamp: now(),
      }
      const enclosed = await enclosures(kind, data, language, entry, printsOf(matter, papers, language))
      const stop = `/api/programmes/${notice.programme}/mail/${notice.id}/stop/${stopSignature(seal, notice.programme, notice.id)}`
      return {
        basis,
        letter: {
          to: notice.to,
          ...(answers && { replyTo: { name: office.name, address: answers } }),
          ...render(kind, data, language, office, reference),
          ...enclosed,
          ...(optionalKinds.includes(kind) && {
            unsubscribe: {
              url: `${siteUrl}${stop}`,
              mailto: `mailto:${answers ?? `no-reply@${host}`}?subject=stop%20${reference}`,
            },
          }),
        },
      }
    },

    /** What holds now; equals a letter's basis as long as the letter says the truth. */
    basis: async (notice: StoredNotice): Promise<string> => basisOf(notice, await findNow(notice)),
  }
}
export type Compose = ReturnType<typeof createCompose>

/** A reminder, of an exam or of a certificate's end, is over when the next one is due or the day is past, and too early when the day has been put off. */
function lapse(notice: StoredNotice, finding: Finding, at: Date): Finding {
  const ends = finding.matter?.worker?.certificate?.expiresOn
  if (ends && notice.kind.startsWith('renewal')) {
    const today = dayIn(at)
    const following = Math.max(0, ...reminderMonths.filter((one) => one < Number(notice.facts.months)))
    return today > ends || nextDue(ends, today).months < following ? {} : finding
  }
  const date = finding.matter?.session?.wave.date
  if (!notice.kind.startsWith('reminder_') || !date) return finding
  const left = daysBetween(dayIn(at), date)
  const days = Number(notice.facts.days)
  const later = Math.max(-1, ...reminderDays.filter((one) => one < days))
  return left <= later || left > days ? {} : finding
}

/** Makes the papers of a mail when they are asked for. */
const printsOf = (
  { programme, company, session, workers, letter }: Matter,
  papers: Papers,
  language: Language,
) => ({
  slips: () =>
    session && workers
      ? papers.slips(
          programme,
          session,
          workers.map((one) => ({ ...one, companyName: company.name })),
        )
      : undefined,
  letter: () => letter && papers.letter(programme, company, letter, language),
})

function basisOf({ facts }: StoredNotice, { kind, matter }: Finding): string {
  if (!facts.wave || !matter) return String(kind)
  const { session, workers, next, sequence } = matter
  return JSON.stringify([kind, session, workers?.map(({ id, name }) => [id, name]), next, sequence])
}

function dataOf(notice: StoredNotice, matter: Matter, at: Date, siteUrl: string): Data<AllParts> {
  const { language, facts } = notice
  const { programme, company, session, worker, workers, next } = matter
  const nameOf = (scheme: string) => {
    const known = programme.schemes.find(({ id }) => id === scheme)
    return (language === 'id' ? known?.name : known?.nameEn) ?? scheme
  }
  const exam = ({ wave, venue }: Session): Exam => ({ ...wave, venue, scheme: nameOf(wave.scheme) })
  const person = ({
    name,
    scheme,
    state,
    appealUntil,
    certificate,
  }: NonNullable<Matter['worker']>): Person => ({
    name,
    scheme: nameOf(scheme),
    state,
    ...(appealUntil && { appealUntil }),
    ...(certificate && {
      certificate: {
        number: certificate.certificateNo,
        expiresOn: certificate.expiresOn,
        url: `${siteUrl}${verification[language]}#${certificate.statement}`,
      },
    }),
  })
  return {
    programme: {
      name: language === 'id' ? programme.name : programme.nameEn,
      nominateUntil: programme.nominateUntil,
      schemes: programme.schemes.map(({ id }) => nameOf(id)),
    },
    office: programme.office.name,
    company: { name: company.name, contact: company.contactName },
    url: '',
    reason: String(facts.reason ?? ''),
    exam: session ? exam(session) : noExam,
    worker: worker ? person(worker) : { name: '', scheme: '', state: '' },
    workers: workers?.map(person) ?? [],
    daysLeft: session ? daysBetween(dayIn(at), session.wave.date) : 0,
    months: Number(facts.months ?? 0),
    letter: String(facts.letter ?? ''),
    step: stepKinds.find((kind) => kind === facts.step) ?? 'warned',
    due: String(facts.due ?? ''),
    ...(next && { next: exam(next) }),
  }
}

/** Stands in the data of kinds whose templates name no exam. */
const noExam: Exam = { scheme: '', date: '', startsAt: '', endsAt: '', venue: { name: '', address: '' } }
