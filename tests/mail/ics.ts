/** Reads a calendar file strictly enough to notice a broken one: CRLF, folding, one entry, its properties. */
export function readCalendar(file: string) {
  if (/[^\r]\n/.test(file)) throw new Error('lines must end with CRLF')
  const raw = file.trimEnd().split('\r\n')
  for (const line of raw) if (Buffer.byteLength(line) > 75) throw new Error('line too long')
  const lines = raw.reduce<string[]>((all, line) => {
    if (line.startsWith(' ')) all.push(`${all.pop()}${line.slice(1)}`)
    else all.push(line)
    return all
  }, [])
  if (lines[0] !== 'BEGIN:VCALENDAR' || lines.at(-1) !== 'END:VCALENDAR') throw new Error('no calendar')
  if (lines.filter((line) => line === 'BEGIN:VEVENT').length !== 1) throw new Error('not one entry')
  const value = (name: string) => {
    const found = lines.filter((line) => line.startsWith(`${name}:`) || line.startsWith(`${name};`))
    if (found.length !== 1) throw new Error(`${name} stands there ${found.length} times`)
    return found[0]!.slice(found[0]!.indexOf(':') + 1).replace(/\\([,;\\])/g, '$1')
  }
  const moment = (name: string) => {
    const [, y, mo, d, h, mi, s] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(value(name)) ?? []
    return `${y}-${mo}-${d}T${h}:${mi}:${s}Z`
  }
  return {
    method: value('METHOD'),
    status: value('STATUS'),
    uid: value('UID'),
    sequence: Number(value('SEQUENCE')),
    start: moment('DTSTART'),
    end: moment('DTEND'),
    stamp: moment('DTSTAMP'),
    summary: value('SUMMARY'),
    location: value('LOCATION'),
    organiser: lines.find((line) => line.startsWith('ORGANIZER'))!,
    attendee: lines.find((line) => line.startsWith('ATTENDEE'))!,
  }
}
