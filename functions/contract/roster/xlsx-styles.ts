import { attribute } from './xml.ts'
import { scan } from './xml-part.ts'
import type { Zip } from './zip.ts'

/** For each cell style of a workbook, whether it shows a number as a date. */
export function readDateStyles(zip: Zip, path: string): boolean[] {
  const formats = new Map<number, string>()
  const styles: number[] = []
  let inCellStyles = false
  scan(zip, path, {
    open(name, attributes) {
      if (name === 'numFmt')
        formats.set(Number(attribute(attributes, 'numFmtId')), attribute(attributes, 'formatCode') ?? '')
      else if (name === 'cellXfs') inCellStyles = true
      else if (name === 'xf' && inCellStyles) styles.push(Number(attribute(attributes, 'numFmtId') ?? 0))
    },
    close(name) {
      if (name === 'cellXfs') inCellStyles = false
    },
  })
  return styles.map((id) => isDateFormat(id, formats.get(id)))
}

function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined)
    return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)
  const bare = (code.split(';')[0] ?? '')
    .replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '')
    .replace(/general/gi, '')
    .replace(/am\/pm|a\/p/gi, '')
  return /[dy]/i.test(bare) || (/m/i.test(bare) && !/[hs0#]/i.test(bare))
}
