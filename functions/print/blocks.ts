import type { Paper } from './paper.ts'

/** A person who signs. */
export type Signer = {
  /** `Kepanjen, 3 Desember 2026`. */
  placeAndDate?: string
  /** `Kepala Dinas Tenaga Kerja`. */
  role: string
  name: string
  /** Number of a civil servant or of an assessor, with its word: `NIP 19700101 199503 1 001`. */
  number?: string
}

export type Column = {
  head: string
  /** Share of the width; none: 1. */
  share?: number
  align?: 'left' | 'right' | 'center'
  /** Left empty for a signature, with the row's number in the corner. */
  sign?: true
}

/** The parts of a letter, from top to bottom. Texts are plain; `\n` begins a line. */
export type Block =
  | { as: 'heading'; text: string }
  | { as: 'text'; text: string; bold?: boolean }
  | { as: 'note'; text: string }
  /** Number, subject and such at the left, place and date at the right, then whom it goes to. */
  | {
      as: 'address'
      placeAndDate: string
      rows: readonly (readonly [string, string])[]
      to: readonly string[]
    }
  | { as: 'facts'; rows: readonly (readonly [label: string, value: string])[] }
  | { as: 'list'; items: readonly string[]; numbered?: boolean }
  | {
      as: 'table'
      columns: readonly Column[]
      rows: readonly (readonly string[])[]
      /** Least height of a row, in points. */
      rowHeight?: number
    }
  /** One signs at the right; two or three side by side. Rows below each other name the same number of columns. */
  | { as: 'signatures'; signers: readonly Signer[]; columns?: number }
  | { as: 'qr'; data: string; alt: string; caption: string; size?: number }
  | { as: 'gap'; points: number }
  | { as: 'page' }
  /** Whatever else, kept together: draw inside `box`, of the height that was asked for. */
  | { as: 'drawn'; height: number; draw: (paper: Paper, box: Box) => void | Promise<void> }

export type Box = { x: number; y: number; width: number; height: number }
