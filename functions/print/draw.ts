import type { Block } from './blocks.ts'
import type { Paper } from './paper.ts'
import { drawTable } from './table.ts'

/** Draws a block where the paper stands, and moves on below it. */
export async function drawBlock(paper: Paper, block: Block): Promise<void> {
  switch (block.as) {
    case 'heading':
      paper.y += 4
      // A heading never stands alone at the foot of a page.
      paper.need(60)
      paper.flow(block.text, { face: 'bold', size: 12, colour: 'accentDeep', element: 'H2' })
      paper.y += 4
      return
    case 'text':
      paper.flow(block.text, block.bold ? { face: 'bold' } : {})
      paper.y += 8
      return
    case 'note':
      paper.flow(block.text, { size: 9, colour: 'muted' })
      paper.y += 7
      return
    case 'address':
      return drawAddress(paper, block)
    case 'facts':
      drawFacts(paper, block.rows, paper.width)
      paper.y += 8
      return
    case 'list':
      return drawList(paper, block.items, block.numbered ?? false)
    case 'table':
      return drawTable(paper, block)
    case 'signatures':
      return drawSignatures(paper, block)
    case 'qr': {
      const { drawQr } = await import('./qr.ts')
      const { size = 84, data, alt, caption } = block
      paper.need(size + 8)
      const { left: x, y } = paper
      await drawQr(paper, { data, x, y, size }, alt)
      const lines = paper.wrap(caption, paper.width - size - 12, { size: 9 })
      const height = lines.length * paper.lineHeight({ size: 9 })
      paper.tag('Caption', () => {
        paper.writeIn(caption, x + size + 12, y + Math.max(0, (size - height) / 2), paper.width - size - 12, {
          size: 9,
          colour: 'muted',
        })
      })
      paper.y += Math.max(size, height) + 8
      return
    }
    case 'gap':
      paper.y += block.points
      return
    case 'page':
      return paper.turn()
    case 'drawn': {
      paper.need(block.height)
      const { left: x, y, width } = paper
      await block.draw(paper, { x, y, width, height: block.height })
      paper.y = y + block.height
    }
  }
}

function drawAddress(paper: Paper, { placeAndDate, rows, to }: Extract<Block, { as: 'address' }>) {
  const top = paper.y
  const right = paper.width * 0.36
  paper.tag('P', () => {
    paper.writeIn(placeAndDate, paper.left + paper.width - right, top, right, { align: 'right' })
  })
  drawFacts(paper, rows, paper.width - right - 12)
  paper.y += 12
  paper.tag('P', () => {
    for (const line of to) {
      const lines = paper.wrap(line, paper.width * 0.6)
      for (const each of lines) {
        paper.write(each, paper.left, paper.y)
        paper.y += paper.lineHeight()
      }
    }
  })
  paper.y += 12
}

function drawFacts(paper: Paper, rows: readonly (readonly [string, string])[], within: number) {
  const step = paper.lineHeight()
  const labels = Math.min(within * 0.4, Math.max(...rows.map(([label]) => paper.widthOf(label)), 0) + 14)
  for (const [label, value] of rows) {
    const said = paper.wrap(label, labels - 10)
    const lines = paper.wrap(value, within - labels - 8)
    paper.need(step * Math.max(said.length, Math.min(lines.length, 2)))
    paper.tag('P', () => {
      const top = paper.y
      said.forEach((line, at) => paper.write(line, paper.left, top + at * step, { colour: 'muted' }))
      paper.write(':', paper.left + labels - 6, top, { colour: 'muted' })
      lines.forEach((line, at) => {
        if (at > 0) paper.need(step)
        paper.write(line, paper.left + labels + 2, paper.y)
        paper.y += step
      })
      if (said.length > lines.length) paper.y += (said.length - lines.length) * step
      paper.y += 1.5
    })
  }
}

function drawList(paper: Paper, items: readonly string[], numbered: boolean) {
  items.forEach((item, at) => {
    paper.flow(item, { indent: 18, element: 'LI', marker: numbered ? `${at + 1}.` : '•' })
    paper.y += 2
  })
  paper.y += 6
}

function drawSignatures(paper: Paper, block: Extract<Block, { as: 'signatures' }>) {
  const { signers } = block
  const step = paper.lineHeight()
  const gap = 20
  const columns = block.columns ?? Math.max(2, signers.length)
  const within = (paper.width - gap * (columns - 1)) / columns
  // Place and date stand above the roles: the first of several has room for them beside the column.
  const wide = columns > 2 ? 2 * within + gap : within
  const said = signers.map(({ placeAndDate, role, name, number }, at) => ({
    above: [
      ...(placeAndDate ? paper.wrap(placeAndDate, at === 0 ? wide : within) : []),
      ...paper.wrap(`${role},`, within),
    ],
    name: paper.wrap(name, within, { face: 'bold' }),
    number: number ? paper.wrap(number, within) : [],
  }))
  const above = Math.max(...said.map((one) => one.above.length)) * step
  const below = Math.max(...said.map((one) => one.name.length + one.number.length)) * step
  const room = 50
  paper.y += 6
  paper.need(above + room + below)
  const top = paper.y
  said.forEach((one, at) => {
    // One alone signs at the right.
    const x = paper.left + (within + gap) * (signers.length === 1 && !block.columns ? 1 : at)
    paper.tag('P', () => {
      let y = top + above - one.above.length * step
      for (const line of one.above) {
        paper.write(line, x, y)
        y += step
      }
      y += room
      for (const line of one.name) {
        paper.write(line, x, y, { face: 'bold' })
        y += step
      }
      for (const line of one.number) {
        paper.write(line, x, y)
        y += step
      }
    })
  })
  paper.y = top + above + room + below + 8
}
