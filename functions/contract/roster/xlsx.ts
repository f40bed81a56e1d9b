import { zipKind } from './format.ts'
import { MAX_CELL_LENGTH, MAX_CELLS } from './limits.ts'
import { RosterError } from './roster-error.ts'
import type { Cell, Sheet } from './sheet.ts'
import { attribute, unescapeXml } from './xml.ts'
import { scan } from './xml-part.ts'
import { readDateStyles } from './xlsx-styles.ts'
import { readWorksheet } from './xlsx-worksheet.ts'
import { openZip, readPart } from './zip.ts'
import type { Zip } from './zip.ts'

/** A workbook whose sheets are read when they are asked for. */
export type Workbook = { sheets: readonly { name: string; hidden: boolean; read(): Sheet }[] }

/** Opens an `.xlsx` or `.xlsm`. Throws a RosterError when the bytes are no such workbook or swell too much. */
export function openWorkbook(bytes: Uint8Array): Workbook {
  const zip = openZip(bytes)
  const names = [...zip.entries.keys()]
  const main = relationTargets(zip, '_rels/.rels', '').find(({ type }) => type === 'officeDocument')?.target
  const path = [main, 'xl/workbook.xml'].find((part) => part && zip.entries.has(part.toLowerCase()))
  if (!path || !/\.xml$/i.test(path) || /^(?:word|ppt)\//i.test(path))
    throw new RosterError(zipKind(names, mimetype(zip)))
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const relations = relationTargets(zip, `${folder}_rels/${path.slice(folder.length)}.rels`, folder)
  const part = (type: string, usual: string) =>
    relations.find((relation) => relation.type === type)?.target ?? folder + usual
  const { sheets, date1904 } = readWorkbook(zip, path)
  const shared = once(() => readSharedStrings(zip, part('sharedStrings', 'sharedStrings.xml')))
  const dateStyles = once(() => readDateStyles(zip, part('styles', 'styles.xml')))
  const budget = { cells: 0 }
  return {
    sheets: sheets.map(({ name, hidden, id }, index) => ({
      name,
      hidden,
      read() {
        const target = relations.find((relation) => relation.id === id)?.target
        const file = target ?? `${folder}worksheets/sheet${index + 1}.xml`
        const book = { shared: shared(), dateStyles: dateStyles(), date1904, budget }
        return { name, hidden, date1904, ...readWorksheet(zip, file, book) }
      },
    })),
  }
}

function readWorkbook(zip: Zip, path: string) {
  const sheets: { name: string; hidden: boolean; id: string }[] = []
  let date1904 = false
  scan(zip, path, {
    open(name, attributes) {
      if (name === 'workbookPr') date1904 = /^(?:1|true|on)$/.test(attribute(attributes, 'date1904') ?? '')
      if (name === 'sheet' && sheets.length < 256)
        sheets.push({
          name: attribute(attributes, 'name') ?? '',
          hidden: (attribute(attributes, 'state') ?? 'visible') !== 'visible',
          id: attribute(attributes, 'id') ?? '',
        })
    },
  })
  if (sheets.length === 0) throw new RosterError('roster.broken')
  return { sheets, date1904 }
}

function relationTargets(zip: Zip, path: string, folder: string) {
  const targets: { id: string; type: string; target: string }[] = []
  scan(zip, path, {
    open(name, attributes) {
      const target = attribute(attributes, 'Target')
      if (name !== 'Relationship' || !target || attribute(attributes, 'TargetMode') === 'External') return
      targets.push({
        id: attribute(attributes, 'Id') ?? '',
        type: (attribute(attributes, 'Type') ?? '').split('/').at(-1) ?? '',
        target: target.startsWith('/') ? target.slice(1) : resolve(folder + target),
      })
    },
  })
  return targets
}

function readSharedStrings(zip: Zip, path: string): (Cell | undefined)[] {
  const strings: (Cell | undefined)[] = []
  let text = ''
  let inText = false
  let phonetic = false
  scan(zip, path, {
    open(name) {
      if (name === 'si') text = ''
      else if (name === 't') inText = !phonetic
      else if (name === 'rPh') phonetic = true
    },
    text(piece) {
      if (inText) text += piece
    },
    close(name) {
      if (name === 't') inText = false
      else if (name === 'rPh') phonetic = false
      else if (name === 'si') {
        if (strings.length >= MAX_CELLS) throw new RosterError('roster.too_many_cells')
        strings.push(
          text.trim() === ''
            ? undefined
            : { kind: 'text', text: unescapeXml(text.slice(0, MAX_CELL_LENGTH)) },
        )
      }
    },
  })
  return strings
}

function mimetype(zip: Zip): string {
  let text = ''
  if ((zip.entries.get('mimetype')?.size ?? 1000) < 200) readPart(zip, 'mimetype', (piece) => (text += piece))
  return text
}

function resolve(path: string): string {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.') parts.push(part)
  }
  return parts.join('/')
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => (made ??= { value: make() }).value
}
