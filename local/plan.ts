import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { PlanInstance } from '../functions/contract/plan-instance.ts'
import { plan } from '../functions/waves/planner.ts'

/** Reads an instance from a file; whatever is wrong with it becomes a message. */
function readInstance(file: string): PlanInstance {
  const { success, output, issues } = v.safeParse(PlanInstance, parse(readFileSync(file, 'utf8')), {
    abortEarly: true,
  })
  if (success) return output
  const [{ message }] = issues
  throw new Error(`${v.getDotPath(issues[0]) ?? 'instance'}: ${message}`)
}

function parse(text: string): unknown {
  try {
    // Editors on Windows put a mark of byte order first.
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new Error(`Not JSON: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}

/** Writes a list without making one string of it, which a million entries could exceed. */
function* listed(items: object[]): Generator<string> {
  for (let at = 0; at < items.length; at += 10_000) {
    const part = items.slice(at, at + 10_000).map((item) => `    ${JSON.stringify(item)}`)
    yield (at === 0 ? '\n' : ',\n') + part.join(',\n')
  }
  if (items.length > 0) yield '\n  '
}

// Whoever reads the output may stop before its end.
process.stdout.on('error', () => process.exit(1))

const [file] = process.argv.slice(2)
try {
  if (!file) throw new Error('Usage: npm run --silent plan -- FILE')
  const { assignments, unplaced, objective, faults } = plan(readInstance(file))
  process.stdout.write('{\n  "assignments": [')
  for (const part of listed(assignments)) process.stdout.write(part)
  process.stdout.write('],\n  "unplaced": [')
  for (const part of listed(unplaced)) process.stdout.write(part)
  process.stdout.write(`],\n  "objective": ${JSON.stringify(objective)},\n`)
  process.stdout.write(`  "faults": ${JSON.stringify(faults)}\n}\n`)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
