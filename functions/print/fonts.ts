import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

/** Source Sans 3 (SIL Open Font License), in the two weights that letters use. */
export const faces = ['regular', 'bold'] as const
export type Face = (typeof faces)[number]

/** A font as pdfkit has parsed it. */
export type Parsed = PDFKit.Mixins.PDFFontSource
export type Fonts = Record<Face, Parsed>

// Read from the package. A bundled function finds them at the same place, because the deployment copies exactly these
// two files there (`nodejs.copyFiles` in `stacks`); pdfkit then embeds only the glyphs that a document uses.
const files: Record<Face, string> = {
  regular: '@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf',
  bold: '@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf',
}
const { resolve } = createRequire(import.meta.url)

let parsed: Promise<Fonts> | undefined

/** The fonts, parsed once a process: that takes ten times as long as a page. */
export const loadFonts = (): Promise<Fonts> =>
  (parsed ??= Promise.all(faces.map(parse)).then(
    ([regular, bold]) => ({ regular: regular!, bold: bold! }),
    (error) => {
      parsed = undefined
      throw error
    },
  ))

async function parse(face: Face): Promise<Parsed> {
  const [bytes, { default: PDFDocument }] = await Promise.all([
    readFile(resolve(files[face])),
    import('pdfkit'),
  ])
  // pdfkit takes a font that it has parsed before; a scrap document is the only way to have it parse one.
  const scrap = new PDFDocument({ autoFirstPage: false, font: '' }).font(bytes)
  return (Reflect.get(scrap, '_font') as { font: Parsed }).font
}
