import { isMonthName } from './birth-date.ts'

// What is longer is neither, and would only cost time.
const LONGEST = 200
const WEEKDAY = /[,/;]\s*(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu)[\s,]*$/i

/** Splits `Malang, 12 Mei 1990`, `Lumajang / 15 Feb 1998`, `Malang 12-05-1990` or `12 Mei 1990, Malang`; what is not there is empty. */
export function splitPlaceAndDate(typed: string): { place: string; date: string } {
  if (typed.length > LONGEST) return { place: '', date: typed }
  const firstDigit = typed.search(/\d/)
  if (firstDigit < 0) return { place: trimEdges(typed), date: '' }
  const placeLast = /^(\d{4}-\d\d?-\d\d?|\d.*?\d{4})[\s,/;-]+(\p{L}.*)$/u.exec(typed)
  if (placeLast?.[1] && placeLast[2]) return { place: trimEdges(placeLast[2]), date: placeLast[1] }
  // `Malang, Mei 12 1990`: a month's name before the first digit belongs to the date.
  const lastWord = /(\p{L}+)[\s,.-]*$/u.exec(typed.slice(0, firstDigit))
  const from = lastWord?.[1] && isMonthName(lastWord[1]) ? lastWord.index : firstDigit
  return {
    place: trimEdges(
      typed
        .slice(0, from)
        .replace(WEEKDAY, '')
        .replace(/\W(?:tgl|tanggal)\W*$/i, ''),
    ),
    date: typed.slice(from).replace(/[\s)]+$/, ''),
  }
}

function trimEdges(text: string): string {
  let from = 0
  let to = text.length
  while (from < to && " \u00A0\t\n,/;:.'|-".includes(text[from] as string)) from++
  while (to > from && " \u00A0\t\n,/;:.'|(-".includes(text[to - 1] as string)) to--
  return text.slice(from, to)
}
