import type { Language } from '../contract/fields.ts'
import { type Colour, light } from '../contract/tokens.ts'
import type { Face } from './fonts.ts'

export type Type = { face?: Face; size?: number; colour?: Colour; align?: 'left' | 'right' | 'center' }

/** A4 in points. */
const a4 = { short: 595.28, long: 841.89 }

/** Sheets to draw on: where the next line goes, lines that break, tags for who listens instead of looking. */
export type Paper = ReturnType<typeof createPaper>

export function createPaper(
  doc: PDFKit.PDFDocument,
  { language, landscape = false, margin = 56 }: { language: Language; landscape?: boolean; margin?: number },
) {
  const [width, height] = landscape ? [a4.long, a4.short] : [a4.short, a4.long]
  const root = doc.struct('Document')
  doc.addStructure(root)
  let parent = root
  const set = ({ face = 'regular', size = 10.5 }: Type) => doc.font(face).fontSize(size)

  const paper = {
    doc,
    language,
    /** The whole sheet, and what may be written on, in points. */
    sheet: { width, height },
    left: margin,
    width: width - 2 * margin,
    top: margin,
    bottom: height - 64,
    /** Where the next block goes. */
    y: margin,

    /** Begins a sheet. */
    turn() {
      doc.addPage()
      paper.y = paper.top
    },
    /** Turns the page unless so many points are left. */
    need(points: number) {
      if (paper.y + points > paper.bottom && paper.y > paper.top) paper.turn()
    },
    /** What `draw` writes is an element of that type (`P`, `H1`, `TD` …) of the PDF's structure. */
    tag(type: string, draw: () => void) {
      parent.add(doc.struct(type, {}, draw))
    },
    /** Elements that are tagged inside `draw` are children of this one. */
    group(type: string, draw: () => void) {
      const outer = parent
      const element = doc.struct(type)
      outer.add(element)
      parent = element
      try {
        draw()
      } finally {
        parent = outer
        element.end()
      }
    },
    /** A picture with its text. */
    figure(alt: string, bbox: [number, number, number, number], draw: () => void) {
      parent.add(doc.struct('Figure', { alt, bbox } as { alt: string }, draw))
    },
    /** Lines, emblems, page numbers: nothing to be read out. */
    ornament(draw: () => void) {
      doc.markContent('Artifact', { type: 'Layout' })
      draw()
      doc.endMarkedContent()
    },

    widthOf: (said: string, type: Type = {}) => set(type).widthOfString(said),
    /** Height of one line. */
    lineHeight: ({ size = 10.5 }: Type = {}) => Math.round(size * 14) / 10,
    /** The lines that a text takes in a width; words longer than it are cut. */
    wrap(said: string, within: number, type: Type = {}): string[] {
      set(type)
      const measure = (part: string) => doc.widthOfString(part)
      const space = measure(' ')
      return said.split('\n').flatMap((paragraph) => {
        const lines: string[] = []
        let line = ''
        let used = 0
        for (const word of paragraph.split(/[ \t]+/).flatMap((each) => cut(each, within, measure))) {
          const taken = measure(word)
          if (line && used + space + taken > within) {
            lines.push(line)
            line = word
            used = taken
          } else {
            used += line ? space + taken : taken
            line = line ? `${line} ${word}` : word
          }
        }
        return [...lines, line]
      })
    },
    /** One line at a place; `width` is only needed to align it. */
    write(said: string, x: number, y: number, type: Type & { width?: number } = {}) {
      if (!said) return
      const { align = 'left', colour = 'ink', width: within = 0 } = type
      const room = align === 'left' ? 0 : within - set(type).widthOfString(said)
      set(type).fillColor(light[colour])
      doc.text(said, x + (align === 'center' ? room / 2 : room), y, { lineBreak: false })
    },
    /** A text in a box without turning the page; answers its height. */
    writeIn(said: string, x: number, y: number, within: number, type: Type = {}): number {
      const step = paper.lineHeight(type)
      const lines = paper.wrap(said, within, type)
      lines.forEach((line, at) => paper.write(line, x, y + at * step, { ...type, width: within }))
      return lines.length * step
    },
    /** A text from where the paper stands, over as many pages as it takes. */
    flow(
      said: string,
      type: Type & { indent?: number; element?: string; /** Before the first line. */ marker?: string } = {},
    ) {
      const { indent = 0, element = 'P', marker } = type
      const step = paper.lineHeight(type)
      const lines = paper.wrap(said, paper.width - indent, type)
      // No line of a paragraph stands alone.
      paper.need(step * Math.min(lines.length, lines.length === 3 ? 3 : 2))
      paper.tag(element, () =>
        lines.forEach((line, at) => {
          if (at !== lines.length - 2 || lines.length < 4) paper.need(step)
          else paper.need(2 * step)
          if (at === 0 && marker) paper.write(marker, paper.left + 3, paper.y, type)
          paper.write(line, paper.left + indent, paper.y, { ...type, width: paper.width - indent })
          paper.y += step
        }),
      )
    },
    rule(x: number, y: number, to: number, { colour = 'line' as Colour, thick = 0.6 } = {}) {
      doc.lineWidth(thick).strokeColor(light[colour]).moveTo(x, y).lineTo(to, y).stroke()
    },
  }
  return paper
}

/** Cuts a word that no line could hold. */
function cut(word: string, within: number, measure: (part: string) => number): string[] {
  if (word.length < 12 || measure(word) <= within) return [word]
  const parts: string[] = []
  let part = ''
  for (const sign of word) {
    if (part && measure(part + sign) > within) {
      parts.push(part)
      part = ''
    }
    part += sign
  }
  return [...parts, part]
}
