import type { Settings } from './settings.ts'
import { users } from './users.ts'

/** The one block that says where everything is and how to sign in. */
export function printReady({ siteUrl, ports, dataDir, demo }: Settings, took: number) {
  const at = (port: number, path = '/') => `http://localhost:${port}${path}`
  const lines = [
    `Gelombang is ready (${(took / 1000).toFixed(1)} s)`,
    '',
    `  Site       ${siteUrl}/          English: ${siteUrl}/en`,
    `  Officers   ${siteUrl}/admin/`,
    `  Mailbox    ${at(ports.mailbox)}          every mail that is sent, companies' links among them`,
    `  API        ${siteUrl}/api/papers/docs`,
    `  Files      ${at(ports.files)}          private: opened by links that expire`,
    `  Clock      ${siteUrl}/__local    set it forward to see reminders and deadlines`,
    '',
    '  Officers sign in by choosing a card, without a password:',
    ...users.map(({ id, name, office }) => `    ${id.padEnd(12)} ${name.padEnd(28)} ${office}`),
    '  Companies sign in by the link in their mail: register at /daftar, or ask for a link at /masuk.',
    '',
    `  Data in ${dataDir}; begin anew with: npm start -- --fresh`,
    ...(demo ? [] : ['  A programme in full swing: npm start -- --fresh --demo']),
    '  Stop with Ctrl+C',
    '',
  ]
  console.log(`\n${lines.join('\n')}`)
}
