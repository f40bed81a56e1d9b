// Who may import whom. The rule reads paths only: a file's place says what it is.
import { dirname, relative, resolve } from 'node:path'

/** Writes that other features may put into their own transactions, and what a feature offers to all. */
const shared =
  /^functions\/(audit\/record|mail\/owe|auth\/(links|sessions|keys|worker-links)|waves\/notices|[a-z]+\/writes)\.ts$/
const repository = /^functions\/[a-z]+\/[a-z-]*repository\.ts$/
const contract = /^functions\/contract\//
const platform = /^functions\/platform\//

/** @type {{ of: RegExp, may: RegExp[], packages?: RegExp, says: string }[]} */
const layers = [
  {
    of: contract,
    may: [contract],
    packages: /^(valibot|papaparse|fflate|read-excel-file|exceljs|jose|uqr|@noble\/)/,
    says: 'the contract imports schema, parser and crypto libraries only',
  },
  { of: /^web\/src\//, may: [contract, /^web\//], says: 'the web imports the contract only' },
  {
    of: /^stacks\//,
    may: [/^stacks\//, /^web\/src\/routes\.ts$/],
    says: 'stacks import no function code, and of the web its addresses',
  },
  {
    of: platform,
    may: [platform, /^functions\/contract\/(access|endpoint|fields|problem|tokens|text\/)/],
    says: 'the platform knows no feature',
  },
  {
    // Planner and other pure rules: a folder or file named for what it decides.
    of: /^functions\/waves\/planner(\/|\.ts)/,
    may: [contract, /^functions\/waves\/planner/, /^functions\/platform\/(errors|group-by)\.ts$/],
    packages: /^valibot/,
    says: 'rules import contract and errors only',
  },
  {
    of: /^functions\/(companies\/company|nominations\/nomination|programmes\/programme|waves\/wave|quota\/quota|standing\/(standing|proposal)|audit\/(invariants|mask)|bnsp\/(codes|result|returned-row)|certificates\/certificate|workers\/worker)\.ts$/,
    may: [contract, /^functions\/(platform\/(errors|jakarta)|standing\/standing)\.ts$/],
    packages: /^valibot/,
    says: 'rules import contract, errors and the calendar only',
  },
  {
    of: /^functions\/progress\/(figures|withhold|ageing)\.ts$/,
    may: [contract, /^functions\/progress\/withhold\.ts$/],
    packages: /^valibot/,
    says: 'what is counted and withheld depends on the contract only',
  },
  {
    of: /^functions\/entry\//,
    may: [/^functions\//, /^local\/openapi\.ts$/],
    says: 'entries wire the functions',
  },
  {
    of: /^functions\/(?!entry|contract|platform|app\.ts|deps\.ts)[a-z]+\//,
    may: [
      contract,
      platform,
      shared,
      repository,
      /^functions\/deps\.ts$/,
      // Every letter and list on paper is printed by one hand.
      /^functions\/print\//,
      // Types and rules of another feature travel with its repository.
      /^functions\/(companies\/company|nominations\/nomination|programmes\/programme|waves\/wave|waves\/registers|waves\/planner\/types|quota\/quota|mail\/notice|certificates\/(certificate|paper)|standing\/steps|bnsp\/list|bnsp\/workbook)\.ts$/,
    ],
    says: 'a feature imports its own files, the contract, the platform, repositories and shared writes',
  },
]

const root = resolve(import.meta.dirname, '..')

export default {
  meta: { name: 'layers' },
  rules: {
    direction: {
      create(context) {
        const file = relative(root, context.filename).replaceAll('\\', '/')
        const layer = layers.find(({ of }) => of.test(file))
        if (!layer) return {}
        const feature = /^functions\/[a-z]+\//.exec(file)?.[0]
        const check = (node) => {
          const source = node.source?.value
          if (typeof source !== 'string') return
          if (!source.startsWith('.')) {
            if (layer.packages && !layer.packages.test(source))
              context.report({ node, message: `${file} imports ${source}: ${layer.says}` })
            return
          }
          const target = relative(root, resolve(dirname(context.filename), source)).replaceAll('\\', '/')
          const own = feature && layer.says.startsWith('a feature') && target.startsWith(feature)
          if (!own && !layer.may.some((allowed) => allowed.test(target)))
            context.report({ node, message: `${file} imports ${target}: ${layer.says}` })
        }
        return {
          ImportDeclaration: check,
          ImportExpression: check,
          ExportNamedDeclaration: check,
          ExportAllDeclaration: check,
        }
      },
    },
  },
}
