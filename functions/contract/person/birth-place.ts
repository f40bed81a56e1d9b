import { isMonthName } from './birth-date.ts'

const WEEKDAY = /[,/;]\s*(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu)[\s,]*$/i

/** Splits `Malang, 12 Mei 1990`, `Lumajang / 15 Feb 1998`, `Malang 12-05-1990` or `12 Mei 1990, Malang`; what is not there is empty. */
export function splitPlaceAndDate(typed: string): { place: string; date: string } {
  const firstDigit = typed.search(/\d/)
  if (firstDigit < 0) return { place: trimEdges(typed), date: '' }
  const placeLast = /^(\d.*?\d{4})[\s,/;-]+(\p{L}.*)$/u.exec(typed)
  if (placeLast?.[1] && placeLast[2]) return { place: trimEdges(placeLast[2]), date: placeLast[1] }
  // `Malang, Mei 12 1990`: a month's name before the first digit belongs to the date.
  const lastWord = /(\p{L}+)[\s,.-]*$/u.exec(typed.slice(0, firstDigit))
  const from = lastWord?.[1] && isMonthName(lastWord[1]) ? lastWord.index : firstDigit
  return {
    place: trimEdges(typed.slice(0, from).replace(WEEKDAY, '')),
    date: typed.slice(from).replace(/[\s)]+$/, ''),
  }
}

const trimEdges = (text: string): string => text.replace(/^[\s,/;:.'|-]+|[\s,/;:.'|(-]+$/g, '')
