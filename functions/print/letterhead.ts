import type { Programme } from '../contract/programme.ts'
import { drawEmblem } from './emblem.ts'
import type { Paper } from './paper.ts'

/** Who writes, from the programme's data. */
export type Head = {
  office: Programme['office']
  /** The certification body, where it takes part in the letter. */
  lsp?: string
  programme: string
}

const emblem = 44

/** The head of the first page; the paper then stands where the letter begins. */
export function drawLetterhead(paper: Paper, { office, lsp, programme }: Head) {
  const x = paper.left + emblem + 14
  const within = paper.width - emblem - 14
  paper.y = 40
  const top = paper.y
  paper.ornament(() => drawEmblem(paper, paper.left, top, emblem))
  const line = (said: string, type: Parameters<Paper['writeIn']>[4]) => {
    paper.y += paper.writeIn(said, x, paper.y, within, type)
  }
  paper.tag('P', () => {
    line(office.name, { face: 'bold', size: 14 })
    if (lsp) line(lsp, { face: 'bold', size: 10.5, colour: 'accentDeep' })
    line(programme, { size: 9.5 })
    line(`${office.address} · ${office.phone} · ${office.email}`, { size: 8.5, colour: 'muted' })
  })
  paper.y = Math.max(paper.y, top + emblem) + 8
  paper.ornament(() => {
    paper.rule(paper.left, paper.y, paper.left + paper.width, { colour: 'accent', thick: 2 })
    paper.rule(paper.left, paper.y + 2.6, paper.left + paper.width, { colour: 'accent', thick: 0.5 })
  })
  paper.y += 22
}

const pageWords = {
  id: (page: number, of: number) => `Halaman ${page} dari ${of}`,
  en: (page: number, of: number) => `Page ${page} of ${of}`,
}
const small = { size: 8.5, colour: 'muted' } as const

/** Head of the further pages, foot and number of all: drawn last, when their number is known. */
export function drawFrames(
  paper: Paper,
  { head, title, foot }: { head: Head; title: string; foot?: string },
) {
  const { doc, left, width, language } = paper
  const { start, count } = doc.bufferedPageRange()
  for (let at = 0; at < count; at += 1) {
    doc.switchToPage(start + at)
    paper.ornament(() => {
      if (at > 0) {
        const name = paper.wrap(head.office.name, width / 2 - 8, small)[0]!
        const what = paper.wrap(title, width / 2 - 8, small)[0]!
        paper.write(name, left, 32, small)
        paper.write(what, left + width / 2, 32, { ...small, align: 'right', width: width / 2 })
        paper.rule(left, 46, left + width)
      }
      const base = paper.sheet.height - 46
      paper.rule(left, base - 7, left + width)
      const number = pageWords[language](at + 1, count)
      paper.write(number, left, base, { ...small, align: 'right', width })
      if (foot) paper.writeIn(foot, left, base, width - paper.widthOf(number, small) - 16, small)
    })
  }
}
