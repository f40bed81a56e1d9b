// A plugin for the builder of the functions: SST's, and that of the tests.
import { fileURLToPath } from 'node:url'

const ours = (file) => fileURLToPath(new URL(`../functions/platform/${file}`, import.meta.url))

/** What a function in Lambda never needs of the SDK, and what stands in for it. */
const instead = new Map([
  // A role's credentials are in the environment; the SDK would also know how to log in and ask other services.
  ['@aws-sdk/credential-provider-node', ours('role.ts')],
  // The SDK's names of browsers.
  ['bowser', ours('nothing.ts')],
])
/** Of what the tables answer, nothing is a stream of events. */
const later = new Map([['@smithy/core/event-streams', ours('nothing.ts')]])

// SST hands the plugin every path whatever the filter says, and no path at all to the filter.
export default [
  {
    name: 'trim',
    setup({ onResolve }) {
      onResolve({ filter: /.*/ }, ({ path, kind }) => {
        const file = instead.get(path) ?? (kind === 'dynamic-import' && later.get(path))
        return file ? { path: file } : undefined
      })
    },
  },
]
