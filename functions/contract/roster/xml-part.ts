import { xmlScanner } from './xml.ts'
import type { XmlHandler } from './xml.ts'
import { readPart } from './zip.ts'
import type { Zip } from './zip.ts'

const ignore = () => {}

/** Scans an XML part of a zip; false when there is no such part. */
export function scan(zip: Zip, path: string, handler: Partial<XmlHandler>): boolean {
  return readPart(zip, path, xmlScanner({ open: ignore, text: ignore, close: ignore, ...handler }))
}
