import type { Language } from '../contract/fields.ts'
import type { Block } from './blocks.ts'
import { drawBlock } from './draw.ts'
import { loadFonts } from './fonts.ts'
import { drawFrames, drawLetterhead, type Head } from './letterhead.ts'
import { pack } from './pack.ts'
import { createPaper, type Paper } from './paper.ts'

export type Sheet = {
  /** Of the file; `letter` prints it too. */
  title: string
  author: string
  language: Language
  landscape?: boolean
  /** Left, right and above, in points; none: 56, which is 2 cm. */
  margin?: number
  /** When it was made; the same content of the same moment is the same file. None: now. */
  at?: Date
}

export type LetterSpec = Pick<Sheet, 'title' | 'language' | 'landscape' | 'at'> & {
  head: Head
  /** Of the letter or decision; stands under the title. */
  number?: string
  /** Whether title and number stand centred above the body; letters with an address block do without. None: yes. */
  titled?: boolean
  body: readonly Block[]
  /** At the foot of each page, beside its number. */
  foot?: string
}

export type Printer = ReturnType<typeof createPrinter>

/** Makes PDFs: letters with the office's head, or sheets that the caller draws. pdfkit is loaded when first needed. */
export function createPrinter({ now }: { now: () => Date }) {
  /** A document of which `draw` makes everything. */
  async function draw(
    sheet: Sheet,
    drawAll: (paper: Paper) => void | Promise<void>,
  ): Promise<Uint8Array<ArrayBuffer>> {
    const [{ default: PDFDocument }, fonts] = await Promise.all([import('pdfkit'), loadFonts()])
    const doc = new PDFDocument({
      size: 'A4',
      layout: sheet.landscape ? 'landscape' : 'portrait',
      margin: 0,
      // None of the fonts that pdfkit knows: their metrics do not come with a bundle.
      font: '',
      pdfVersion: '1.7',
      tagged: true,
      lang: sheet.language === 'id' ? 'id-ID' : 'en-GB',
      displayTitle: true,
      bufferPages: true,
      info: {
        Title: sheet.title,
        Author: sheet.author,
        Creator: 'Gelombang',
        Producer: 'Gelombang',
        CreationDate: sheet.at ?? now(),
      },
    })
    const chunks: Uint8Array[] = []
    const done = new Promise<void>((resolve, reject) => {
      doc.on('data', (chunk: Uint8Array) => chunks.push(chunk))
      doc.on('end', resolve)
      doc.on('error', reject)
    })
    for (const [face, font] of Object.entries(fonts)) doc.registerFont(face, font)
    await drawAll(createPaper(doc, sheet))
    doc.end()
    await done
    return pack(Buffer.concat(chunks))
  }

  return {
    draw,
    /** A letter: head, title, body over as many pages as it takes, foot with page numbers. */
    letter: (spec: LetterSpec) =>
      draw({ ...spec, author: spec.head.office.name }, async (paper) => {
        drawLetterhead(paper, spec.head)
        if (spec.titled !== false) {
          paper.tag('H1', () => {
            paper.y += paper.writeIn(spec.title, paper.left, paper.y, paper.width, {
              face: 'bold',
              size: 15,
              align: 'center',
            })
          })
          if (spec.number)
            paper.tag('P', () => {
              paper.y += paper.writeIn(spec.number!, paper.left, paper.y, paper.width, { align: 'center' })
            })
          paper.y += 14
        }
        for (const block of spec.body) await drawBlock(paper, block)
        drawFrames(paper, spec)
      }),
  }
}
