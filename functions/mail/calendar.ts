import type { Language } from '../contract/fields.ts'
import { moment } from '../platform/dates.ts'
import type { Exam } from './templates/data.ts'

export type Entry = {
  method: 'REQUEST' | 'CANCEL'
  /** One entry per wave and reader, whatever is said of it: calendars update it in place. */
  uid: string
  /** Rises with each change; a calendar ignores what is older than what it holds. */
  sequence: number
  exam: Exam
  language: Language
  /** Tells a company how many of its people it is about. */
  workers?: number
  organiser: { name: string; email: string }
  attendee: string
  stamp: Date
}

const words = {
  id: { title: 'Ujian sertifikasi', workers: 'tenaga kerja', hint: 'Hadir 30 menit sebelum ujian dimulai.' },
  en: { title: 'Certification exam', workers: 'workers', hint: 'Please come 30 minutes before the exam.' },
}

/** A calendar file for one exam day (RFC 5546). Times in UTC: Asia/Jakarta knows no summer time. */
export async function calendar(entry: Entry): Promise<string> {
  const {
    default: ical,
    ICalAttendeeRole,
    ICalCalendarMethod,
    ICalEventStatus,
  } = await import('ical-generator')
  const { exam, method, language } = entry
  const said = words[language]
  const of = entry.workers ? `, ${entry.workers} ${said.workers}` : ''
  const file = ical({
    method: ICalCalendarMethod[method],
    prodId: { company: 'Gelombang', product: 'Notices', language: language.toUpperCase() },
  })
  const event = file.createEvent({
    id: entry.uid,
    sequence: entry.sequence,
    stamp: entry.stamp,
    start: moment(exam.date, exam.startsAt),
    end: moment(exam.date, exam.endsAt),
    summary: `${said.title}: ${exam.scheme}${of}`,
    description: said.hint,
    location: `${exam.venue.name}, ${exam.venue.address}`,
    organizer: entry.organiser,
    status: method === 'CANCEL' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  })
  event.createAttendee({ email: entry.attendee, role: ICalAttendeeRole.REQ, rsvp: false })
  return file.toString()
}
