import { light } from '../contract/tokens.ts'
import type { Block, Column } from './blocks.ts'
import type { Paper, Type } from './paper.ts'

const padding = 5
const cellType: Type = { size: 9.5 }
const headType: Type = { size: 9.5, face: 'bold' }

/** A table that goes on over pages, with its head on each; no row is cut. */
export function drawTable(
  paper: Paper,
  { columns, rows, rowHeight = 0 }: Extract<Block, { as: 'table' }>,
): void {
  const step = paper.lineHeight(cellType)
  const shares = columns.reduce((sum, { share = 1 }) => sum + share, 0)
  const widths = columns.map(({ share = 1 }) => (paper.width * share) / shares)
  const starts = widths.map(
    (_, at) => paper.left + widths.slice(0, at).reduce((sum, width) => sum + width, 0),
  )
  const end = paper.left + paper.width
  const grid = columns.some(({ sign }) => sign)
  const linesOf = (texts: readonly string[], type: Type) =>
    columns.map((_, at) => paper.wrap(texts[at] ?? '', widths[at]! - 2 * padding, type))
  const heightOf = (lines: string[][]) => Math.max(...lines.map(({ length }) => length)) * step + 2 * padding

  const heads = linesOf(
    columns.map(({ head }) => head),
    headType,
  )
  const headHeight = heightOf(heads)

  const row = (lines: string[][], type: Type, element: 'TH' | 'TD') =>
    paper.group('TR', () =>
      columns.forEach((column: Column, at) =>
        paper.tag(element, () =>
          lines[at]!.forEach((line, down) =>
            paper.write(line, starts[at]! + padding, paper.y + padding + down * step, {
              ...type,
              align: column.align ?? 'left',
              width: widths[at]! - 2 * padding,
            }),
          ),
        ),
      ),
    )
  const lines = (top: number, height: number) =>
    paper.ornament(() => {
      paper.rule(paper.left, top + height, end)
      if (!grid) return
      paper.doc.lineWidth(0.6).strokeColor(light.line)
      for (const x of [...starts, end]) paper.doc.moveTo(x, top).lineTo(x, top + height)
      paper.doc.stroke()
    })
  const head = () => {
    paper.ornament(() => {
      paper.doc.rect(paper.left, paper.y, paper.width, headHeight).fill(light.ground)
      paper.rule(paper.left, paper.y, end, { colour: 'edge' })
    })
    row(heads, headType, 'TH')
    lines(paper.y, headHeight)
    paper.y += headHeight
  }

  paper.group('Table', () => {
    const laid = rows.map((texts) => linesOf(texts, cellType))
    const heights = laid.map((cells) => Math.max(heightOf(cells), rowHeight))
    paper.need(headHeight + (heights[0] ?? 0))
    head()
    laid.forEach((cells, at) => {
      const height = heights[at]!
      if (paper.y + height > paper.bottom) {
        paper.turn()
        head()
      }
      row(cells, cellType, 'TD')
      columns.forEach(({ sign }, column) => {
        if (sign)
          paper.ornament(() =>
            paper.write(`${at + 1}.`, starts[column]! + 4, paper.y + 2, { size: 7, colour: 'muted' }),
          )
      })
      lines(paper.y, height)
      paper.y += height
    })
  })
  paper.y += 10
}
